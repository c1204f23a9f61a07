import { describe, expect, test } from 'vitest';
import { memoryPlaces, modelFolder } from '#library/library-places.fixture.ts';
import { storedFileName } from '#library/stored-file-name.ts';
import { libraryCalls } from './library-calls.ts';
import { MemoryDirectory } from './memory-directory.fixture.ts';

const still = { signal: new AbortController().signal, report: () => undefined };

describe('exporting a model', () => {
  test('writes a folder that can be imported again, beside what is there', async () => {
    const { calls, id, label } = await withModel('My model: 1/2');
    const directory = new MemoryDirectory();
    directory.files.set('My-model-1-2', new Blob(['not a folder']));
    await directory.getDirectoryHandle('My-model-1-2-2', { create: true });
    await calls.exportFolder({ id, directory: directory.handle }, still);
    const [, [name, exported] = ['', new MemoryDirectory()]] = directory.folders;
    expect(name).toBe('My-model-1-2-3');
    const files = [
      ...[...exported.files].map(([path, blob]) => ({ path, blob })),
      ...[...(exported.folders.get('cpu')?.files ?? [])].map(([path, blob]) => ({
        path: `cpu/${path}`,
        blob,
      })),
    ].map(({ path, blob }) => ({ path, file: new File([blob], 'any') }));
    const again = await calls.importFolder({ label, files }, still);
    expect(again.manifest).toEqual((await calls.contents({}, still)).models[0]?.manifest);
  });

  test('a damaged chunk is not handed on, and a folder without a manifest is none', async () => {
    const { calls, places, id } = await withModel('x');
    places.files.bytes(id, await storedFileName('cpu/weights-0.bin'))[3]! ^= 1;
    const directory = new MemoryDirectory();
    await expect(
      calls.exportFolder({ id, directory: directory.handle }, still),
    ).rejects.toMatchObject({ code: 'damaged-file', facts: { chunk: 0 } });
    expect(directory.folders.get('x')?.files.has('manifest.json')).toBe(false);
  });

  test('a stick that is full is named with the file', async () => {
    const { calls, id } = await withModel('x');
    const directory = new MemoryDirectory();
    directory.fullAt = 'weights-0.bin';
    await expect(
      calls.exportFolder({ id, directory: directory.handle }, still),
    ).rejects.toMatchObject({ code: 'export-failed', facts: { file: 'cpu/weights-0.bin' } });
    expect(directory.folders.get('x')?.files.has('manifest.json')).toBe(false);
  });
});

async function withModel(label: string) {
  const places = memoryPlaces();
  const calls = libraryCalls(places, () => Promise.reject(new Error('there is a manifest')));
  const files = [...modelFolder(5000)].map(([path, bytes]) => ({
    path,
    file: new File([bytes], path),
  }));
  const { id } = await calls.importFolder({ label, files }, still);
  return { places, calls, id, label };
}
