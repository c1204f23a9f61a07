import { describe, expect, it, vi } from 'vitest';
import { readOnnxModel } from '#library/onnx-reader.ts';
import { smallestGraph, withGpuMemoryWatched } from './gpu-memory.ts';

/** A device that refuses memory for the given reason. */
function deviceRefusing(reason: string | undefined) {
  const destroy = vi.fn();
  const device = {
    pushErrorScope: vi.fn(),
    popErrorScope: () => Promise.resolve(reason === undefined ? null : { message: reason }),
    limits: { maxBufferSize: 1e9 },
    destroy,
  };
  return { device: device as unknown as GPUDevice, destroy };
}

describe('putting a model on the GPU', () => {
  it('gives what came of it when no buffer was refused', async () => {
    const { device, destroy } = deviceRefusing(undefined);
    const model = withGpuMemoryWatched(device, { neededBytes: 1 }, () => Promise.resolve('model'));
    await expect(model).resolves.toBe('model');
    expect(destroy).not.toHaveBeenCalled();
    expect(readOnnxModel(smallestGraph())).toMatchObject({
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
      const { device, destroy } = deviceRefusing('VK_ERROR_OUT_OF_DEVICE_MEMORY');
      await expect(
        withGpuMemoryWatched(device, { neededBytes: 5e9 }, action),
      ).rejects.toMatchObject({
        code: 'out-of-memory',
        message: expect.stringMatching(/5,000 MB .* 1,000 MB.*VK_ERROR_OUT_OF_DEVICE_MEMORY/),
      });
      expect(destroy).toHaveBeenCalledOnce();
    },
  );

  it('lets other failures pass', async () => {
    const { device } = deviceRefusing(undefined);
    const action = () => Promise.reject(new Error('no kernel'));
    await expect(withGpuMemoryWatched(device, { neededBytes: 1 }, action)).rejects.toThrow(
      'no kernel',
    );
  });
});
