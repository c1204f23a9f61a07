import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seededRandom } from '#base/seeded-random.ts';
import { parseQwen3Config } from '#workers/convert/qwen3-config.ts';
import { qwen3TensorShapes } from '#workers/convert/qwen3-tensors.ts';
import { microTokenId, microTokenizerConfig, microTokenizerJson } from './micro-tokenizer.ts';

const USAGE = 'Usage: npx tsx tools/make-random-checkpoint.ts <shape> <new-folder>';

/** Sizes as in the published `config.json` of each; `tiny` and `thin` are for quick measurements. */
const SHAPES = {
  tiny: sizes(128, 4, [4, 2, 32], 256, 512, { tied: true, context: 512 }),
  thin: sizes(256, 28, [8, 4, 64], 768, 4096, { tied: true, context: 40_960 }),
  '0.6b': sizes(1024, 28, [16, 8, 128], 3072, 151_936, { tied: true, context: 40_960 }),
  '1.7b': sizes(2048, 28, [16, 8, 128], 6144, 151_936, { tied: true, context: 40_960 }),
  '8b': sizes(4096, 36, [32, 8, 128], 12_288, 151_936, { tied: false, context: 40_960 }),
} as const;

type ShapeId = keyof typeof SHAPES;

function sizes(
  hidden: number,
  layers: number,
  [heads, keyHeads, headSize]: readonly [number, number, number],
  wide: number,
  vocabulary: number,
  { tied, context }: { readonly tied: boolean; readonly context: number },
) {
  return {
    hidden_size: hidden,
    num_hidden_layers: layers,
    num_attention_heads: heads,
    num_key_value_heads: keyHeads,
    head_dim: headSize,
    intermediate_size: wide,
    vocab_size: vocabulary,
    max_position_embeddings: context,
    max_window_layers: layers,
    tie_word_embeddings: tied,
  };
}

/** As Hugging Face divides checkpoints. */
const SHARD_BYTES = 4_000_000_000;
const NOISE_ELEMENTS = 1 << 25;
/** The spread of Qwen3's matrices; norms lie around one. */
const MATRIX_SPREAD = 0.02;
const NORM_SPREAD = 0.1;

interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** In bfloat16. */
  readonly bytes: number;
}

/**
 * Writes a Hugging Face folder of bfloat16 weights that know nothing, the same ones each time, fast
 * enough for 16 GB: each tensor is a piece of one block of noise.
 */
async function makeRandomCheckpoint(shape: ShapeId, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const config = configJson(shape);
  const texts = {
    'config.json': config,
    'tokenizer.json': microTokenizerJson(),
    'tokenizer_config.json': microTokenizerConfig(),
    'generation_config.json': generationConfigJson(),
  };
  for (const [name, json] of Object.entries(texts)) await writeJson(join(folder, name), json);
  const tensors = [...qwen3TensorShapes(parseQwen3Config(config))].map(([name, tensorShape]) => ({
    name,
    shape: tensorShape,
    bytes: 2 * tensorShape.reduce((product, size) => product * size, 1),
  }));
  const noise = { matrices: brainNoise(MATRIX_SPREAD, 0, 1), norms: brainNoise(NORM_SPREAD, 1, 2) };
  const shards = divide(tensors);
  const weightMap: Record<string, string> = {};
  for (const [i, shard] of shards.entries()) {
    const number = (value: number) => String(value).padStart(5, '0');
    const name =
      shards.length === 1
        ? 'model.safetensors'
        : `model-${number(i + 1)}-of-${number(shards.length)}.safetensors`;
    for (const tensor of shard) weightMap[tensor.name] = name;
    await writeShard(join(folder, name), shard, noise);
  }
  const totalBytes = tensors.reduce((sum, { bytes }) => sum + bytes, 0);
  if (shards.length > 1) {
    const index = { metadata: { total_size: totalBytes }, weight_map: weightMap };
    await writeJson(join(folder, 'model.safetensors.index.json'), index);
  }
  console.log(
    `${folder}: ${tensors.length} tensors, ${totalBytes / 2} weights, ${totalBytes} bytes`,
  );
}

