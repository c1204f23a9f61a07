import { describe, expect, it } from 'vitest';
import { type Manifest, parseManifest } from '#library/manifest.ts';
import { sha256Hex } from '#library/sha256.ts';
import { convert } from './convert.ts';
import type { FlavourId } from './flavours.ts';
import { encodeHalfFloats, roundToHalf } from './half-floats.ts';
import { MemorySink } from './memory-folder.ts';
import { encodeSafetensors, joinSafetensors, type NamedTensor } from './safetensors-writer.ts';
import { readStoredValues } from './stored-values.fixture.ts';
import {
  randomTensors,
  tinyConfig,
  tinyConfigJson,
  tinyFiles,
  tinySource,
} from './tiny-qwen3.fixture.ts';

const tensors = randomTensors(tinyConfig(), 1);
const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

/** Converts the tiny checkpoint after `change` has been made to its files. */
async function converted(
  change: (files: Map<string, Uint8Array>) => void = () => {},
  flavours: readonly FlavourId[] = ['cpu-int8', 'gpu-q4', 'gpu-q8'],
): Promise<{ readonly manifest: Manifest; readonly files: ReadonlyMap<string, Uint8Array> }> {
  const files = tinyFiles(tinyConfigJson, tensors);
  change(files);
  const sink = new MemorySink();
  return { manifest: await convert(tinySource(files), sink, { flavours }), files: sink.files };
}

const withConfig = (changes: object) => (files: Map<string, Uint8Array>) =>
  void files.set('config.json', encode({ ...tinyConfigJson, ...changes }));
const withTensors = (changed: readonly NamedTensor[]) => (files: Map<string, Uint8Array>) =>
  void files.set('model.safetensors', encodeSafetensors(changed, 'F32'));
/** Such a file as half-precision trainings leave. */
function inHalves(from: readonly NamedTensor[]): Uint8Array {
  const bodies = from.map(({ values }) => new Uint8Array(encodeHalfFloats(values).buffer));
  const header: Record<string, unknown> = {};
  let offset = 0;
  for (const [i, { name, shape }] of from.entries()) {
    const end = offset + bodies[i]!.length;
    header[name] = { dtype: 'F16', shape, data_offsets: [offset, end] };
    offset = end;
  }
  return joinSafetensors(JSON.stringify(header), bodies);
}
const without = (name: string) => (files: Map<string, Uint8Array>) => void files.delete(name);

