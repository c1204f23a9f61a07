import { definitely } from '#base/assert.ts';
import { GraphBuilder } from './graph-builder.ts';
import { lookUp, type MatrixUse, multiply } from './matrix-nodes.ts';
import type { OnnxGraph } from './onnx-model.ts';
import type { Qwen3Config } from './qwen3-config.ts';
import { type GraphKind, graphInputs, graphOutputs, layerCountOf } from './qwen3-graph-values.ts';
import { EMBEDDING, HEAD, LAST_NORM } from './qwen3-tensors.ts';
import type { Precision, StoredFloats, StoredWeights } from './stored-weights.ts';

export interface GraphSource {
  readonly config: Qwen3Config;
  readonly weights: StoredWeights;
  readonly precision: Precision;
}

/**
 * The Qwen3 forward pass (arXiv 2505.09388) over weights that are stored already.
 *
 * `model` takes `input_ids` and `attention_mask` int64 and a cache that grows, as Hugging Face's
 * exports do; there is no `position_ids`: positions follow from the mask, which must have no
 * padding on the left. `decode` takes `input_ids` int32 [batch, sequence], `seqlens_k` int32 [batch]
 * (tokens in the cache after this step, less one), `total_sequence_length` int32 scalar (tokens in
 * the cache after this step), `positions` int32 [positions] (which tokens of the step get logits) and
 * a cache of any fixed length; past and present may be one buffer. `logits` are [batch, 1, vocabulary]
 * of the last position, or [batch, positions, vocabulary]. `check` is `model` with the first two
 * layers only and the logits of every position.
 *
 * Logits are float32 always; cache and activations have the precision asked for.
 */
export function buildQwen3Graph(kind: GraphKind, source: GraphSource): OnnxGraph {
  const { config, precision } = source;
  const graph = new GraphBuilder();
  new Qwen3Weaver(kind, source, graph).weave();
  const inputs = graphInputs(kind, config, precision);
  return graph.finish('qwen3', inputs, graphOutputs(kind, config, precision));
}

/** A position in the residual stream: the stream itself and its normalised copy. */
interface Stream {
  readonly residual: string;
  readonly normalised: string;
}

class Qwen3Weaver {
  private readonly kind: GraphKind;
  private readonly source: GraphSource;
  private readonly graph: GraphBuilder;
  private readonly layerCount: number;

  constructor(kind: GraphKind, source: GraphSource, graph: GraphBuilder) {
    this.kind = kind;
    this.source = source;
    this.graph = graph;
    this.layerCount = layerCountOf(kind, source.config);
  }

  weave(): void {
    const { graph, kind } = this;
    const embedding = this.matrix(EMBEDDING);
    const embedded = lookUp(graph, 'model/embed_tokens', 'input_ids', embedding);
    if (kind !== 'decode') this.addLengths();
    let stream: Stream = {
      residual: embedded,
      normalised: this.normalise(embedded, 'model.layers.0.input_layernorm'),
    };
    for (let layer = 0; layer < this.layerCount; layer++) stream = this.addLayer(layer, stream);
    const state = kind === 'check' ? stream.normalised : this.wantedPositions(stream.normalised);
    this.addHead(state, embedding);
  }

  private wantedPositions(states: string): string {
    const wanted = this.kind === 'decode' ? 'positions' : this.graph.integers([-1]);
    return this.graph.node('model/wanted_positions', 'Gather', [states, wanted], {
      axis: { int: 1 },
    });
  }

  private addHead(state: string, embedding: MatrixUse): void {
    const { graph, source } = this;
    const head = source.weights.matrices[HEAD] ? this.matrix(HEAD) : embedding;
    if (source.precision === 'fp32') multiply(graph, 'logits', state, head);
    else graph.cast('logits', multiply(graph, 'model/logits', state, head), 'float32');
  }

  /** What GroupQueryAttention wants to know about lengths, from the attention mask. */
  private addLengths(): void {
    const { graph } = this;
    const one = graph.integers([1]);
    const count = graph.node('model/token_count', 'ReduceSum', ['attention_mask', one], {
      keepdims: { int: 0 },
    });
    graph.cast('seqlens_k', graph.node('model/last_index', 'Sub', [count, one]), 'int32');
    const shape = graph.node('model/mask_shape', 'Shape', ['attention_mask']);
    const total = graph.node('model/total', 'Gather', [shape, graph.integers([1], [])], {
      axis: { int: 0 },
    });
    graph.cast('total_sequence_length', total, 'int32');
  }

