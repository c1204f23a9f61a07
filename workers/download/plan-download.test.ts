import { describe, expect, test } from 'vitest';
import { modelFolder, nodeSha256 } from '#library/library-places.fixture.ts';
import type { Network } from './byte-stream.ts';
import { still } from './downloader.fixture.ts';
import { RETRY_TIMES } from './interruption.ts';
import { planDownload } from './plan-download.ts';
import { readAddress } from './source-address.ts';

const HUB = 'https://huggingface.co';

describe('what a person types', () => {
  test.each([
    ['owner/name', `${HUB}/owner/name/resolve/main/`],
    [' owner/Name-1.7B_x ', `${HUB}/owner/Name-1.7B_x/resolve/main/`],
    [`${HUB}/owner/name`, `${HUB}/owner/name/resolve/main/`],
    [`${HUB}/owner/name/tree/main`, `${HUB}/owner/name/resolve/main/`],
    [`${HUB}/owner/name/resolve/main/`, `${HUB}/owner/name/resolve/main/`],
    ['https://example.org/models/x', 'https://example.org/models/x/'],
    ['https://example.org/models/x/manifest.json?a=b#c', 'https://example.org/models/x/'],
    ['http://localhost:5000/x/', 'http://localhost:5000/x/'],
    ['http://127.0.0.1:5000/x/', 'http://127.0.0.1:5000/x/'],
  ])('%j is asked at %s', (typed, baseUrl) => {
    expect(readAddress(typed)).toMatchObject({ baseUrl });
  });

  test.each([
    'name',
    'a/b/c',
    '',
    'http://example.org/x/',
    'ftp://example.org/x/',
    'javascript:alert(1)',
    'https://me:secret@example.org/x/',
    '../x',
  ])('%j is refused, with what to type instead', (typed) => {
    expect(() => readAddress(typed)).toThrow(
      expect.objectContaining({ code: 'bad-address', cure: expect.stringContaining('owner/name') }),
    );
  });

  test('a password is not repeated', () => {
    expect(() => readAddress('https://me:secret@example.org/x/')).toThrow(/…@example\.org/);
  });
});

describe('what lies at an address', () => {
  test('a folder with a manifest: its files, checked piece by piece', async () => {
    const folder = modelFolder(100);
    const manifestText = new TextDecoder().decode(folder.get('manifest.json'));
    const { asked, network } = answering({ 'https://example.org/x/manifest.json': manifestText });
    const plan = await planDownload(network, 'https://example.org/x', still.signal);
    expect(plan).toMatchObject({ content: 'model', isChecked: true, manifestText });
    expect(plan.files).toHaveLength(5);
    expect(asked).toEqual([
      'https://example.org/x/manifest.json',
      'https://example.org/x/card.json',
    ]);
  });

  test('a repository with an ONNX export: one graph for each backend, with its hashes', async () => {
    const plan = await planRepository([
      small('config.json'),
      small('tokenizer_config.json'),
      large('tokenizer.json', 11_000_000),
      large('onnx/model.onnx', 5_000_000),
      large('onnx/model.onnx_data', 900_000_000),
      large('onnx/model_q4f16.onnx', 300_000_000),
      large('onnx/model_int8.onnx', 400_000_000),
      large('model.safetensors', 900_000_000),
      small('README.md'),
    ]);
    expect(plan).toMatchObject({ content: 'model', isChecked: false, label: 'owner/name' });
    expect(plan.files.map(({ path }) => path)).toEqual([
      'config.json',
      'tokenizer.json',
      'tokenizer_config.json',
      'onnx/model_q4f16.onnx',
      'onnx/model_int8.onnx',
    ]);
    expect(plan.totalBytes).toBe(300_000_000 + 400_000_000 + 11_000_000 + 2000);
    expect(plan.files[0]).toMatchObject({ gitBlob: OID });
    expect(plan.files[3]).toMatchObject({
      sha256: nodeSha256(Buffer.from('onnx/model_q4f16.onnx')),
    });
  });

  test('a repository with safetensors: settings and shards, and no other weights', async () => {
    const plan = await planRepository([
      small('config.json'),
      small('generation_config.json'),
      small('tokenizer_config.json'),
      small('vocab.json'),
      large('tokenizer.json', 11_000_000),
      small('model.safetensors.index.json'),
      large('model-00002-of-00002.safetensors', 400),
      large('model-00001-of-00002.safetensors', 500),
      large('consolidated.safetensors', 900),
      large('original/model.pth', 900),
      { ...small('a folder'), type: 'directory' },
    ]);
    expect(plan.content).toBe('checkpoint');
    expect(plan.files.map(({ path }) => path)).toEqual([
      'config.json',
      'generation_config.json',
      'tokenizer.json',
      'tokenizer_config.json',
      'model.safetensors.index.json',
      'model-00001-of-00002.safetensors',
      'model-00002-of-00002.safetensors',
    ]);
  });

  test('a repository with neither says what is in it', async () => {
    const found = planRepository([small('README.md'), large('model.Q4_K_M.gguf', 900)]);
    await expect(found).rejects.toMatchObject({
      code: 'no-model',
      message: expect.stringContaining('.gguf'),
    });
  });

  test('paths that lead out of a folder are none', async () => {
    const found = planRepository([
      small('config.json'),
      small('../config.json'),
      large('a/b/c/model.safetensors', 1),
      large('model.safetensors', 1),
    ]);
    expect((await found).files.map(({ path }) => path)).toEqual([
      'config.json',
      'model.safetensors',
    ]);
  });

  test.each([
    ['https://example.org/x/', {}, 'not-found'],
    ['owner/name', {}, 'not-found'],
    ['owner/name', { [tree('owner/name')]: 'no JSON' }, 'unexpected-answer'],
    ['https://example.org/x/', { 'https://example.org/x/manifest.json': '{}' }, 'damaged-file'],
  ])('%s without what is needed is refused as %o %s', async (typed, pages, code) => {
    const { network } = answering(pages);
    await expect(planDownload(network, typed, still.signal)).rejects.toMatchObject({ code });
  });
});

const OID = 'ab'.repeat(20);

function small(path: string) {
  return { type: 'file', path, size: 1000, oid: OID };
}

function large(path: string, size: number) {
  const lfs = { oid: nodeSha256(Buffer.from(path)), size };
  return { ...small(path), size, lfs };
}

function tree(repository: string): string {
  return `${HUB}/api/models/${repository}/tree/main?recursive=true`;
}

function planRepository(entries: readonly object[]) {
  const { network } = answering({ [tree('owner/name')]: JSON.stringify(entries) });
  return planDownload(network, 'owner/name', still.signal);
}

/** A network with these pages and no others. */
function answering(pages: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const network: Network = {
    times: RETRY_TIMES,
    mayAskIfRange: () => false,
    fetch: async (url) => {
      asked.push(url);
      const text = pages[url];
      return text === undefined ? new Response('', { status: 404 }) : new Response(text);
    },
  };
  return { asked, network };
}
