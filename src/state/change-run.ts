import type { Run, RunSample } from './run.ts';
import type { StoreAccess } from './workbench-store.ts';

/** A run that is changed through the store, as long as it is the latest of its task. */
export interface RunAccess {
  /** Undefined once a later run has taken its place. */
  readonly get: () => Run | undefined;
  /** Does nothing to a later run of the task. */
  readonly change: (next: (run: Run) => Partial<Run>) => void;
  /** Changes one sample; does nothing where the run has no such sample. */
  readonly changeSample: (index: number, next: (sample: RunSample) => Partial<RunSample>) => void;
}

export function accessRun(
  { get, set }: StoreAccess,
  { taskId, id }: Pick<Run, 'taskId' | 'id'>,
): RunAccess {
  const latest = () => {
    const run = get().runs[taskId];
    return run?.id === id ? run : undefined;
  };
  const change: RunAccess['change'] = (next) => {
    const run = latest();
    if (run) set(({ runs }) => ({ runs: { ...runs, [taskId]: { ...run, ...next(run) } } }));
  };
  return {
    get: latest,
    change,
    changeSample: (index, next) =>
      change(({ samples }) => ({
        samples: samples.map((sample, at) =>
          at === index ? { ...sample, ...next(sample) } : sample,
        ),
      })),
  };
}
