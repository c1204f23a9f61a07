import type { Matrix } from './checkpoint.ts';
import { GraphBuilder } from './graph-builder.ts';
import type { OnnxGraph, OnnxValue } from './onnx-model.ts';
import type { Qwen3Config } from './qwen3-config.ts';
import { EMBEDDING, HEAD, LAST_NORM } from './qwen3-tensors.ts';
import { rotaryTables } from './rotary-tables.ts';
import type { ShardWriter } from './shard-writer.ts';
import type { StoredMatrix, WeightFormat } from './weight-format.ts';

export interface GraphSource {
  readonly config: Qwen3Config;
  readonly format: WeightFormat;
  /** The checkpoint's tensor, with the shape that the configuration asks for. */
  readonly tensor: (name: string) => Matrix;
  /** Called after each matrix that the format stored. */
  readonly onStored: (stored: StoredMatrix) => void;
}

/**
 * The Qwen3 forward pass (arXiv 2505.09388) as an ONNX graph with the input and output names of
 * Hugging Face's exports; weights go to the shards. `logits` [batch, 1, vocabulary] belong to the
 * last position. There is no `position_ids`: positions follow from the attention mask, which must
 * have no padding on the left.
 */
export async function buildQwen3Graph(
  source: GraphSource,
  shards: ShardWriter,
): Promise<OnnxGraph> {
  const { config } = source;
  const weaver = new Qwen3Weaver(source, new GraphBuilder(shards));
  await weaver.weave();
  return weaver.graph.finish('qwen3', graphInputs(config), graphOutputs(config));
}

/** A position in the residual stream: the stream itself and its normalised copy. */
interface Stream {
  readonly residual: string;
  readonly normalised: string;
}

class Qwen3Weaver {
  readonly graph: GraphBuilder;
  private readonly source: GraphSource;

  constructor(source: GraphSource, graph: GraphBuilder) {
    this.source = source;
    this.graph = graph;
  }

  async weave(): Promise<void> {
    const { config, format } = this.source;
    const embedding = await this.storeMatrix(EMBEDDING);
    const embedded = format.lookUp(this.graph, 'model/embed_tokens', 'input_ids', embedding);
    await this.storeRotaryTables();
    this.addLengths();
    let stream: Stream = {
      residual: embedded,
      normalised: await this.normalise(embedded, 'model.layers.0.input_layernorm'),
    };
    for (let layer = 0; layer < config.layerCount; layer++)
      stream = await this.addLayer(layer, stream);
    const last = this.graph.node(
      'model/last_position',
      'Gather',
      [stream.normalised, this.graph.integers([-1])],
      {
        axis: { int: 1 },
      },
    );
    const head = config.tied ? embedding : await this.storeMatrix(HEAD);
    format.multiply(this.graph, 'logits', last, head);
  }

  /** What GroupQueryAttention wants to know about lengths, from the attention mask. */
  private addLengths(): void {
    const { graph } = this;
    const count = graph.node(
      'model/token_count',
      'ReduceSum',
      ['attention_mask', graph.integers([1])],
      {
        keepdims: { int: 0 },
      },
    );
    const last = graph.node('model/last_index', 'Sub', [count, graph.integers([1])]);
    graph.node('model/seqlens_k', 'Cast', [last], { to: { int: 6 } });
    const shape = graph.node('model/mask_shape', 'Shape', ['attention_mask']);
    const total = graph.node('model/total', 'Gather', [shape, graph.integers([1], [])], {
      axis: { int: 0 },
    });
    graph.node('model/total_sequence_length', 'Cast', [total], { to: { int: 6 } });
  }

  private async storeRotaryTables(): Promise<void> {
    const { contextLength, headSize, ropeTheta } = this.source.config;
    const { cos, sin } = rotaryTables(contextLength, headSize, ropeTheta);
    await this.graph.store('cos_cache', cos, [contextLength, headSize / 2]);
    await this.graph.store('sin_cache', sin, [contextLength, headSize / 2]);
  }

  private async addLayer(layer: number, stream: Stream): Promise<Stream> {
    const { layerCount } = this.source.config;
    const prefix = `model.layers.${layer}`;
    const attended = await this.addAttention(layer, stream.normalised);
    const between = await this.addAndNormalise(
      attended,
      stream.residual,
      `${prefix}.post_attention_layernorm`,
    );
    const fed = await this.addFeedForward(`${prefix}.mlp`, between.normalised);
    const isLast = layer === layerCount - 1;
    const nextNorm = isLast ? 'model.norm' : `model.layers.${layer + 1}.input_layernorm`;
    return this.addAndNormalise(fed, between.residual, nextNorm);
  }

