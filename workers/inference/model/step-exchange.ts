import { definitely } from '#base/assert.ts';
import { allocate, heapOf, type OrtModule } from './ort-module.ts';
import type { BoundTensor } from './ort-session.ts';
import type { Region, StepMemory } from './step-memory.ts';

export interface ExchangeSize {
  /** Tokens that one step takes at most. */
  readonly ids: number;
  readonly rows: number;
  /** Rows of logits that one step gives at most. */
  readonly logitRows: number;
  readonly vocabulary: number;
}

/** What goes into a step and comes out of it, beside the cache. It stays in place for all steps. */
export class Exchange {
  readonly logits: Region;
  readonly logitRows: number;
  readonly ids: Region;
  readonly lastIndices: Region;
  private readonly positions: Region;
  /** The runtime reads this one on the CPU. */
  private readonly total: number;
  private readonly module: OrtModule;
  private readonly memory: StepMemory;
  private readonly vocabulary: number;

  private constructor(
    module: OrtModule,
    memory: StepMemory,
    size: ExchangeSize,
    regions: readonly Region[],
  ) {
    const [logits, ids, lastIndices, positions] = regions;
    this.logits = definitely(logits, 'a region for logits');
    this.ids = definitely(ids, 'a region for ids');
    this.lastIndices = definitely(lastIndices, 'a region for indices');
    this.positions = definitely(positions, 'a region for positions');
    this.module = module;
    this.memory = memory;
    this.logitRows = size.logitRows;
    this.vocabulary = size.vocabulary;
    this.total = allocate(module, 4);
  }

  static async make(module: OrtModule, memory: StepMemory, size: ExchangeSize): Promise<Exchange> {
    const regions = await memory.allocate([
      4 * size.logitRows * size.vocabulary,
      4 * size.ids,
      4 * size.rows,
      4 * size.ids,
    ]);
    return new Exchange(module, memory, size, regions);
  }

  /** `lastIndices`: for each row the index of its last token; `positions` within this step. */
  write(
    ids: readonly number[],
    lastIndices: readonly number[],
    total: number,
    positions: readonly number[],
  ): void {
    this.memory.write(this.ids, Int32Array.from(ids));
    this.memory.write(this.lastIndices, Int32Array.from(lastIndices));
    this.memory.write(this.positions, Int32Array.from(positions));
    this.writeTotal(total);
  }

  writeTotal(total: number): void {
    new DataView(heapOf(this.module).buffer).setInt32(this.total, total, true);
  }

  /** `positions`: how many, where the graph asks for them. */
  inputs(rows: number, tokens: number, positions: number | undefined): readonly BoundTensor[] {
    const int32 = (name: string, dims: readonly number[], { place }: Pick<Region, 'place'>) =>
      ({ name, type: 'int32', dims, place }) as const;
    return [
      int32('input_ids', [rows, tokens], this.ids),
      int32('seqlens_k', [rows], this.lastIndices),
      int32('total_sequence_length', [], { place: { pointer: this.total } }),
      ...(positions === undefined ? [] : [int32('positions', [positions], this.positions)]),
    ];
  }

  output(rows: number, positions: number): BoundTensor {
    const dims = [rows, positions, this.vocabulary];
    return { name: 'logits', type: 'float32', dims, place: this.logits.place };
  }

  free(): void {
    for (const region of [this.logits, this.ids, this.lastIndices, this.positions])
      this.memory.free(region);
    this.module._free(this.total);
  }
}
