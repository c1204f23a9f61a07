import { describe, expect, it } from 'vitest';
import { chooseBackend, probeGpu } from './backend.ts';

function gpuWith(info: Partial<GPUAdapterInfo>): GPU {
  const adapter = {
    info: { vendor: '', architecture: '', device: '', description: '', ...info },
    features: new Set(['shader-f16']),
    limits: { maxBufferSize: 2 ** 31, maxStorageBufferBindingSize: 2 ** 27 },
  };
  return { requestAdapter: () => Promise.resolve(adapter) } as unknown as GPU;
}

describe('the backend rule', () => {
  it('takes WebGPU on a real adapter and names it', async () => {
    const probe = await probeGpu(gpuWith({ description: 'Apple M3' }));
    expect(chooseBackend('auto', probe)).toEqual({
      backend: 'webgpu',
      reason: 'WebGPU runs on "Apple M3".',
      adapter: 'Apple M3',
    });
  });

  it('reads what decides which flavour can run', async () => {
    expect(await probeGpu(gpuWith({ description: 'Apple M3' }))).toMatchObject({
      hasF16: true,
      maxBufferBytes: 2 ** 31,
      maxBindingBytes: 2 ** 27,
    });
  });

  it.each([
    ['SwiftShader by vendor and architecture', { vendor: 'google', architecture: 'swiftshader' }],
    ['lavapipe by description', { description: 'llvmpipe (LLVM 15.0.6, 256 bits)' }],
    ['Windows software rendering', { description: 'Microsoft Basic Render Driver' }],
    ['a fallback adapter', { description: 'anything', isFallbackAdapter: true }],
  ])('takes wasm on %s', async (_, info) => {
    const choice = chooseBackend('auto', await probeGpu(gpuWith(info)));
    expect(choice.backend).toBe('wasm');
    expect(choice.reason).toMatch(/is software/);
  });

  it('takes wasm without WebGPU and without an adapter, and says which', async () => {
    expect(chooseBackend('auto', await probeGpu(undefined)).reason).toMatch(/no WebGPU/);
    const none = { requestAdapter: () => Promise.resolve(null) } as unknown as GPU;
    expect(chooseBackend('auto', await probeGpu(none)).reason).toMatch(/no graphics adapter/);
    const broken = { requestAdapter: () => Promise.reject(new Error('no')) } as unknown as GPU;
    expect(chooseBackend('auto', await probeGpu(broken)).backend).toBe('wasm');
  });

  it('does what the person wants, against the rule too', async () => {
    const probe = await probeGpu(gpuWith({ architecture: 'swiftshader' }));
    expect(chooseBackend('webgpu', probe).backend).toBe('webgpu');
    expect(chooseBackend('webgpu', probe).reason).toMatch(/^Chosen by you/);
  });
});
