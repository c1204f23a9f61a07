import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Failure, failureDetails } from '#base/failure.ts';
import { type Manifest, parseManifest } from '#library/manifest.ts';
import type { FlavourId } from '#workers/convert/flavours.ts';
import { memorySource } from '#workers/convert/memory-folder.ts';
import { parseQwen3Config } from '#workers/convert/qwen3-config.ts';
import type { ReferenceModel } from '#workers/convert/reference/qwen3-reference.ts';
import { encodeSafetensors } from '#workers/convert/safetensors-writer.ts';
import { convertFolder } from './convert-folder.ts';
import {
  MICRO_VOCABULARY_SIZE,
  microTokenId,
  microTokenizerConfig,
  microTokenizerJson,
} from './micro-tokenizer.ts';
import { microTensors } from './micro-weights.ts';

const USAGE =
  'Usage: tsx tools/make-micro-model.ts <new-model-folder> [--seed N] [--checkpoint <new-hugging-face-folder>]';
const NAME = 'micro';
/** Greedy replies to many prompts are varied and lead clearly with this seed. */
export const MICRO_SEED = 3;

export interface MicroOptions {
  /** Unsigned 32-bit; `MICRO_SEED` by default. */
  readonly seed?: number;
  /** `cpu-int8` and `gpu-q4` by default. */
  readonly flavours?: readonly FlavourId[];
}

const configJson = {
  architectures: ['Qwen3ForCausalLM'],
  model_type: 'qwen3',
  hidden_size: 64,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  head_dim: 32,
  intermediate_size: 128,
  vocab_size: MICRO_VOCABULARY_SIZE,
  max_position_embeddings: 512,
  rms_norm_eps: 1e-6,
  rope_theta: 10_000,
  tie_word_embeddings: true,
  hidden_act: 'silu',
  attention_bias: false,
  use_sliding_window: false,
  torch_dtype: 'bfloat16',
};

/**
 * Writes a model folder of a random model so small that every test can load it. It knows nothing;
 * all its flavours hold the same weights exactly, so one greedy reply holds for all. Replaces an
 * older micro model in that place and nothing else.
 */
export async function makeMicroModel(
  folder: string,
  options: MicroOptions = {},
): Promise<Manifest> {
  await removeOldMicroModel(folder);
  const source = memorySource(NAME, microCheckpoint(options.seed ?? MICRO_SEED));
  return convertFolder(source, folder, { flavours: options.flavours ?? ['cpu-int8', 'gpu-q4'] });
}

/** The files of the Hugging Face folder that the micro model is converted from. */
export function microCheckpoint(seed: number): ReadonlyMap<string, Uint8Array> {
  const json = (value: object) =>
    new TextEncoder().encode(`${JSON.stringify(value, undefined, 2)}\n`);
  const stop = microTokenId('<|im_end|>');
  const pad = microTokenId('<|endoftext|>');
  return new Map([
    ['config.json', json(configJson)],
    ['tokenizer.json', json(microTokenizerJson())],
    ['tokenizer_config.json', json(microTokenizerConfig())],
    [
      'generation_config.json',
      json({
        do_sample: true,
        temperature: 0.6,
        top_k: 20,
        top_p: 0.95,
        eos_token_id: [stop, pad],
        pad_token_id: pad,
      }),
    ],
    [
      'model.safetensors',
      encodeSafetensors(microTensors(parseQwen3Config(configJson), seed), 'BF16'),
    ],
  ]);
}

/** The micro model for the reference forward pass, which tells what greedy replies must be. */
export function microReference(seed: number = MICRO_SEED): ReferenceModel {
  const config = parseQwen3Config(configJson);
  const tensors = new Map(microTensors(config, seed).map(({ name, values }) => [name, values]));
  const tensor = (name: string) => {
    const values = tensors.get(name);
    if (!values) throw new Error(`Broken assumption: the micro model has ${name}`);
    return values;
  };
  return { config, tensor };
}

async function removeOldMicroModel(folder: string): Promise<void> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
  if (text !== undefined && parseManifest(text).name === NAME)
    await rm(folder, { recursive: true });
}

async function run(argv: readonly string[]): Promise<void> {
  const options = { seed: { type: 'string' }, checkpoint: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
  const [folder] = positionals;
  const seed = Number(values.seed ?? MICRO_SEED);
  if (folder === undefined || positionals.length !== 1) {
    throw wrongCommand(`One folder is needed, but ${positionals.length} were given.`);
  }
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) {
    throw wrongCommand(`The seed ${values.seed} is not a whole number from 0 to 2^32 - 1.`);
  }
  if (values.checkpoint !== undefined) {
    await mkdir(values.checkpoint, { recursive: true });
    for (const [name, bytes] of microCheckpoint(seed)) {
      await writeFile(join(values.checkpoint, name), bytes);
    }
  }
  const manifest = await makeMicroModel(folder, { seed });
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  console.log(`${folder}: ${manifest.files.length} files, ${bytes} bytes, seed ${seed}`);
}

function wrongCommand(message: string): Failure {
  return new Failure({ code: 'wrong-command', message, cure: USAGE });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await run(process.argv.slice(2));
  } catch (thrown) {
    const { code, message, cure } = failureDetails(thrown);
    console.error(`${message}\n${code === 'unexpected' ? USAGE : cure}`);
    process.exitCode = 2;
  }
}
