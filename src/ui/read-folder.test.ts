import { describe, expect, it } from 'vitest';
import { chosenFolder, droppedFolder, MOST_FILES } from './read-folder.ts';

/** A folder in short: names of files, and folders in turn. */
interface Tree {
  readonly [name: string]: Tree | string;
}

const READER_BATCH = 100;

function entryOf(name: string, content: Tree | string): FileSystemEntry {
  const common = { name, fullPath: name, filesystem: {}, getParent: () => {} };
  if (typeof content === 'string') {
    const file = (take: (file: File) => void) => take(new File([content], name));
    return { ...common, isFile: true, isDirectory: false, file } as unknown as FileSystemEntry;
  }
  const createReader = () => {
    const left = Object.entries(content).map(([child, inner]) => entryOf(child, inner));
    const readEntries = (take: (entries: FileSystemEntry[]) => void) =>
      take(left.splice(0, READER_BATCH));
    return { readEntries };
  };
  return {
    ...common,
    isFile: false,
    isDirectory: true,
    createReader,
  } as unknown as FileSystemEntry;
}

const pathsOf = async (entries: readonly FileSystemEntry[]) => {
  const folder = await droppedFolder(entries);
  if (!folder.ok) throw new Error(folder.error.message);
  return { name: folder.value.name, paths: folder.value.files.map(({ path }) => path) };
};

describe('a dropped folder', () => {
  it('gives its files by their paths in it, three levels deep', async () => {
    const model = { 'config.json': '{}', gpu: { 'model.onnx': 'x', a: { b: 'y', c: { d: 'z' } } } };
    expect(await pathsOf([entryOf('SciReasoner', model)])).toEqual({
      name: 'SciReasoner',
      paths: ['config.json', 'gpu/model.onnx', 'gpu/a/b'],
    });
  });

  it('is also a handful of files and folders dropped together', async () => {
    const entries = [entryOf('config.json', '{}'), entryOf('gpu', { 'model.onnx': 'x' })];
    expect((await pathsOf(entries)).paths).toEqual(['config.json', 'gpu/model.onnx']);
  });

  it('may have more files than a reader gives at once, but not a whole disk', async () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`file-${index}`, 'x']));
    expect((await pathsOf([entryOf('large', many(250))])).paths).toHaveLength(250);
    const disk = await droppedFolder([entryOf('disk', many(MOST_FILES + 1))]);
    expect(disk).toMatchObject({
      ok: false,
      error: { message: `“disk” holds more than ${MOST_FILES} files.` },
    });
  });

  it('that vanishes while it is read says so', async () => {
    const gone = entryOf('stick', { 'config.json': '{}' });
    const broken = {
      ...gone,
      createReader: () => ({
        readEntries: (_: unknown, fail: (reason: Error) => void) => fail(new Error('not found')),
      }),
    } as unknown as FileSystemEntry;
    expect(await droppedFolder([broken])).toMatchObject({
      ok: false,
      error: { message: '“stick” could not be read: not found' },
    });
  });

  it('without files is refused', async () => {
    expect((await droppedFolder([])).ok).toBe(false);
  });
});

describe('a chosen folder', () => {
  const file = (path: string) => {
    const made = new File(['x'], path.split('/').at(-1) ?? '');
    Object.defineProperty(made, 'webkitRelativePath', { value: path });
    return made;
  };

  it('gives its files by their paths in it, three levels deep', () => {
    const folder = chosenFolder(['stick/config.json', 'stick/a/b', 'stick/a/b/c/d'].map(file));
    expect(folder.ok && folder.value.name).toBe('stick');
    expect(folder.ok && folder.value.files.map(({ path }) => path)).toEqual(['config.json', 'a/b']);
  });

  it('without files is refused', () => {
    expect(chosenFolder([]).ok).toBe(false);
  });
});
