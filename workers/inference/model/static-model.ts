import { assert, definitely } from '#base/assert.ts';
import { FIRST_CACHE_LENGTH } from '#library/memory-needs.ts';
import { keyValueNames } from '../load/graph-guard.ts';
import type { ModelConfig } from '../load/model-config.ts';
import type { DecodeLoop } from '../protocol.ts';
import type { Flight, Flown, Fly, LanguageModel, Logits } from './language-model.ts';
import type { OrtModule } from './ort-module.ts';
import { type Binding, type BoundTensor, elementBytes, type OrtSession } from './ort-session.ts';
import { Exchange } from './step-exchange.ts';
import {
  type CacheShape,
  cacheBytes,
  MOST_FLIGHT_STEPS,
  MOST_ROWS,
  type Region,
  type StepMemory,
} from './step-memory.ts';

export interface StaticModelParts {
  readonly session: OrtSession;
  readonly memory: StepMemory;
  readonly config: ModelConfig;
  readonly vocabulary: number;
  readonly cacheType: 'float32' | 'float16';
  readonly contextLength: number;
  readonly mostTokensPerStep: number;
  /** Whether the graph has the input `positions`. */
  readonly givesEveryPosition: boolean;
  readonly captures: boolean;
  readonly module: OrtModule;
}

/** Caches are a multiple of this long, so that runs of similar length share one. */
const LENGTH_STEP = 256;

/**
 * A model over `decode.onnx`: its key-value cache [rows, kv heads, length, head size] lies in one
 * place per layer, is written in place, and is made anew, twice as long, when a run has filled it.
 */
export class StaticModel implements LanguageModel {
  readonly vocabulary: number;
  readonly contextLength: number;
  readonly mostTokensPerStep: number;
  readonly mostRows = MOST_ROWS;
  readonly givesEveryPosition: boolean;
  readonly loop: DecodeLoop;
  readonly fly: Fly | undefined;
  private readonly parts: StaticModelParts;
  private readonly layers: ReturnType<typeof keyValueNames>;
  private cache: { readonly shape: CacheShape; readonly regions: readonly Region[] } | undefined;
  /** Tokens of a row that the run may need. */
  private reserved = 0;
  private exchange: Exchange | undefined;
  private readonly bindings = new Map<string, Recording>();
  private recordingCount = 0;

  constructor(parts: StaticModelParts) {
    this.parts = parts;
    this.vocabulary = parts.vocabulary;
    this.contextLength = parts.contextLength;
    this.mostTokensPerStep = parts.mostTokensPerStep;
    this.givesEveryPosition = parts.givesEveryPosition;
    this.loop = parts.captures ? 'captured' : 'static';
    this.layers = keyValueNames(parts.config.num_hidden_layers);
    const fly = (flight: Flight, start: number) => this.flyFrom(flight, start);
    this.fly = parts.memory.startFlight && Object.assign(fly, { most: MOST_FLIGHT_STEPS });
  }

  async reserve(rows: number, length: number, kept: number): Promise<void> {
    assert(
      rows <= this.mostRows && length <= this.contextLength,
      `${rows} rows of ${length} tokens`,
    );
    this.reserved = length;
    const { shape } = this.cache ?? {};
    if (shape && shape.rows >= rows && shape.length >= Math.min(length, FIRST_CACHE_LENGTH)) return;
    await this.makeCache(rows, Math.min(length, Math.max(FIRST_CACHE_LENGTH, kept)), 1, kept);
  }

  async read(ids: readonly number[], start: number, positions = 1): Promise<Logits> {
    assert(
      ids.length > 0 && ids.length <= this.mostTokensPerStep,
      `a step of ${ids.length} tokens`,
    );
    assert(positions === 1 || this.givesEveryPosition, 'the graph gives the last position only');
    const logitRows = Array.from({ length: positions }, (_, i) => ids.length - positions + i);
    return this.compute(1, ids, [start], logitRows);
  }

  step(ids: readonly number[], starts: readonly number[]): Promise<Logits> {
    assert(ids.length === starts.length, 'a position for each row');
    return this.compute(ids.length, ids, starts, [0]);
  }

  async reorder(parents: readonly number[], length: number, shared = 0): Promise<void> {
    const { regions, shape } = definitely(this.cache, 'a reserved cache');
    assert(shared <= length && length <= shape.length, `tokens ${shared} to ${length} of rows`);
    await this.parts.memory.reorder(regions, shape, { parents, shared, length });
  }

  async dispose(): Promise<void> {
    this.dropCache();
    this.exchange?.free();
    this.parts.memory.dispose();
    this.parts.session.release();
    await Promise.resolve();
  }

