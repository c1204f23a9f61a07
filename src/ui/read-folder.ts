import { err, type InputError, ok, type Result } from '#base/result.ts';

export interface PickedFile {
  /** From the picked folder, such as `gpu/model.onnx`. */
  readonly path: string;
  readonly file: File;
}

export interface PickedFolder {
  readonly name: string;
  readonly files: readonly PickedFile[];
}

/** More is no folder of a model, but a disk. */
export const MOST_FILES = 512;
/** Folders within folders; what lies deeper is left out. */
export const MOST_DEPTH = 3;

const LOOSE_FILES = 'dropped files';

/** The folder of an input with `webkitdirectory`, whose files know their paths. */
export function chosenFolder(files: readonly File[]): Result<PickedFolder, InputError> {
  const [first] = files;
  if (!first) return err(nothingPicked);
  const name = first.webkitRelativePath.split('/')[0] || LOOSE_FILES;
  const inside = (file: File) => file.webkitRelativePath.split('/').slice(1).join('/') || file.name;
  const picked = files
    .map((file) => ({ path: inside(file), file }))
    .filter(({ path }) => path.split('/').length <= MOST_DEPTH);
  return picked.length > MOST_FILES ? err(tooMany(name)) : ok({ name, files: picked });
}

/**
 * What was dropped: one folder, or several files and folders as if they lay in one. Take the
 * entries in the drop event itself; the browser forgets them right after it.
 */
export async function droppedFolder(
  entries: readonly FileSystemEntry[],
): Promise<Result<PickedFolder, InputError>> {
  const [first] = entries;
  if (!first) return err(nothingPicked);
  const isOneFolder = entries.length === 1 && isDirectory(first);
  const name = isOneFolder ? first.name : LOOSE_FILES;
  const files: PickedFile[] = [];
  try {
    for (const entry of isOneFolder ? await entriesOf(first) : entries) {
      await collect(entry, '', files);
      if (files.length > MOST_FILES) return err(tooMany(name));
    }
  } catch (thrown) {
    return err(unreadable(name, thrown));
  }
  return ok({ name, files });
}

async function collect(entry: FileSystemEntry, above: string, files: PickedFile[]): Promise<void> {
  const path = above + entry.name;
  if (files.length > MOST_FILES || path.split('/').length > MOST_DEPTH) return;
  if (isFile(entry)) files.push({ path, file: await fileOf(entry) });
  if (!isDirectory(entry)) return;
  for (const child of await entriesOf(entry)) await collect(child, `${path}/`, files);
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A reader gives a hundred entries at a time, and none when it is done. */
async function entriesOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0 || all.length > MOST_FILES) return all;
    all.push(...some);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

const nothingPicked: InputError = {
  message: 'There are no files in what was chosen.',
  cure: 'Choose a folder with files in it.',
};

function tooMany(name: string): InputError {
  return {
    message: `“${name}” holds more than ${MOST_FILES} files.`,
    cure: 'Choose the folder of the model itself, in which config.json lies.',
  };
}

function unreadable(name: string, thrown: unknown): InputError {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    message: `“${name}” could not be read: ${reason}`,
    cure: 'Look whether the disk is still there, then choose the folder again.',
  };
}
