import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
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
