import type * as Ort from 'onnxruntime-web';
import { describe, expect, it, vi } from 'vitest';
import { readOnnxModel } from '#library/onnx-reader.ts';
import { withGpuMemoryWatched } from './gpu-memory.ts';

/** A runtime whose device refuses memory for the given reason. */
function runtimeRefusing(reason: string | undefined) {
  const graphs: Uint8Array[] = [];
  const destroy = vi.fn();
  const device = {
    pushErrorScope: vi.fn(),
    popErrorScope: () => Promise.resolve(reason === undefined ? null : { message: reason }),
    limits: { maxBufferSize: 1e9 },
    destroy,
  };
  const create = (graph: Uint8Array) => {
    graphs.push(graph);
    return Promise.resolve({});
  };
  const ort = { env: { webgpu: { device } }, InferenceSession: { create } };
  return { ort: ort as unknown as typeof Ort, graphs, destroy };
}

describe('putting a model on the GPU', () => {
  it('gives what came of it when no buffer was refused', async () => {
    const { ort, graphs, destroy } = runtimeRefusing(undefined);
    const model = withGpuMemoryWatched(ort, { neededBytes: 1 }, () => Promise.resolve('model'));
    await expect(model).resolves.toBe('model');
    expect(destroy).not.toHaveBeenCalled();
    expect(readOnnxModel(graphs[0] ?? new Uint8Array())).toMatchObject({
      ok: true,
      value: { operators: new Map([[':Identity', 1]]) },
    });
  });

  it.each([
    ['seems to succeed', () => Promise.resolve('model')],
    ['fails for another reason', () => Promise.reject(new Error('unreachable'))],
  ])(
    'fails with both sizes and destroys the device when one was refused, though it %s',
    async (_, action) => {
      const { ort, destroy } = runtimeRefusing('VK_ERROR_OUT_OF_DEVICE_MEMORY');
      await expect(withGpuMemoryWatched(ort, { neededBytes: 5e9 }, action)).rejects.toMatchObject({
        code: 'out-of-memory',
        message: expect.stringMatching(/5,000 MB .* 1,000 MB.*VK_ERROR_OUT_OF_DEVICE_MEMORY/),
      });
      expect(destroy).toHaveBeenCalledOnce();
    },
  );

  it('lets other failures pass', async () => {
    const { ort } = runtimeRefusing(undefined);
    const action = () => Promise.reject(new Error('no kernel'));
    await expect(withGpuMemoryWatched(ort, { neededBytes: 1 }, action)).rejects.toThrow(
      'no kernel',
    );
  });
});
