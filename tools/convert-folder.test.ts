import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ModelSource } from '#workers/convert/folder.ts';
import { memorySource } from '#workers/convert/memory-folder.ts';
import type { ConvertProgress } from '#workers/convert/protocol.ts';
import { convertFolder } from './convert-folder.ts';
import { microCheckpoint } from './make-micro-model.ts';
import { nodeSink, nodeSource } from './node-folder.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convert-'));
});
afterEach(() => rm(folder, { recursive: true }));

const source = memorySource('micro', microCheckpoint(3));
const options = { flavours: ['gpu-q4', 'gpu-q4f16'] } as const;
const path = (name: string) => join(folder, name);
const exists = (name: string) => stat(path(name)).then(Boolean, () => false);

async function hashes(name: string): Promise<readonly string[]> {
  const entries = await readdir(path(name), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(async (file) => {
      const digest = createHash('sha256')
        .update(await readFile(file))
        .digest('hex');
      return `${file.slice(path(name).length)} ${digest}`;
    }),
  );
}

/** The disk with the checkpoint goes away in the middle of it. */
function goingAway(after: number): ModelSource {
  return {
    name: source.name,
    open: async (fileName) => {
      const file = await source.open(fileName);
      if (!file?.size || fileName !== 'model.safetensors') return file;
      const read = (offset: number, length: number) =>
        offset > after && offset + 70_000 < file.size
          ? Promise.reject(new Error('EIO: i/o error'))
          : file.read(offset, length);
      return { size: file.size, read };
    },
  };
}

it('goes on with the part that an interruption left and ends with the same bytes', async () => {
  await convertFolder(source, path('whole'), options);
  const lost = convertFolder(goingAway(100_000), path('model'), options);
  await expect(lost).rejects.toMatchObject({ code: 'unreadable-file' });
  expect(await exists('model')).toBe(false);
  expect(await exists('model.part/journal.jsonl')).toBe(true);
  const progress: ConvertProgress[] = [];
  const onProgress = (each: ConvertProgress) => progress.push(each);
  await convertFolder(source, path('model'), { ...options, onProgress });
  expect(progress[0]?.tensor).toMatch(/^model\./);
  expect(await hashes('model')).toEqual(await hashes('whole'));
  expect(await exists('model.part')).toBe(false);
});

it('begins anew when it is told to', async () => {
  await convertFolder(goingAway(100_000), path('model'), options).catch(() => {});
  const progress: ConvertProgress[] = [];
  const onProgress = (each: ConvertProgress) => progress.push(each);
  await convertFolder(source, path('model'), { ...options, isFresh: true, onProgress });
  expect(progress[0]).toMatchObject({ doneBytes: 0, tensor: undefined });
});

it('leaves nothing when it is cancelled', async () => {
  const controller = new AbortController();
  const onProgress = ({ tensor }: ConvertProgress) => {
    if (tensor?.includes('layers.1')) controller.abort();
  };
  const cancelled = convertFolder(source, path('model'), {
    ...options,
    signal: controller.signal,
    onProgress,
  });
  await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
  expect(await readdir(folder)).toEqual([]);
});

it('leaves nothing of a checkpoint that cannot be converted', async () => {
  const files = new Map(microCheckpoint(3));
  const weights = files.get('model.safetensors')!.slice();
  weights.set([0x80, 0x7f], weights.length - 2);
  files.set('model.safetensors', weights);
  const failed = convertFolder(memorySource('bad', files), path('model'), options);
  await expect(failed).rejects.toMatchObject({ code: 'damaged-checkpoint' });
  expect(await readdir(folder)).toEqual([]);
});

it('refuses to overwrite a folder', async () => {
  await writeFile(path('model'), '');
  await expect(convertFolder(source, path('model'), options)).rejects.toMatchObject({
    code: 'folder-exists',
  });
});

it('says how much room is missing before it writes anything', async () => {
  const room = { ...options, freeBytes: () => Promise.resolve(100_000) };
  const refused = convertFolder(source, path('model'), room);
  await expect(refused).rejects.toMatchObject({
    code: 'disk-full',
    message: expect.stringMatching(/takes \d+\.\d MB; 0\.1 MB are free, \d+\.\d MB too few/),
  });
  expect(await readdir(folder)).toEqual([]);
});

it('cuts a file to what is kept and refuses to keep more than there is', async () => {
  const sink = nodeSink(folder);
  const write = async (name: string, keepBytes: number, text: string) => {
    const file = await sink.open(name, keepBytes);
    await file.write(new TextEncoder().encode(text));
    await file.flush();
    await file.close();
  };
  await write('gpu/a', 0, 'abcdef');
  await write('gpu/a', 2, 'xy');
  expect(new TextDecoder().decode(await sink.read('gpu/a'))).toBe('abxy');
  await expect(sink.open('gpu/a', 5)).rejects.toThrow('has 4 bytes; 5 were to be kept');
  await expect(sink.open('gpu/none', 1)).rejects.toThrow('ENOENT');
  await sink.remove('gpu/a');
  await sink.remove('gpu/a');
  expect(await sink.read('gpu/a')).toBeUndefined();
});

it('reads files of a folder at any place and says where they end', async () => {
  await writeFile(path('a'), 'abcdef');
  const file = await nodeSource(folder).open('a');
  expect(new TextDecoder().decode(await file!.read(2, 3))).toBe('cde');
  await expect(file!.read(4, 3)).rejects.toThrow('ended after 6 bytes; 7 were asked for');
  expect(await nodeSource(folder).open('b')).toBeUndefined();
});
