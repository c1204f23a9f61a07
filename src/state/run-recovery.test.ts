import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { losesTheModel, type ModelLoss, nextRecoveryStep } from './run-recovery.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

function loss(change: Partial<ModelLoss> & { readonly code?: string } = {}): ModelLoss {
  const { code = 'gpu-lost', ...rest } = change;
  const failure = { code, message: 'It went away.', cure: 'none' };
  return { failure, atMs: 0, backend: 'webgpu', tokenCount: 0, ...rest };
}

describe('the ladder of recovery', () => {
  it('loads at once, then after five seconds, then on the CPU, then no more', () => {
    const losses = [0, 1, 2, 3].map((at) => loss({ atMs: at * SECOND, tokenCount: at }));
    expect(nextRecoveryStep(losses.slice(0, 1))).toEqual({
      kind: 'load-again',
      waitMs: 0,
      on: 'same',
    });
    expect(nextRecoveryStep(losses.slice(0, 2))).toMatchObject({ waitMs: 5000, on: 'same' });
    expect(nextRecoveryStep(losses.slice(0, 3))).toMatchObject({ waitMs: 0, on: 'wasm' });
    expect(nextRecoveryStep(losses)).toMatchObject({
      kind: 'give-up',
      failure: { message: 'It went away.', cure: expect.stringMatching(/Restart the browser/) },
    });
  });

  it('gives up a step earlier on the CPU, which is the last resort', () => {
    const losses = Array.from({ length: 3 }, () => loss({ backend: 'wasm' }));
    expect(nextRecoveryStep(losses.slice(0, 2)).kind).toBe('load-again');
    expect(nextRecoveryStep(losses).kind).toBe('give-up');
  });

  it('begins at the foot again after a minute with tokens in between', () => {
    const first = loss();
    const later = { atMs: 2 * MINUTE, tokenCount: 50 };
    expect(nextRecoveryStep([first, loss(later)])).toMatchObject({ waitMs: 0 });
    expect(nextRecoveryStep([first, loss({ ...later, tokenCount: 0 })])).toMatchObject({
      waitMs: 5000,
    });
    expect(nextRecoveryStep([first, loss({ ...later, atMs: SECOND })])).toMatchObject({
      waitMs: 5000,
    });
  });

  it('ends for every series of losses', () => {
    const some = fc.record({
      code: fc.constantFrom('gpu-lost', 'worker-crashed', 'out-of-memory'),
      backend: fc.constantFrom('wasm' as const, 'webgpu' as const),
      gapMs: fc.nat(10 * MINUTE),
      tokens: fc.nat(100),
    });
    fc.assert(
      fc.property(fc.array(some, { minLength: 9, maxLength: 20 }), (drawn) => {
        const losses: ModelLoss[] = [];
        for (const { code, backend, gapMs, tokens } of drawn) {
          const { atMs = 0, tokenCount = 0 } = losses.at(-1) ?? {};
          losses.push(loss({ code, backend, atMs: atMs + gapMs, tokenCount: tokenCount + tokens }));
        }
        expect(nextRecoveryStep(losses).kind).toBe('give-up');
      }),
    );
  });
});

describe('what loses the model', () => {
  it('is the death of a worker, a device or memory, not a wrong prompt', () => {
    const of = (code: string, phase?: string) =>
      losesTheModel({
        code,
        message: '',
        cure: '',
        ...(phase !== undefined && { facts: { phase } }),
      });
    expect(
      ['worker-crashed', 'gpu-lost', 'out-of-memory', 'model-hung'].map((code) => of(code)),
    ).toEqual([true, true, true, true]);
    expect(of('model-hung', 'prompt')).toBe(false);
    expect(of('prompt-too-long')).toBe(false);
    expect(of('worker-stopped')).toBe(false);
  });
});