describe('a converted folder', () => {
  it('lists every file but the manifest with its size and SHA-256', async () => {
    const { manifest, files } = await converted();
    expect(parseManifest(decode(files.get('manifest.json')))).toEqual(manifest);
    const paths = manifest.files.map((file) => file.path);
    expect([...paths, 'manifest.json'].sort()).toEqual([...files.keys()].sort());
    for (const { path, bytes, sha256 } of manifest.files) {
      expect(files.get(path)?.length).toBe(bytes);
      expect(await sha256Hex(files.get(path)!)).toBe(sha256);
    }
  });

  it('gives the first flavour of a backend the short folder name', async () => {
    const { manifest } = await converted();
    expect(manifest.flavours.map(({ id, graph, data }) => [id, graph, data])).toEqual([
      ['cpu-int8', 'cpu/model.onnx', ['cpu/model.onnx_data', 'cpu/floats_fp32.onnx_data']],
      ['gpu-q4', 'gpu/model.onnx', ['gpu/model.onnx_data', 'gpu/floats_fp32.onnx_data']],
      ['gpu-q8', 'gpu-q8/model.onnx', ['gpu-q8/model.onnx_data', 'gpu-q8/floats_fp32.onnx_data']],
    ]);
  });

  it('is the same, byte for byte, every time', async () => {
    // The manifest holds the hashes of all other files.
    expect((await converted()).manifest).toEqual((await converted()).manifest);
  });

  it('says how much each flavour changed the weights', async () => {
    const { quantisationError: error } = (await converted()).manifest;
    expect(error['gpu-q8']!.worst).toBeLessThan(0.01);
    expect(error['gpu-q4']!.mean).toBeGreaterThan(0.05);
    expect(error['gpu-q4']!.worst).toBeGreaterThanOrEqual(error['gpu-q4']!.mean);
  });

  it('lets flavours of one body share its bytes, whichever precision they compute with', async () => {
    const both = await converted(undefined, ['gpu-q4f16', 'gpu-q4']);
    expect(both.manifest.flavours).toMatchObject([
      {
        id: 'gpu-q4f16',
        activations: 'fp16',
        graph: 'gpu/model_fp16.onnx',
        decode: 'gpu/decode_fp16.onnx',
        check: 'gpu/check_fp16.onnx',
        data: ['gpu/model.onnx_data', 'gpu/floats_fp16.onnx_data'],
      },
      {
        id: 'gpu-q4',
        activations: 'fp32',
        graph: 'gpu/model.onnx',
        decode: 'gpu/decode.onnx',
        check: 'gpu/check.onnx',
        data: ['gpu/model.onnx_data', 'gpu/floats_fp32.onnx_data'],
      },
    ]);
    const { 'gpu-q4': wide, 'gpu-q4f16': narrow } = both.manifest.quantisationError;
    expect(wide).toEqual(narrow);
    const stored = (graph: string) => readStoredValues(both.files, graph);
    const narrowValues = stored('gpu/model_fp16.onnx');
    for (const [name, values] of stored('gpu/model.onnx')) {
      if (!name.includes('norm')) expect(values).toEqual(narrowValues.get(name));
    }
  });

  it('has the bytes of a flavour that is converted alone', async () => {
    const all = await converted();
    const alone = await converted(undefined, ['gpu-q8']);
    for (const file of ['model.onnx_data', 'floats_fp32.onnx_data', 'decode.onnx']) {
      expect(all.files.get(`gpu-q8/${file}`)).toEqual(alone.files.get(`gpu/${file}`));
    }
  });

  it('names its source and the template by their hashes', async () => {
    const { manifest } = await converted();
    const bytes = tinyFiles(tinyConfigJson, tensors).get('model.safetensors')!;
    const sha256 = await sha256Hex(bytes);
    expect(manifest.source).toEqual([{ path: 'model.safetensors', bytes: bytes.length, sha256 }]);
    const template = await sha256Hex(new TextEncoder().encode('{{ messages }}'));
    expect(manifest.templateSha256).toBe(template);
  });

  it('reads 16-bit floats', async () => {
    const half = converted((files) => void files.set('model.safetensors', inHalves(tensors)));
    const rounded = tensors.map((tensor) => ({
      ...tensor,
      values: tensor.values.map((value) => roundToHalf(value)),
    }));
    const single = await converted(withTensors(rounded));
    for (const [path, bytes] of (await half).files) {
      if (path.includes('onnx_data')) expect(bytes).toEqual(single.files.get(path));
    }
  });

  it('takes weights from shards and hashes each of them', async () => {
    const parts = { 'a.safetensors': tensors.slice(0, 9), 'b.safetensors': tensors.slice(9) };
    const { manifest, files } = await converted((checkpoint) => {
      checkpoint.delete('model.safetensors');
      const map: Record<string, string> = {};
      for (const [name, part] of Object.entries(parts)) {
        checkpoint.set(name, encodeSafetensors(part, 'F32'));
        for (const tensor of part) map[tensor.name] = name;
      }
      checkpoint.set('model.safetensors.index.json', encode({ weight_map: map }));
    });
    const whole = await converted();
    expect(files.get('cpu/model.onnx_data')).toEqual(whole.files.get('cpu/model.onnx_data'));
    for (const [i, [path, part]] of Object.entries(parts).entries()) {
      const bytes = encodeSafetensors(part, 'F32');
      const sha256 = await sha256Hex(bytes);
      expect(manifest.source![i]).toEqual({ path, bytes: bytes.length, sha256 });
    }
  });

  it('puts a chat template that lies in its own file into tokenizer_config.json', async () => {
    const { files } = await converted((checkpoint) => {
      checkpoint.set('tokenizer_config.json', encode({ eos_token: 'x' }));
      checkpoint.set('chat_template.jinja', new TextEncoder().encode('{{ messages }}'));
    });
    const config = JSON.parse(decode(files.get('tokenizer_config.json')));
    expect(config).toEqual({ eos_token: 'x', chat_template: '{{ messages }}' });
  });

  it('ignores a repeated head of a tied model', async () => {
    const head = { ...tensors[0]!, name: 'lm_head.weight' };
    await expect(converted(withTensors([...tensors, head]))).resolves.toBeDefined();
  });

  it('reads RoPE settings in the newer form', async () => {
    const rope = {
      rope_theta: undefined,
      rope_parameters: { rope_theta: 10_000, rope_type: 'default' },
    };
    const { files } = await converted(withConfig(rope), ['cpu-int8']);
    const old = await converted(undefined, ['cpu-int8']);
    const tables = 'cpu/floats_fp32.onnx_data';
    expect(files.get(tables)).toEqual(old.files.get(tables));
  });
});

