import { describe, expect, it } from 'vitest';
import { readLaunchOptions } from './launch-options.ts';

const base = 'https://lab.example/workbench/';

describe('launch options', () => {
  const embeddedModel = { kind: 'url', url: 'https://lab.example/workbench/models/nano/' };

  it('ask for no model and the automatic backend by default', () => {
    expect(readLaunchOptions('', base)).toEqual({
      ok: true,
      value: {
        askedModel: undefined,
        embeddedModel,
        wantedBackend: 'auto',
      },
    });
  });

  it('take a folder of this site and a backend', () => {
    expect(readLaunchOptions('?model=models/scireasoner-8b&backend=webgpu', base)).toEqual({
      ok: true,
      value: {
        askedModel: { kind: 'url', url: 'https://lab.example/workbench/models/scireasoner-8b/' },
        embeddedModel,
        wantedBackend: 'webgpu',
      },
    });
  });

  it.each([
    'https://elsewhere.example/model/',
    '//elsewhere.example/model/',
    '/models/nano',
    '../secret',
    'models/../../secret',
    'models//nano',
    'models\\nano',
    'blob:https://lab.example/1',
    'models/nano?x=1',
    'models/%2e%2e/secret',
    '',
  ])('refuse the model folder %j and show it', (model) => {
    const options = readLaunchOptions(`?model=${encodeURIComponent(model)}`, base);
    expect(options.ok).toBe(false);
    if (!options.ok) expect(options.error.message).toContain(`"${model}"`);
  });

  it('refuse an unknown backend', () => {
    const options = readLaunchOptions('?backend=cuda', base);
    expect(options).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('cuda') },
    });
  });
});
