import type { RunStorage } from './run-storage.ts';

/** Has the storage itself loaded when it is first asked: the first screen does not wait for it. */
export function lazyRunStorage(load: () => Promise<RunStorage>): RunStorage {
  let loading: Promise<RunStorage> | undefined;
  const storage = () => {
    loading ??= load();
    // A script that did not arrive may arrive next time.
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  };
  return {
    append: async (...given) => (await storage()).append(...given),
    read: async (id) => (await storage()).read(id),
    list: async () => (await storage()).list(),
    latestOf: async (taskId) => (await storage()).latestOf(taskId),
    remark: async (...given) => (await storage()).remark(...given),
    erase: async (ids) => (await storage()).erase(ids),
    hold: async (id) => (await storage()).hold(id),
    isPersistent: async () => (await storage()).isPersistent(),
    persist: async () => (await storage()).persist(),
    onChange: (listener) => {
      const stopping = storage().then((loaded) => loaded.onChange(listener));
      return () => void stopping.then((stop) => stop()).catch(() => undefined);
    },
  };
}
