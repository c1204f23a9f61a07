import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '#base/failure.ts';
import { randomAccess } from './memory-folder.ts';
import { readSafetensorsHeader } from './safetensors.ts';
import { encodeSafetensors } from './safetensors-writer.ts';

describe('a header with random faults', () => {
  const read = (bytes: Uint8Array) =>
    readSafetensorsHeader(randomAccess(bytes), 'model.safetensors');

  /** A failure, or tensors that lie side by side from the header to the end. */
  async function isRefusedOrSound(bytes: Uint8Array): Promise<void> {
    const result = await read(bytes).catch((thrown: unknown) => thrown);
    if (result instanceof Failure) {
      expect(['damaged-checkpoint', 'unsupported-dtype']).toContain(result.code);
      return;
    }
    const { tensors: found, headerBytes: start } = await read(bytes);
    let next = start;
    for (const each of [...found.values()].sort(
      (a, b) => a.offset - b.offset || a.length - b.length,
    )) {
      expect(each.offset).toBe(next);
      next += each.length;
      const elements = each.shape.reduce((product, size) => product * size, 1);
      expect(each.length).toBe(elements * (each.type === 'F32' ? 4 : 2));
    }
    expect(next).toBe(bytes.length);
  }

  const place = fc.nat(400);
  const number = fc.constantFrom('NaN', '-1', '1e308', '2147483648', '9007199254740993', '1e400');
  const fault = fc.oneof(
    fc.record({ kind: fc.constant('cut' as const), at: place }),
    fc.record({ kind: fc.constant('flip' as const), at: place, bit: fc.nat(7) }),
    fc.record({
      kind: fc.constant('set' as const),
      at: place,
      byte: fc.constantFrom(0, 127, 128, 255, 34, 44, 48, 91, 93, 123, 125),
    }),
    fc.record({
      kind: fc.constant('insert' as const),
      at: place,
      bytes: fc.uint8Array({ maxLength: 9 }),
    }),
    fc.record({ kind: fc.constant('drop' as const), at: place, count: fc.nat(60) }),
    fc.record({ kind: fc.constant('repeat' as const), at: place, count: fc.nat(200) }),
    fc.record({ kind: fc.constant('number' as const), at: place, text: number }),
  );

  function apply(bytes: Uint8Array, each: FaultOf<typeof fault>): Uint8Array {
    const before = bytes.subarray(0, each.at);
    const after = bytes.subarray(each.at);
    switch (each.kind) {
      case 'cut':
        return before;
      case 'flip':
        return Uint8Array.from([
          ...before,
          (after[0] ?? 0) ^ (1 << each.bit),
          ...after.subarray(1),
        ]);
      case 'set':
        return Uint8Array.from([...before, each.byte, ...after.subarray(1)]);
      case 'insert':
        return Uint8Array.from([...before, ...each.bytes, ...after]);
      case 'drop':
        return Uint8Array.from([...before, ...after.subarray(each.count)]);
      case 'repeat':
        return Uint8Array.from([...before, ...after.subarray(0, each.count), ...after]);
      case 'number': {
        const text = new TextDecoder('latin1').decode(after).replace(/\d+/, each.text);
        return Uint8Array.from([...before, ...Buffer.from(text, 'latin1')]);
      }
    }
  }

  /** Few enough data bytes that thousands of files are quick. */
  const small = encodeSafetensors(
    [
      { name: 'model.a.weight', shape: [3, 2], values: new Float32Array(6) },
      { name: 'model.b.weight', shape: [4], values: new Float32Array(4) },
      { name: 'model.none', shape: [0, 7], values: new Float32Array(0) },
    ],
    'BF16',
  );

  it.each([
    ['raw', false],
    ['with a length that fits', true],
  ])('gives a failure or a right answer (%s)', async (_, fits) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fault, { minLength: 1, maxLength: 3 }), async (faults) => {
        let bytes: Uint8Array = small;
        for (const each of faults) {
          const inside = { ...each, at: 8 + (each.at % (small.length - 8)) };
          bytes = apply(bytes, fits ? inside : { ...each, at: each.at % small.length });
        }
        if (fits && bytes.length > 30) {
          bytes = bytes.slice();
          const own = BigInt(Math.max(1, bytes.length - 8 - 20));
          new DataView(bytes.buffer).setBigUint64(0, own, true);
        }
        await isRefusedOrSound(bytes);
      }),
      { numRuns: 1000 },
    );
  });
});

type FaultOf<T> = T extends fc.Arbitrary<infer Value> ? Value : never;
