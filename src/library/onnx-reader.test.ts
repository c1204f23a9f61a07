import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#base/seeded-random.ts';
import { checkOnnxModel } from './onnx-check.ts';
import { readOnnxModel } from './onnx-reader.ts';

const nano = new URL('../../public/models/nano/', import.meta.url);

describe('reading the graphs of nano', () => {
  it.each(['cpu', 'gpu'])('%s is understood and allowed', (folder) => {
    const bytes = readFileSync(new URL(`${folder}/model.onnx`, nano));
    const lengths = ['model.onnx_data', 'floats_fp32.onnx_data'].map(
      (name) => [name, readFileSync(new URL(`${folder}/${name}`, nano)).length] as const,
    );
    const total = lengths.reduce((sum, [, length]) => sum + length, 0);
    const read = readOnnxModel(bytes);
    if (!read.ok) throw new Error(read.error);
    const names = read.value.inputs.map(({ name }) => name);
    expect(names).toContain('input_ids');
    expect(names).toContain('past_key_values.0.key');
    expect(read.value.outputs[0]?.name).toBe('logits');
    const checked = checkOnnxModel(read.value, new Map(lengths));
    if (!checked.ok) throw new Error(checked.error);
    expect(checked.value.totalBytes).toBeGreaterThanOrEqual(total * 0.9);
  });
});

describe('reading damaged graphs', () => {
  const sound = readFileSync(new URL('cpu/model.onnx', nano));

  /** The graph cut, or with some bytes changed, left out or doubled. */
  function damagedBy(random: () => number): Uint8Array {
    const place = Math.floor(random() * sound.length);
    const length = 1 + Math.floor(random() * 64);
    const [before, after] = [sound.subarray(0, place), sound.subarray(place)];
    switch (Math.floor(random() * 4)) {
      case 0:
        return before;
      case 1:
        return Buffer.concat([before, sound.subarray(place + length)]);
      case 2:
        return Buffer.concat([before, after.subarray(0, length), after]);
      default:
        return Uint8Array.from(sound, (byte, index) =>
          index >= place && index < place + length ? Math.floor(random() * 256) : byte,
        );
    }
  }

  it('always ends with a model or a reason, 1,000 times', () => {
    const random = seededRandom(20_261_123);
    const data = new Map([
      ['model.onnx_data', 2_264_064],
      ['floats_fp32.onnx_data', 75_264],
    ]);
    let refused = 0;
    for (let round = 0; round < 1000; round++) {
      const read = readOnnxModel(damagedBy(random));
      const checked = read.ok ? checkOnnxModel(read.value, data) : read;
      if (checked.ok) expect(Number.isSafeInteger(checked.value.totalBytes)).toBe(true);
      else expect(checked.error.length).toBeGreaterThan(5);
      if (!checked.ok) refused++;
    }
    // What is accepted still has other bytes than the manifest names, or only another name in it.
    expect(refused).toBeGreaterThan(500);
  });
});
