import { describe, expect, it } from 'vitest';
import { chooseThreads } from './threads.ts';

const LARGE = { backend: 'wasm', isolated: true, cores: 8, weightBytes: 6e8 } as const;

describe('the number of threads', () => {
  it('is up to four on an isolated page', () => {
    expect(chooseThreads(LARGE)).toEqual({ count: 4, reason: '4 threads of 8 cores.' });
    expect(chooseThreads({ ...LARGE, cores: 2 }).count).toBe(2);
  });

  it('is one without isolation, and says so', () => {
    expect(chooseThreads({ ...LARGE, isolated: false })).toMatchObject({
      count: 1,
      reason: expect.stringContaining('not cross-origin isolated'),
    });
  });

  it('is one for a small model, and says so', () => {
    expect(chooseThreads({ ...LARGE, weightBytes: 2.3e6 })).toMatchObject({
      count: 1,
      reason: expect.stringContaining('small'),
    });
  });

  it('is one where the GPU computes', () => {
    expect(chooseThreads({ ...LARGE, backend: 'webgpu' }).count).toBe(1);
  });
});
