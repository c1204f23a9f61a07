import { err, type InputError, ok, type Result } from '#base/result.ts';
import type { StoreAccess, WorkbenchDependencies } from '../workbench-store.ts';

/** A file that the person chose: the part of the browser's own that is read. */
export interface ChosenFile {
  readonly name: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface ImportActions {
  /**
   * Takes in the run of a file, keeps it and puts it on its task's screen; resolves to the id of
   * that task, or to what is wrong with the file.
   */
  importRun(file: ChosenFile): Promise<Result<string, InputError>>;
}

export function createImportActions(
  { get }: StoreAccess,
  { newId, now }: Pick<WorkbenchDependencies, 'newId' | 'now'>,
): ImportActions {
  return {
    importRun: async (file) => {
      const arrival = { file: file.name, importedAt: now().toISOString(), id: newId() };
      const bytes = await bytesOf(file);
      if (!bytes.ok) return bytes;
      const { readRunFile } = await import('./run-file.ts');
      const read = readRunFile(bytes.value, arrival);
      if (!read.ok) return read;
      await get().takeInRun(read.value);
      const failure = get().historyFailure;
      return failure ? err(failure) : ok(read.value.taskId);
    },
  };
}

async function bytesOf(file: ChosenFile): Promise<Result<Uint8Array, InputError>> {
  try {
    return ok(new Uint8Array(await file.arrayBuffer()));
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return err({
      message: `“${file.name}” cannot be read: ${reason}`,
      cure: 'Check that the file is still there and that you may read it, then choose it again.',
    });
  }
}
