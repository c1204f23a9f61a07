import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeExport } from './describe-export.ts';
import { exportCandidates } from './export-candidates.ts';

const nano = new URL('../../public/models/nano/', import.meta.url);
const blobOf = (path: string) => new Blob([new Uint8Array(readFileSync(new URL(path, nano)))]);

/** Nano as other tools lay a model out: graphs of one folder share the name of their data. */
function exported(change: Readonly<Record<string, Blob | undefined>> = {}) {
  const files = {
    'README.md': new Blob(['# nano']),
    'config.json': blobOf('config.json'),
    'tokenizer.json': blobOf('tokenizer.json'),
    'tokenizer_config.json': blobOf('tokenizer_config.json'),
    'model.onnx': blobOf('cpu/model.onnx'),
    'model.onnx_data': blobOf('cpu/model.onnx_data'),
    'floats_fp32.onnx_data': blobOf('cpu/floats_fp32.onnx_data'),
    'onnx/decode.onnx': blobOf('gpu/decode.onnx'),
    'onnx/model_quantized.onnx': blobOf('gpu/model.onnx'),
    'onnx/model.onnx_data': blobOf('gpu/model.onnx_data'),
    'onnx/floats_fp32.onnx_data': blobOf('gpu/floats_fp32.onnx_data'),
    ...change,
  };
  const present = Object.entries(files).filter((entry): entry is [string, Blob] => !!entry[1]);
  return new Map(present);
}

const json = (value: unknown) => new Blob([JSON.stringify(value)]);

describe('an export without a manifest', () => {
  it('tells its flavours, best first for each backend, and the files that they need', async () => {
    const { flavours, paths } = await describeExport(exported());
    expect(flavours.map(({ id, backend, quantisation }) => [id, backend, quantisation])).toEqual([
      ['cpu-root-int8', 'wasm', 'int8'],
      ['gpu-quantized', 'webgpu', 'q8'],
      ['cpu-quantized', 'wasm', 'q8'],
    ]);
    expect(flavours[1]).toMatchObject({
      activations: 'fp32',
      graph: 'onnx/model_quantized.onnx',
      data: expect.arrayContaining(['onnx/model.onnx_data', 'onnx/floats_fp32.onnx_data']),
    });
    expect([...paths].sort()).toEqual([
      'config.json',
      'floats_fp32.onnx_data',
      'model.onnx',
      'model.onnx_data',
      'onnx/floats_fp32.onnx_data',
      'onnx/model.onnx_data',
      'onnx/model_quantized.onnx',
      'tokenizer.json',
      'tokenizer_config.json',
    ]);
  });

  it('leaves out graphs that cannot run, as long as one can', async () => {
    const broken = exported({ 'onnx/model_q4.onnx': new Blob(['<!doctype html>']) });
    const { flavours } = await describeExport(broken);
    expect(flavours.map(({ graph }) => graph)).not.toContain('onnx/model_q4.onnx');
  });

  it.each([
    [
      'another architecture, with what it is',
      { 'config.json': json({ model_type: 'llama', architectures: ['LlamaForCausalLM'] }) },
      'unsupported-architecture',
      /LlamaForCausalLM, model_type "llama"/,
    ],
    [
      'a folder without tokenizer, with what it holds',
      { 'tokenizer.json': undefined },
      'missing-file',
      /no tokenizer\.json.*README\.md, config\.json/,
    ],
    [
      'a settings file that is HTML',
      { 'config.json': new Blob(['<html>']) },
      'damaged-file',
      /JSON/,
    ],
    [
      'a folder without graphs',
      {
        'model.onnx': undefined,
        'onnx/model_quantized.onnx': undefined,
        'onnx/decode.onnx': undefined,
      },
      'no-usable-graph',
      /no ONNX graph/,
    ],
    [
      'graphs whose data is missing, naming each',
      { 'model.onnx_data': undefined, 'onnx/model.onnx_data': undefined },
      'no-usable-graph',
      /model\.onnx: the constant .* lies in "model\.onnx_data".*onnx\/model_quantized\.onnx: /s,
    ],
  ])('refuses %s', async (_, change, code, message) => {
    await expect(describeExport(exported(change))).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });
});

describe('what is worth fetching of a repository', () => {
  it('is settings, the best graph for each backend, and their data', () => {
    const names = ['q4f16', 'q4', 'fp16', 'int8', 'uint8', 'bnb4'];
    const paths = [
      '.gitattributes',
      'README.md',
      'config.json',
      'generation_config.json',
      'merges.txt',
      'tokenizer.json',
      'tokenizer_config.json',
      'onnx/model.onnx',
      'onnx/model.onnx_data',
      ...names.map((name) => `onnx/model_${name}.onnx`),
      'onnx/model_q4f16.onnx_data',
      'onnx/model_q4f16.onnx_data_1',
      'onnx/model_fp16.onnx_data',
    ];
    expect(exportCandidates(paths)).toEqual([
      'config.json',
      'tokenizer.json',
      'tokenizer_config.json',
      'generation_config.json',
      'onnx/model_q4f16.onnx',
      'onnx/model_int8.onnx',
      'onnx/model_q4f16.onnx_data',
      'onnx/model_q4f16.onnx_data_1',
    ]);
  });

  it('is one graph where there is one, and nothing where there is none', () => {
    const settings = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
    const one = [...settings, 'model.onnx', 'model.onnx_data'];
    expect(exportCandidates(one)).toEqual(one);
    expect(exportCandidates([...settings, 'model.safetensors'])).toEqual([]);
  });
});
