import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readOnnxModel } from '#library/onnx-reader.ts';
import { withAccuracyLevel } from './graph-edits.ts';

const path = join(import.meta.dirname, '../../public/models/nano/gpu/model.onnx');
const graph = new Uint8Array(readFileSync(path));

function read(bytes: Uint8Array) {
  const model = readOnnxModel(bytes);
  if (!model.ok) throw new Error(model.error);
  return model.value;
}

it('adds an accuracy level to products and keeps the graph otherwise', () => {
  const edited = withAccuracyLevel(graph, 4);
  const count = (bytes: Uint8Array, text: string) =>
    Buffer.from(bytes).toString('latin1').split(text).length - 1;
  expect(read(edited)).toEqual(read(graph));
  expect(count(edited, 'accuracy_level')).toBe(
    read(graph).operators.get('com.microsoft:MatMulNBits'),
  );
});
