import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CHUNK_BYTES } from '#library/manifest.ts';
import { openModelFolder, readFiles } from './model-folder.ts';

const FOLDER = { kind: 'url', url: 'http://localhost/models/tiny/' } as const;
const never = new AbortController().signal;

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Serves a folder whose manifest is right, then damaged by `tamper`. */
function serve(tamper: (files: Map<string, string>) => void = () => {}): void {
  const contents = {
    'config.json': '{"a":1}',
    'cpu/model.onnx': 'graph',
    'cpu/model.onnx_data': 'weights',
  };
  const manifest = {
    format: 1,
    name: 'tiny',
    architecture: 'qwen3',
    flavours: [
      {
        id: 'cpu-int8',
        backend: 'wasm',
        quantisation: 'int8',
        graph: 'cpu/model.onnx',
        data: ['cpu/model.onnx_data'],
      },
    ],
    files: Object.entries(contents).map(([path, text]) => ({
      path,
      bytes: text.length,
      sha256: sha256(text),
    })),
    sourceSha256: sha256('source'),
    quantisationError: { 'cpu-int8': { worst: 0.01, mean: 0.005 } },
  };
  const files = new Map(Object.entries({ ...contents, 'manifest.json': JSON.stringify(manifest) }));
  tamper(files);
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('fetch', (url: URL) => {
    const body = files.get(url.pathname.replace('/models/tiny/', ''));
    return Promise.resolve(
      body === undefined ? new Response('', { status: 404 }) : new Response(body),
    );
  });
}

async function fetchAll() {
  const folder = await openModelFolder(FOLDER, never);
  return readFiles(
    folder,
    folder.manifest.files.map((file) => file.path),
    () => {},
    never,
  );
}

describe('a model folder', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('opens, tells its flavours and reads what the manifest lists', async () => {
    serve();
    const folder = await openModelFolder(FOLDER, never);
    expect(folder.manifest.flavours.map(({ id }) => id)).toEqual(['cpu-int8']);
    expect(folder.card).toBeUndefined();
    const seen: number[] = [];
    const files = await readFiles(
      folder,
      ['config.json'],
      (loaded, total) => seen.push(loaded, total),
      never,
    );
    expect(await files.get('config.json')?.text()).toBe('{"a":1}');
    expect(seen.slice(-2)).toEqual([7, 7]);
  });

  it('says that it is missing, with its address', async () => {
    serve((files) => files.clear());
    await expect(fetchAll()).rejects.toMatchObject({
      code: 'model-missing',
      message: expect.stringContaining('/models/tiny/'),
    });
  });

  it.each([
    [
      'a file that is cut short',
      'it has 3 bytes instead of 7',
      (files: Map<string, string>) => files.set('cpu/model.onnx_data', 'wei'),
    ],
    [
      'a changed byte',
      'SHA-256',
      (files: Map<string, string>) => files.set('cpu/model.onnx_data', 'weightz'),
    ],
    [
      'a missing file',
      'missing',
      (files: Map<string, string>) => files.delete('cpu/model.onnx_data'),
    ],
  ])('refuses %s and names the file', async (_, reason, tamper) => {
    serve((files) => void tamper(files));
    await expect(fetchAll()).rejects.toMatchObject({
      code: 'damaged-file',
      message: expect.stringMatching(new RegExp(`cpu/model.onnx_data.*${reason}`)),
    });
  });

  it.each([
    ['a login page instead of the manifest', '<!doctype html>'],
    ['a manifest of a later format', '{"format":3}'],
    [
      'a path that leaves the folder',
      JSON.stringify({ format: 1, files: [{ path: '../x', bytes: 1, sha256: 'a' }] }),
    ],
  ])('refuses %s', async (_, manifest) => {
    serve((files) => void files.set('manifest.json', manifest));
    await expect(fetchAll()).rejects.toMatchObject({ code: 'damaged-file' });
  });

  it('says what to do where browsers offer no hash', async () => {
    serve();
    vi.stubGlobal('isSecureContext', false);
    vi.stubGlobal('crypto', {});
    await expect(fetchAll()).rejects.toMatchObject({ code: 'insecure-context' });
  });

  it('checks a large file chunk by chunk as it comes, and names the chunk that is wrong', async () => {
    const weights = 'x'.repeat(CHUNK_BYTES + 5);
    const chunks = [sha256(weights.slice(0, CHUNK_BYTES)), sha256(weights.slice(CHUNK_BYTES))];
    const grow = (content: string) => (files: Map<string, string>) => {
      const manifest = JSON.parse(files.get('manifest.json') ?? '');
      const entry = manifest.files.find(({ path }: { path: string }) => path.endsWith('_data'));
      Object.assign(entry, { bytes: weights.length, sha256: sha256(weights), chunks });
      files.set('manifest.json', JSON.stringify({ ...manifest }));
      files.set('cpu/model.onnx_data', content);
    };
    serve(grow(weights));
    const files = await fetchAll();
    expect(files.get('cpu/model.onnx_data')?.size).toBe(weights.length);
    serve(grow(`${weights.slice(0, CHUNK_BYTES + 1)}yyyy`));
    await expect(fetchAll()).rejects.toMatchObject({
      code: 'damaged-file',
      message: expect.stringMatching(/cpu\/model\.onnx_data.*SHA-256 of chunk 1/),
    });
    serve(grow(`${weights}and more`));
    await expect(fetchAll()).rejects.toThrow(/more bytes than 8388613/);
  });
});
