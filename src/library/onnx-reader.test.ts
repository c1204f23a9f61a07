import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkOnnxModel } from './onnx-check.ts';
import { readOnnxModel } from './onnx-reader.ts';

const nano = new URL('../../public/models/nano/', import.meta.url);

describe('reading the graphs of nano', () => {
  it.each(['cpu', 'gpu'])('%s is understood and allowed', (folder) => {
    const bytes = readFileSync(new URL(`${folder}/model.onnx`, nano));
    const data = readFileSync(new URL(`${folder}/model.onnx_data`, nano));
    const read = readOnnxModel(bytes);
    if (!read.ok) throw new Error(read.error);
    const names = read.value.inputs.map(({ name }) => name);
    expect(names).toContain('input_ids');
    expect(names).toContain('past_key_values.0.key');
    expect(read.value.outputs[0]?.name).toBe('logits');
    const checked = checkOnnxModel(read.value, new Map([['model.onnx_data', data.length]]));
    if (!checked.ok) throw new Error(checked.error);
    expect(checked.value.totalBytes).toBeGreaterThanOrEqual(data.length * 0.9);
  });
});