  private addLayer(layer: number, stream: Stream): Stream {
    const prefix = `model.layers.${layer}`;
    const attended = this.addAttention(layer, stream.normalised);
    const between = this.addAndNormalise(
      attended,
      stream.residual,
      `${prefix}.post_attention_layernorm`,
    );
    const fed = this.addFeedForward(`${prefix}.mlp`, between.normalised);
    const isLast = layer === this.layerCount - 1;
    const nextNorm = isLast ? LAST_NORM_LAYER : `model.layers.${layer + 1}.input_layernorm`;
    return this.addAndNormalise(fed, between.residual, nextNorm);
  }

  /** Queries, keys and values are three products: the WebGPU backend fuses those, not one of all. */
  private addAttention(layer: number, input: string): string {
    const { graph } = this;
    const { weights, config } = this.source;
    const { headCount, kvHeadCount, headSize } = config;
    const prefix = `model.layers.${layer}.self_attn`;
    const query = this.linear(`${prefix}.q_proj`, input);
    const key = this.linear(`${prefix}.k_proj`, input);
    const value = this.linear(`${prefix}.v_proj`, input);
    const attended = `${valueName(prefix)}/GroupQueryAttention`;
    graph.nodeWithOutputs(
      attended,
      'GroupQueryAttention',
      [
        this.normaliseHeads(`${prefix}.q_norm`, query, headCount),
        this.normaliseHeads(`${prefix}.k_norm`, key, kvHeadCount),
        value,
        `past_key_values.${layer}.key`,
        `past_key_values.${layer}.value`,
        'seqlens_k',
        'total_sequence_length',
        this.floats('cos_cache', weights.cosines),
        this.floats('sin_cache', weights.sines),
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
  private normaliseHeads(norm: string, input: string, heads: number): string {
    const { graph } = this;
    const { headSize } = this.source.config;
    const apart = graph.integers([0, 0, heads, headSize]);
    const together = graph.integers([0, 0, heads * headSize]);
    const split = graph.node(`${valueName(norm)}/split`, 'Reshape', [input, apart]);
    const normalised = this.normalise(split, norm);
    return graph.node(`${valueName(norm)}/joined`, 'Reshape', [normalised, together]);
  }

  /** SwiGLU (arXiv 2002.05202): down(silu(gate) * up). */
  private addFeedForward(prefix: string, input: string): string {
    const { graph } = this;
    const gate = this.linear(`${prefix}.gate_proj`, input);
    const up = this.linear(`${prefix}.up_proj`, input);
    const sigmoid = graph.node(`${valueName(prefix)}/sigmoid`, 'Sigmoid', [gate]);
    const silu = graph.node(`${valueName(prefix)}/silu`, 'Mul', [gate, sigmoid]);
    const product = graph.node(`${valueName(prefix)}/product`, 'Mul', [silu, up]);
    return this.linear(`${prefix}.down_proj`, product);
  }

  private linear(layer: string, input: string): string {
    return multiply(this.graph, valueName(layer), input, this.matrix(`${layer}.weight`));
  }

  private normalise(input: string, norm: string): string {
    const inputs = [input, this.vector(`${norm}.weight`)];
    return this.graph.node(valueName(norm), 'SimplifiedLayerNormalization', inputs, {
      axis: { int: -1 },
      epsilon: { float: this.source.config.epsilon },
      stash_type: { int: 1 },
    });
  }

  private addAndNormalise(input: string, residual: string, norm: string): Stream {
    const weight = this.vector(`${norm}.weight`);
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

  private matrix(name: string): MatrixUse {
    const { weights, precision } = this.source;
    return { name, matrix: definitely(weights.matrices[name], `matrix ${name}`), precision };
  }

  private vector(name: string): string {
    return this.floats(name, definitely(this.source.weights.vectors[name], `vector ${name}`));
  }

  private floats(name: string, stored: StoredFloats): string {
    const { precision } = this.source;
    return this.graph.stored(name, definitely(stored[precision], `${precision} values of ${name}`));
  }
}

const LAST_NORM_LAYER = LAST_NORM.replace(/\.weight$/, '');

/** Values are named by path, so that no value has the name of a tensor. */
function valueName(tensorPath: string): string {
  return tensorPath.replaceAll('.', '/');
}
