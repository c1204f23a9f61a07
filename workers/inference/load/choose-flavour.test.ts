import { describe, expect, it } from 'vitest';
import type { Flavour } from '#library/manifest.ts';
import type { Backend } from '../protocol.ts';
import { chooseFlavour, type FlavourQuestion } from './choose-flavour.ts';

/** `gpu-q4f16` is a flavour for WebGPU with 16-bit activations. */
function flavour(id: string): Flavour {
  return {
    id,
    backend: id.startsWith('gpu') ? 'webgpu' : 'wasm',
    quantisation: 'q4',
    activations: id.endsWith('f16') ? 'fp16' : 'fp32',
    graph: `${id}/model.onnx`,
    data: [],
  };
}

function choose(ids: string, change: Partial<FlavourQuestion> & { readonly on?: Backend }) {
  const backend = change.on ?? 'webgpu';
  const { flavour: chosen, backend: where } = chooseFlavour({
    flavours: ids.split(' ').map(flavour),
    wanted: { backend: 'auto' },
    rule: { backend, reason: 'The rule.' },
    hasF16: true,
    ...change,
  });
  return `${chosen.id} on ${where.backend}`;
}

describe('the flavour that runs', () => {
  const all = 'cpu-int8 gpu-q4 gpu-q4f16';

  it('is the one with 16-bit floats on a GPU that computes with them', () => {
    expect(choose(all, {})).toBe('gpu-q4f16 on webgpu');
    expect(choose(all, { hasF16: false })).toBe('gpu-q4 on webgpu');
  });

  it('is the one with 32-bit floats on the CPU', () => {
    expect(choose(all, { on: 'wasm' })).toBe('cpu-int8 on wasm');
    expect(choose('cpu-q4f16 cpu-int8', { on: 'wasm' })).toBe('cpu-int8 on wasm');
    expect(choose('cpu-q4f16', { on: 'wasm' })).toBe('cpu-q4f16 on wasm');
  });

  it('is one for the other backend where the rule has none, unless a backend was chosen', () => {
    expect(choose('cpu-int8', {})).toBe('cpu-int8 on wasm');
    expect(choose('cpu-int8 gpu-q4f16', { hasF16: false })).toBe('cpu-int8 on wasm');
    const wanted = { backend: 'webgpu' } as const;
    expect(() => choose('cpu-int8', { wanted })).toThrow(/no graph for webgpu, only for wasm/);
    expect(() => choose('gpu-q4f16', { wanted, hasF16: false })).toThrow(/no shader-f16/);
  });

  it('is the one that the person names, where it was made for or where they say', () => {
    expect(choose(all, { wanted: { backend: 'auto', flavour: 'gpu-q4' } })).toBe(
      'gpu-q4 on webgpu',
    );
    expect(choose(all, { wanted: { backend: 'auto', flavour: 'cpu-int8' } })).toBe(
      'cpu-int8 on wasm',
    );
    const onCpu = { backend: 'wasm', flavour: 'gpu-q4' } as const;
    expect(choose(all, { wanted: onCpu, on: 'wasm' })).toBe('gpu-q4 on wasm');
    expect(() => choose(all, { wanted: { backend: 'auto', flavour: 'gpu-q2' } })).toThrow(
      /no flavour "gpu-q2", only cpu-int8, gpu-q4, gpu-q4f16/,
    );
  });
});
