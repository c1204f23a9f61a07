import { graphsAndData } from './manifest.ts';
import type { Activations } from './memory-needs.ts';
import type { ModelSizes } from './model-sizes.ts';
import type { StoredModel } from './stored-model.ts';
import { type KeptAs, weightBytes, weightCount } from './weight-bytes.ts';

/** A model in one flavour that a person may think of running on this machine. */
export interface Candidate {
  /** For people, such as `SciReasoner-1.7B`. */
  readonly model: string;
  readonly place: Place;
  /** As in the manifest, such as `gpu-q4f16`. */
  readonly flavour: string;
  readonly backend: 'wasm' | 'webgpu';
  readonly quantisation: string;
  readonly activations: Activations;
  readonly sizes: ModelSizes;
  readonly weightCount: number;
  /** What loading takes to where it is computed with. */
  readonly weightBytes: number;
  /** What one token reads of it. */
  readonly bytesPerToken: number;
  readonly largestConstantBytes: number;
}

/** Where the model is: served with this page, kept in this browser, or not here yet. */
export type Place =
  | { readonly kind: 'built-in' }
  | { readonly kind: 'stored'; readonly id: string }
  | {
      readonly kind: 'to-convert';
      /** What the browser must keep of it. */
      readonly diskBytes: number;
      /** Of the published weights, which a download keeps as well until they are converted. */
      readonly checkpointBytes: number;
    };

/** Nano, and SciReasoner's two sizes as they would be converted here. */
export function knownCandidates(): readonly Candidate[] {
  return [
    ...NANO_FLAVOURS.map((flavour) =>
      writtenByConverter('nano', NANO, flavour, { kind: 'built-in' }),
    ),
    ...toConvert('SciReasoner-1.7B', SCIREASONER_1_7B),
    ...toConvert('SciReasoner-8B', SCIREASONER_8B),
  ];
}

/** The flavours of a model that is kept in this browser; `sizes` come from its config.json. */
export function storedCandidates(model: StoredModel, sizes: ModelSizes): readonly Candidate[] {
  const bytes = new Map(model.manifest.files.map((file) => [file.path, file.bytes]));
  const place = { kind: 'stored', id: model.id } as const;
  return model.manifest.flavours.map((flavour) => {
    const { backend, quantisation, activations } = flavour;
    const keptAs = KEPT_AS.find((known) => known === quantisation);
    const byFormula = keptAs && weightBytes(sizes, keptAs, activations);
    const inFiles = graphsAndData(flavour).reduce((sum, path) => sum + (bytes.get(path) ?? 0), 0);
    // Shards also hold the scales of sibling flavours, and one constant for two uses.
    const inMemory = byFormula?.inMemory ?? inFiles;
    return {
      model: model.label,
      place,
      flavour: flavour.id,
      backend,
      quantisation,
      activations,
      sizes,
      weightCount: weightCount(sizes),
      weightBytes: inMemory,
      bytesPerToken: byFormula?.perToken ?? inFiles,
      largestConstantBytes: byFormula?.largestConstant ?? inFiles,
    };
  });
}

const KEPT_AS: readonly KeptAs[] = ['q4', 'q4b128', 'q8', 'int8', 'fp32'];

interface KnownFlavour {
  readonly id: string;
  readonly backend: 'wasm' | 'webgpu';
  readonly keptAs: KeptAs;
  readonly activations: Activations;
}

const GPU_Q4F16 = {
  id: 'gpu-q4f16',
  backend: 'webgpu',
  keptAs: 'q4',
  activations: 'fp16',
} as const;
const GPU_Q4 = { id: 'gpu-q4', backend: 'webgpu', keptAs: 'q4', activations: 'fp32' } as const;
const GPU_Q8 = { id: 'gpu-q8', backend: 'webgpu', keptAs: 'q8', activations: 'fp32' } as const;
const CPU_INT8 = { id: 'cpu-int8', backend: 'wasm', keptAs: 'int8', activations: 'fp32' } as const;

const NANO_FLAVOURS: readonly KnownFlavour[] = [CPU_INT8, GPU_Q8];
const CONVERTED_FLAVOURS: readonly KnownFlavour[] = [GPU_Q4F16, GPU_Q4, CPU_INT8];

const NANO: ModelSizes = {
  hidden_size: 192,
  num_hidden_layers: 5,
  num_attention_heads: 6,
  num_key_value_heads: 3,
  head_dim: 32,
  intermediate_size: 512,
  vocab_size: 1024,
  max_position_embeddings: 512,
  tie_word_embeddings: true,
};

/** Qwen3-1.7B and Qwen3-8B, from which SciReasoner was trained (arXiv 2505.09388, table 1). */
const SCIREASONER_1_7B: ModelSizes = {
  hidden_size: 2048,
  num_hidden_layers: 28,
  num_attention_heads: 16,
  num_key_value_heads: 8,
  head_dim: 128,
  intermediate_size: 6144,
  vocab_size: 151_936,
  max_position_embeddings: 40_960,
  tie_word_embeddings: true,
};

const SCIREASONER_8B: ModelSizes = {
  hidden_size: 4096,
  num_hidden_layers: 36,
  num_attention_heads: 32,
  num_key_value_heads: 8,
  head_dim: 128,
  intermediate_size: 12_288,
  vocab_size: 151_936,
  max_position_embeddings: 40_960,
  tie_word_embeddings: false,
};

/** Tokenizer, graphs and manifest of a model with Qwen's vocabulary. */
const OTHER_FILES_BYTES = 20e6;
/** bfloat16 */
const CHECKPOINT_BYTES_PER_WEIGHT = 2;

function toConvert(model: string, sizes: ModelSizes): readonly Candidate[] {
  return CONVERTED_FLAVOURS.map((flavour) =>
    writtenByConverter(model, sizes, flavour, {
      kind: 'to-convert',
      diskBytes: OTHER_FILES_BYTES + weightBytes(sizes, flavour.keptAs, flavour.activations).onDisk,
      checkpointBytes: CHECKPOINT_BYTES_PER_WEIGHT * weightCount(sizes),
    }),
  );
}

function writtenByConverter(
  model: string,
  sizes: ModelSizes,
  { id, backend, keptAs, activations }: KnownFlavour,
  place: Place,
): Candidate {
  const bytes = weightBytes(sizes, keptAs, activations);
  return {
    model,
    place,
    flavour: id,
    backend,
    quantisation: keptAs,
    activations,
    sizes,
    weightCount: weightCount(sizes),
    weightBytes: bytes.inMemory,
    bytesPerToken: bytes.perToken,
    largestConstantBytes: bytes.largestConstant,
  };
}
