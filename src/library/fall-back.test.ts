import { describe, expect, it } from 'vitest';
import { fallBackFrom } from './fall-back.ts';
import type { Flavour } from './manifest.ts';

const flavour = (
  id: string,
  backend: Flavour['backend'],
  quantisation: string,
  activations: Flavour['activations'],
): Flavour => ({ id, backend, quantisation, activations, graph: `${id}/model.onnx`, data: [] });

const half = flavour('gpu-q4f16', 'webgpu', 'q4', 'fp16');
const exact = flavour('gpu-q4', 'webgpu', 'q4', 'fp32');
const other = flavour('gpu-q8', 'webgpu', 'q8', 'fp32');
const cpu = flavour('cpu-int8', 'wasm', 'int8', 'fp32');
const everything = () => true;

describe('after a failed self-test', () => {
  it('takes the same weights with 32 bits, and says so', () => {
    const flavours = [half, other, cpu, exact];
    const { flavour, sentence } = fallBackFrom({
      flavours,
      failed: ['gpu-q4f16'],
      fits: everything,
    });
    expect(flavour).toBe(exact);
    expect(sentence).toMatch(/^gpu-q4f16 computes wrongly on this GPU, so gpu-q4 is loaded/);
  });

  it('takes the processor when 32 bits fail as well', () => {
    const flavours = [half, exact, cpu];
    const failed = ['gpu-q4f16', 'gpu-q4'];
    expect(fallBackFrom({ flavours, failed, fits: everything }).flavour).toBe(cpu);
  });

  it('takes the processor when no sibling has the same weights or has room', () => {
    const failed = ['gpu-q4f16'];
    const without = fallBackFrom({ flavours: [half, other, cpu], failed, fits: everything });
    expect(without.flavour).toBe(cpu);
    const flavours = [half, exact, cpu];
    const full = fallBackFrom({ flavours, failed, fits: ({ id }) => id !== 'gpu-q4' });
    expect(full.flavour).toBe(cpu);
  });

  it('takes nothing when nothing is left, and says what to do', () => {
    const failed = ['gpu-q4f16', 'gpu-q4'];
    const none = fallBackFrom({ flavours: [half, exact], failed, fits: everything });
    expect(none.flavour).toBeUndefined();
    expect(none.sentence).toMatch(/Update the browser.*convert the model with cpu-int8/);
    const large = fallBackFrom({ flavours: [half, exact, cpu], failed, fits: () => false });
    expect(large.flavour).toBeUndefined();
  });
});
