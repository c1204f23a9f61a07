import { afterEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '#base/failure.ts';
import { openModelFolder, readFiles } from '#workers/inference/load/model-folder.ts';
import { prepareModel } from '#workers/inference/load/prepare-model.ts';
import { type HostileFolder, soundFolder } from './hostile-folder.ts';
import { hostileGraphs } from './hostile-graphs.ts';
import { hostileManifests } from './hostile-manifests.ts';
import { hostileSettings } from './hostile-settings.ts';

const folders = [...hostileManifests(), ...hostileSettings(), ...hostileGraphs()];
const BASE = 'http://localhost/models/hostile/';

/** Everything that the worker does with a folder before the runtime gets any of it. */
async function openAndPrepare(files: ReturnType<HostileFolder['files']>): Promise<void> {
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
  vi.stubGlobal('fetch', (url: URL) => {
    const body = files.get(url.href.slice(BASE.length));
    const copy = body && new Uint8Array(body);
    return Promise.resolve(copy ? new Response(copy) : new Response('', { status: 404 }));
  });
  const { signal } = new AbortController();
  const folder = await openModelFolder({ kind: 'url', url: BASE }, signal);
  const params = { folder: { kind: 'url', url: BASE }, backend: 'auto' } as const;
  const { choice } = await prepareModel(folder, params, { signal, report: () => {} });
  await readFiles(folder, choice.flavour.data, () => {}, signal);
}

describe('hostile model folders', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('are more than sixty, each of its own name', () => {
    expect(folders.length).toBeGreaterThan(60);
    const names = folders.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
  });

  it('are told from a sound one', async () => {
    await expect(openAndPrepare(soundFolder())).resolves.toBeUndefined();
  });

  // Those that hang are ended from outside; e2e/hostile.spec.ts does that in a browser.
  const refused = folders.filter(({ codes }) => !codes.includes('model-hung'));

  it.each(refused)('$name: refused with $codes', async ({ files, codes }) => {
    const failure = await openAndPrepare(files()).then(
      () => 'accepted',
      (thrown: unknown) => thrown,
    );
    if (!(failure instanceof Failure)) throw failure;
    expect(codes).toContain(failure.code);
    expect(failure.message.length).toBeGreaterThan(20);
    expect(failure.message.length).toBeLessThan(2000);
    expect(failure.cure.length).toBeGreaterThan(10);
    expect('isAdmin' in {}).toBe(false);
  });
});