const bias = {
  name: 'model.layers.0.self_attn.q_proj.bias',
  shape: [128],
  values: new Float32Array(128),
};
const spoilt = tensors.map((tensor) => {
  const values = tensor.values.slice();
  if (tensor.name.endsWith('1.mlp.up_proj.weight')) values[70] = Number.NaN;
  return { ...tensor, values };
});

describe('refuses, naming the cause,', () => {
  it.each<[string, (files: Map<string, Uint8Array>) => void, string, string]>([
    [
      'another architecture',
      withConfig({ model_type: 'llama' }),
      'unsupported-architecture',
      '"llama"',
    ],
    [
      'RoPE scaling of an unknown kind',
      withConfig({ rope_scaling: { type: 'longrope' } }),
      'unsupported-architecture',
      'longrope',
    ],
    [
      'a sliding window',
      withConfig({ use_sliding_window: true, sliding_window: 32, max_window_layers: 1 }),
      'unsupported-architecture',
      'a sliding window of 32',
    ],
    [
      'heads that cannot share keys',
      withConfig({ num_key_value_heads: 3 }),
      'damaged-file',
      '4 attention heads',
    ],
    ['a missing size', withConfig({ vocab_size: undefined }), 'damaged-file', 'vocab_size'],
    [
      'sizes of another checkpoint',
      withConfig({ vocab_size: 51 }),
      'unexpected-checkpoint',
      'asks for [51, 64]',
    ],
    [
      'a missing layer',
      withConfig({ num_hidden_layers: 3 }),
      'unexpected-checkpoint',
      'model.layers.2.input_layernorm',
    ],
    [
      'a surplus layer',
      withConfig({ num_hidden_layers: 1 }),
      'unexpected-checkpoint',
      'model.layers.1.input_layernorm',
    ],
    ['biases', withTensors([...tensors, bias]), 'unexpected-checkpoint', 'q_proj.bias'],
    ['weights that are no numbers', withTensors(spoilt), 'damaged-checkpoint', 'NaN at element 70'],
    ['a folder without weights', without('model.safetensors'), 'missing-file', 'model.safetensors'],
    ['a folder without tokenizer', without('tokenizer.json'), 'missing-file', 'tokenizer.json'],
    [
      'a config that is no JSON',
      (files) => void files.set('config.json', Uint8Array.of(123)),
      'damaged-file',
      'config.json',
    ],
    [
      'a folder without chat template',
      (files) => void files.set('tokenizer_config.json', encode({})),
      'missing-file',
      'chat template',
    ],
  ])('%s', async (_, change, code, part) => {
    const thrown: unknown = await converted(change).catch((reason: unknown) => reason);
    expect(thrown).toMatchObject({ name: 'Failure', code });
    expect(String(thrown)).toContain(part);
  });

  it('sizes that blocks of 32 do not divide, but converts them to int8', async () => {
    const changes = { intermediate_size: 90 };
    const narrow = randomTensors(tinyConfig(changes), 1);
    const change = (files: Map<string, Uint8Array>) => {
      withConfig(changes)(files);
      withTensors(narrow)(files);
    };
    await expect(converted(change)).rejects.toThrow('down_proj.weight has 90 input features');
    await expect(converted(change, ['cpu-int8'])).resolves.toBeDefined();
  });

  it.each([[[]], [['cpu-int8', 'cpu-int8']]] as FlavourId[][][])(
    'the flavours %j',
    async (flavours) => {
      await expect(converted(undefined, flavours)).rejects.toThrow('empty or names one twice');
    },
  );

  it('to go on when it is stopped', async () => {
    const controller = new AbortController();
    const source = tinySource(tinyFiles(tinyConfigJson, tensors));
    const onProgress = () => controller.abort();
    const options = { flavours: ['cpu-int8'], signal: controller.signal, onProgress } as const;
    await expect(convert(source, new MemorySink(), options)).rejects.toThrow('aborted');
  });
});