  private async compute(
    rows: number,
    ids: readonly number[],
    starts: readonly number[],
    positions: readonly number[],
  ): Promise<Logits> {
    const { memory, session, captures } = this.parts;
    const tokens = ids.length / rows;
    const longest = Math.max(...starts) + tokens;
    const shape = await this.shapeWithRoom(rows, longest);
    // Only the one-token steps come again and again; a prompt's steps are not worth a recording.
    const isRecorded = captures && tokens === 1;
    const exchange = await this.exchangeFor(rows * positions.length);
    const lastIndices = starts.map((start) => start + tokens - 1);
    // A recording keeps the number of workgroups of its first step, so it is made for a full cache;
    // a second one over the same tensors, for more tokens, computes wrong (onnxruntime-web 1.30).
    exchange.write(ids, lastIndices, isRecorded ? shape.length : longest, positions);
    const { binding, id } = await this.recordingFor(rows, tokens, positions.length, exchange);
    await session.run(binding, captures ? (isRecorded ? id : NOT_RECORDED) : undefined);
    return memory.logits(exchange.logits, rows * positions.length, this.vocabulary);
  }

  private async flyFrom({ id, ...draws }: Flight, start: number): Promise<Flown> {
    const { memory, session, captures } = this.parts;
    const steps = draws.uniforms.length;
    const shape = await this.shapeWithRoom(1, start + steps);
    const exchange = await this.exchangeFor(1);
    exchange.write([id], [start], captures ? shape.length : start + 1, [0]);
    const recording = await this.recordingFor(1, 1, 1, exchange);
    const { logits, ids, lastIndices } = exchange;
    const regions = { logits, ids, lastIndices, vocabulary: this.vocabulary };
    const flight = definitely(memory.startFlight?.(regions, { id, ...draws }), 'draws on the GPU');
    for (let step = 0; step < steps; step++) {
      if (!captures) exchange.writeTotal(start + step + 1);
      await session.run(recording.binding, captures ? recording.id : undefined);
      flight.drawNext();
    }
    return flight.read();
  }

  /** The cache's shape when it has room for so many tokens in each row. */
  private async shapeWithRoom(rows: number, longest: number): Promise<CacheShape> {
    const { shape } = definitely(this.cache, 'a reserved cache');
    assert(
      rows <= shape.rows && longest <= Math.max(this.reserved, shape.length),
      `${longest} tokens in ${rows} rows, where ${this.reserved} in ${shape.rows} were reserved`,
    );
    if (longest <= shape.length) return shape;
    const length = Math.min(this.reserved, Math.max(longest, 2 * shape.length));
    return this.makeCache(shape.rows, length, shape.rows, shape.length);
  }

  /** A new cache, whose first `keptRows` rows have the first `kept` tokens of the old one. */
  private async makeCache(rows: number, length: number, keptRows: number, kept: number) {
    const { memory } = this.parts;
    if (kept === 0) this.dropCache();
    const shape = this.shapeFor(rows, length);
    const regions = await memory.allocate(this.layers.map(() => cacheBytes(shape)));
    if (this.cache) {
      const { regions: old, shape: oldShape } = this.cache;
      memory.copyPrefix(old, oldShape, regions, shape, { rows: keptRows, tokens: kept });
      this.dropCache();
    }
    this.cache = { shape, regions };
    return shape;
  }

  private shapeFor(rows: number, length: number): CacheShape {
    const { config, cacheType, contextLength } = this.parts;
    return {
      rows,
      heads: config.num_key_value_heads,
      length: Math.min(contextLength, Math.ceil(length / LENGTH_STEP) * LENGTH_STEP),
      tokenBytes: config.head_dim * elementBytes(cacheType),
    };
  }

  private async exchangeFor(logitRows: number): Promise<Exchange> {
    if (this.exchange && this.exchange.logitRows >= logitRows) return this.exchange;
    this.exchange?.free();
    this.exchange = undefined;
    this.dropBindings();
    const { memory, module } = this.parts;
    const size = {
      ids: Math.max(this.mostTokensPerStep, this.mostRows),
      rows: this.mostRows,
      logitRows,
      vocabulary: this.vocabulary,
    };
    this.exchange = await Exchange.make(module, memory, size);
    return this.exchange;
  }

  private async recordingFor(
    rows: number,
    tokens: number,
    positions: number,
    exchange: Exchange,
  ): Promise<Recording> {
    const key = `${rows} ${tokens} ${positions}`;
    const known = this.bindings.get(key);
    if (known) return known;
    const { shape, regions } = definitely(this.cache, 'a reserved cache');
    const { cacheType, session } = this.parts;
    const cache = (which: 'past' | 'present'): BoundTensor[] =>
      this.layers.map((names, index) => ({
        name: names[which],
        type: cacheType,
        dims: [rows, shape.heads, shape.length, this.parts.config.head_dim],
        place: definitely(regions[index], 'a region for each layer').place,
      }));
    const inputs = exchange.inputs(rows, tokens, this.givesEveryPosition ? positions : undefined);
    const binding = await session.bind(
      [...inputs, ...cache('past')],
      [exchange.output(rows, positions), ...cache('present')],
    );
    const recording = { binding, id: ++this.recordingCount };
    this.bindings.set(key, recording);
    return recording;
  }

  private dropCache(): void {
    this.dropBindings();
    for (const region of this.cache?.regions ?? []) this.parts.memory.free(region);
    this.cache = undefined;
  }

  private dropBindings(): void {
    for (const { binding } of this.bindings.values()) binding.release();
    this.bindings.clear();
  }
}

/** Bound tensors of one shape of step, and the name of its recording. */
interface Recording {
  readonly binding: Binding;
  readonly id: number;
}

const NOT_RECORDED = -1;
