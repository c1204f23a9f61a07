import {
  type Attribute,
  ELEMENT_NUMBER,
  type ElementType,
  type Initialiser,
  type OnnxGraph,
  type OnnxNode,
  type OnnxValue,
} from './onnx-model.ts';
import type { StoredConstant } from './stored-weights.ts';

/** Collects the nodes of a graph and the constants that they name. */
export class GraphBuilder {
  private readonly nodes: OnnxNode[] = [];
  private readonly initialisers = new Map<string, Initialiser>();

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

  cast(name: string, input: string, type: ElementType): string {
    return this.node(name, 'Cast', [input], { to: { int: ELEMENT_NUMBER[type] } });
  }

  /** A small int64 constant inside the graph; equal ones are one. An empty shape is a scalar. */
  integers(values: readonly number[], shape: readonly number[] = [values.length]): string {
    const name = `int64_${shape.length === 0 ? 'scalar' : 'list'}_${values.join('_')}`;
    const data = new Uint8Array(BigInt64Array.from(values, (value) => BigInt(value)).buffer);
    this.initialisers.set(name, { name, type: 'int64', shape, data });
    return name;
  }

  /** A float32 scalar inside the graph. */
  float(value: number): string {
    const name = `float_${value}`;
    const data = new Uint8Array(Float32Array.of(value).buffer);
    this.initialisers.set(name, { name, type: 'float32', shape: [], data });
    return name;
  }

  /** A uint8 scalar inside the graph. */
  byte(value: number): string {
    const name = `uint8_${value}`;
    this.initialisers.set(name, { name, type: 'uint8', shape: [], data: Uint8Array.of(value) });
    return name;
  }

  /**
   * A constant over bytes in the shards. Operators disagree on the rank of the same bytes, so each
   * may name them with a shape of its own.
   */
  stored(name: string, { type, place, shape }: StoredConstant, shapeHere = shape): string {
    this.initialisers.set(name, { name, type, shape: shapeHere, data: place });
    return name;
  }

  finish(name: string, inputs: readonly OnnxValue[], outputs: readonly OnnxValue[]): OnnxGraph {
    const initialisers = [...this.initialisers.values()];
    return { name, inputs, outputs, nodes: this.nodes, initialisers };
  }
}