  private async addAttention(layer: number, input: string): Promise<string> {
    const { graph } = this;
    const { headCount, kvHeadCount, headSize } = this.source.config;
    const prefix = `model.layers.${layer}.self_attn`;
    const query = await this.linear(`${prefix}.q_proj`, input);
    const key = await this.linear(`${prefix}.k_proj`, input);
    const value = await this.linear(`${prefix}.v_proj`, input);
    const attended = `${valueName(prefix)}/GroupQueryAttention`;
    graph.nodeWithOutputs(
      attended,
      'GroupQueryAttention',
      [
        await this.normaliseHeads(`${prefix}.q_norm`, query, headCount),
        await this.normaliseHeads(`${prefix}.k_norm`, key, kvHeadCount),
        value,
        `past_key_values.${layer}.key`,
        `past_key_values.${layer}.value`,
        'model/seqlens_k',
        'model/total_sequence_length',
        'cos_cache',
        'sin_cache',
      ],
      [attended, `present.${layer}.key`, `present.${layer}.value`],
      {
        num_heads: { int: headCount },
        kv_num_heads: { int: kvHeadCount },
        scale: { float: 1 / Math.sqrt(headSize) },
        do_rotary: { int: 1 },
        rotary_interleaved: { int: 0 },
        local_window_size: { int: -1 },
      },
    );
    return this.linear(`${prefix}.o_proj`, attended);
  }

  /** RMS norm of every head by itself. */
  private async normaliseHeads(norm: string, input: string, heads: number): Promise<string> {
    const { graph } = this;
    const { headSize } = this.source.config;
    const apart = graph.integers([0, 0, heads, headSize]);
    const together = graph.integers([0, 0, heads * headSize]);
    const split = graph.node(`${valueName(norm)}/split`, 'Reshape', [input, apart]);
    const normalised = await this.normalise(split, norm);
    return graph.node(`${valueName(norm)}/joined`, 'Reshape', [normalised, together]);
  }

  /** SwiGLU (arXiv 2002.05202): down(silu(gate) * up). */
  private async addFeedForward(prefix: string, input: string): Promise<string> {
    const { graph } = this;
    const gate = await this.linear(`${prefix}.gate_proj`, input);
    const up = await this.linear(`${prefix}.up_proj`, input);
    const sigmoid = graph.node(`${valueName(prefix)}/sigmoid`, 'Sigmoid', [gate]);
    const silu = graph.node(`${valueName(prefix)}/silu`, 'Mul', [gate, sigmoid]);
    const product = graph.node(`${valueName(prefix)}/product`, 'Mul', [silu, up]);
    return this.linear(`${prefix}.down_proj`, product);
  }

  private async linear(layer: string, input: string): Promise<string> {
    const stored = await this.storeMatrix(`${layer}.weight`);
    return this.source.format.multiply(this.graph, valueName(layer), input, stored);
  }

  private async storeMatrix(name: string): Promise<StoredMatrix> {
    const stored = await this.source.format.store(this.graph, this.source.tensor(name));
    this.source.onStored(stored);
    return stored;
  }

  private async normalise(input: string, norm: string): Promise<string> {
    const weight = await this.storeVector(`${norm}.weight`);
    return this.graph.node(valueName(norm), 'SimplifiedLayerNormalization', [input, weight], {
      axis: { int: -1 },
      epsilon: { float: this.source.config.epsilon },
      stash_type: { int: 1 },
    });
  }

  private async addAndNormalise(input: string, residual: string, norm: string): Promise<Stream> {
    const weight = await this.storeVector(`${norm}.weight`);
    const normalised = valueName(norm);
    const sum = `${normalised}/residual`;
    // Nothing reads the stream behind the last norm; onnxruntime then skips that output.
    const outputs = norm === LAST_NORM_LAYER ? [normalised] : [normalised, '', '', sum];
    this.graph.nodeWithOutputs(
      normalised,
      'SkipSimplifiedLayerNormalization',
      [input, residual, weight],
      outputs,
      { epsilon: { float: this.source.config.epsilon } },
    );
    return { residual: sum, normalised };
  }

  private async storeVector(name: string): Promise<string> {
    const vector = this.source.tensor(name);
    await this.graph.store(name, await vector.read(0, 1), [vector.columns]);
    return name;
  }
}

const LAST_NORM_LAYER = LAST_NORM.replace(/\.weight$/, '');

/** Values are named by path, so that no value has the name of a tensor. */
function valueName(tensorPath: string): string {
  return tensorPath.replaceAll('.', '/');
}

function graphInputs(config: Qwen3Config): readonly OnnxValue[] {
  return [
    { name: 'input_ids', type: 'int64', shape: ['batch', 'sequence'] },
    { name: 'attention_mask', type: 'int64', shape: ['batch', 'total'] },
    ...cacheValues(config, 'past_key_values', 'past'),
  ];
}

function graphOutputs(config: Qwen3Config): readonly OnnxValue[] {
  const logits: OnnxValue = {
    name: 'logits',
    type: 'float32',
    shape: ['batch', 1, config.vocabularySize],
  };
  return [logits, ...cacheValues(config, 'present', 'total')];
}

function cacheValues(config: Qwen3Config, prefix: string, length: string): readonly OnnxValue[] {
  const { layerCount, kvHeadCount, headSize } = config;
  return Array.from({ length: layerCount * 2 }, (_, i) => ({
    name: `${prefix}.${Math.floor(i / 2)}.${i % 2 === 0 ? 'key' : 'value'}`,
    type: 'float32',
    shape: ['batch', kvHeadCount, length, headSize],
  }));
}
