import type {
  Attribute,
  ElementType,
  Initialiser,
  OnnxGraph,
  OnnxNode,
  OnnxValue,
  Placement,
} from './onnx-model.ts';
import type { ShardWriter } from './shard-writer.ts';

/** Collects the nodes and constants of a graph; the large constants go to the shards at once. */
export class GraphBuilder {
  private readonly shards: ShardWriter;
  private readonly nodes: OnnxNode[] = [];
  private readonly initialisers = new Map<string, Initialiser>();

  constructor(shards: ShardWriter) {
    this.shards = shards;
  }

  /** Adds a node with one output of the node's own name, and returns that name. */
  node(
    name: string,
    operator: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
  ): string {
    this.nodeWithOutputs(name, operator, inputs, [name], attributes);
    return name;
  }

  nodeWithOutputs(
    name: string,
    operator: string,
    inputs: readonly string[],
    outputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
  ): void {
    this.nodes.push({ name, operator, inputs, outputs, attributes });
  }

  /** A small int64 constant inside the graph; equal ones are one. An empty shape is a scalar. */
  integers(values: readonly number[], shape: readonly number[] = [values.length]): string {
    const name = `int64_${shape.length === 0 ? 'scalar' : 'list'}_${values.join('_')}`;
    const data = new Uint8Array(BigInt64Array.from(values, (value) => BigInt(value)).buffer);
    this.initialisers.set(name, { name, type: 'int64', shape, data });
    return name;
  }

  /** A float scalar inside the graph. */
  scalar(value: number): string {
    const name = `float_${value}`;
    const data = new Uint8Array(Float32Array.of(value).buffer);
    this.initialisers.set(name, { name, type: 'float32', shape: [], data });
    return name;
  }

  /** Writes a constant to the shards. Returns its place, so that another shape may name the same bytes. */
  async store(
    name: string,
    values: Float32Array | Uint8Array,
    shape: readonly number[],
  ): Promise<Placement> {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const placement = await this.shards.append(name, bytes);
    const type = values instanceof Float32Array ? 'float32' : 'uint8';
    this.alias(name, type, shape, placement);
    return placement;
  }

  /** A constant over bytes that are stored already. */
  alias(name: string, type: ElementType, shape: readonly number[], placement: Placement): void {
    this.initialisers.set(name, { name, type, shape, data: placement });
  }

  /** The graph with those constants that a node uses. */
  finish(name: string, inputs: readonly OnnxValue[], outputs: readonly OnnxValue[]): OnnxGraph {
    const used = new Set(this.nodes.flatMap((node) => node.inputs));
    const initialisers = [...this.initialisers.values()].filter((each) => used.has(each.name));
    return { name, inputs, outputs, nodes: this.nodes, initialisers };
  }
}