function configJson(shape: ShapeId): object {
  return {
    architectures: ['Qwen3ForCausalLM'],
    model_type: 'qwen3',
    ...SHAPES[shape],
    attention_bias: false,
    attention_dropout: 0,
    bos_token_id: microTokenId('<|endoftext|>'),
    eos_token_id: microTokenId('<|im_end|>'),
    hidden_act: 'silu',
    initializer_range: MATRIX_SPREAD,
    rms_norm_eps: 1e-6,
    rope_scaling: null,
    rope_theta: 1_000_000,
    sliding_window: null,
    torch_dtype: 'bfloat16',
    use_cache: true,
    use_sliding_window: false,
  };
}

function generationConfigJson(): object {
  return {
    do_sample: true,
    temperature: 0.6,
    top_k: 20,
    top_p: 0.95,
    eos_token_id: [microTokenId('<|im_end|>'), microTokenId('<|endoftext|>')],
    pad_token_id: microTokenId('<|endoftext|>'),
  };
}

/** Tensors in order, as many to a shard as fit. */
function divide(tensors: readonly Tensor[]): Tensor[][] {
  const shards: Tensor[][] = [[]];
  let room = SHARD_BYTES;
  for (const tensor of tensors) {
    if (tensor.bytes > room && room < SHARD_BYTES) {
      shards.push([]);
      room = SHARD_BYTES;
    }
    shards.at(-1)?.push(tensor);
    room -= tensor.bytes;
  }
  return shards;
}

interface Noise {
  readonly matrices: Uint8Array;
  readonly norms: Uint8Array;
}

async function writeShard(path: string, tensors: readonly Tensor[], noise: Noise): Promise<void> {
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } };
  let offset = 0;
  for (const { name, shape, bytes } of tensors) {
    header[name] = { dtype: 'BF16', shape, data_offsets: [offset, offset + bytes] };
    offset += bytes;
  }
  const text = Buffer.from(JSON.stringify(header));
  const prefix = Buffer.alloc(8);
  prefix.writeBigUInt64LE(BigInt(text.length));
  const file = await open(path, 'w');
  try {
    await file.write(Buffer.concat([prefix, text]));
    for (const tensor of tensors) {
      const block = tensor.shape.length > 1 ? noise.matrices : noise.norms;
      // A place of its own in the noise, so that no two tensors are the same.
      let from = placeOf(tensor.name) % block.length;
      for (let left = tensor.bytes; left > 0; from = 0) {
        const piece = block.subarray(from, from + left);
        await file.write(piece);
        left -= piece.length;
      }
    }
  } finally {
    await file.close();
  }
}

/** An even number that follows from the name. */
function placeOf(name: string): number {
  let mix = 0;
  for (const byte of Buffer.from(name)) mix = (Math.imul(mix, 31) + byte) >>> 0;
  return 2 * Math.floor(seededRandom(mix)() * NOISE_ELEMENTS);
}

/** Bell-shaped noise around `middle`, in bfloat16; normal enough, and fast. */
function brainNoise(spread: number, middle: number, seed: number): Uint8Array {
  const random = seededRandom(seed);
  const halves = new Uint16Array(NOISE_ELEMENTS);
  const float = new Float32Array(1);
  const bits = new Uint32Array(float.buffer);
  for (let i = 0; i < halves.length; i++) {
    // The sum of three uniform numbers from -1 to 1 has a variance of 1.
    const unit = 2 * (random() + random() + random()) - 3;
    float[0] = middle + spread * unit;
    halves[i] = ((bits[0] ?? 0) + 0x8000) >>> 16;
  }
  return new Uint8Array(halves.buffer);
}

function writeJson(path: string, json: object): Promise<void> {
  return writeFile(path, `${JSON.stringify(json, undefined, 2)}\n`);
}

function isShapeId(text: string): text is ShapeId {
  return Object.hasOwn(SHAPES, text);
}

const [shape, folder, surplus] = process.argv.slice(2);
if (shape === undefined || folder === undefined || surplus !== undefined || !isShapeId(shape)) {
  console.error(`"${shape}" is no shape, or no folder was given.\n${USAGE}`);
  console.error(`Shapes: ${Object.keys(SHAPES).join(', ')}`);
  process.exitCode = 2;
} else {
  await makeRandomCheckpoint(shape, folder);
}
