import { assert, definitely } from '#base/assert.ts';
import { logSumExp } from '../sampler/log-probability.ts';
import type { LanguageModel, Logits, TopLogits, TopRequest } from './language-model.ts';
import { MOST_TOP } from './language-model.ts';

export interface FakeModelOptions {
  readonly vocabulary?: number;
  readonly contextLength?: number;
  readonly mostTokensPerStep?: number;
  readonly mostRows?: number;
  readonly givesEveryPosition?: boolean;
  /** Whether its logits have `top`. */
  readonly hasTop?: boolean;
  /** Logits after a sequence; a hash of the whole sequence decides them when absent. */
  readonly logitsOf?: (sequence: readonly number[], vocabulary: number) => Float32Array;
  /** Called before each call has an effect; what it throws fails that call, as a lost device would. */
  readonly beforeCall?: (call: FakeCall) => void | Promise<void>;
}

export type FakeCall =
  | { readonly kind: 'reserve'; readonly rows: number; readonly length: number }
  | { readonly kind: 'read'; readonly ids: readonly number[]; readonly start: number }
  | { readonly kind: 'step'; readonly ids: readonly number[]; readonly starts: readonly number[] }
  | { readonly kind: 'reorder'; readonly parents: readonly number[]; readonly length: number };

/**
 * A language model of a few lines whose logits depend on every token in a row, so that any mistake
 * with the cache changes what is written. It throws when it is used against its contract.
 */
export interface FakeModel extends LanguageModel {
  /** Every call so far. */
  readonly calls: readonly FakeCall[];
  /** What the rows hold now. */
  readonly rows: readonly (readonly number[])[];
}

export function createFakeModel(options: FakeModelOptions = {}): FakeModel {
  const cache = new FakeCache({ ...DEFAULTS, ...options });
  const { vocabulary, contextLength, mostTokensPerStep, mostRows, givesEveryPosition } =
    cache.options;
  return {
    vocabulary,
    contextLength,
    mostTokensPerStep,
    mostRows,
    givesEveryPosition,
    loop: 'static',
    calls: cache.calls,
    get rows() {
      return cache.rows;
    },
    reserve: (rows, length, kept) => cache.reserve(rows, length, kept),
    read: (ids, start, positions = 1) => cache.read(ids, start, positions),
    step: (ids, starts) => cache.step(ids, starts),
    reorder: (parents, length, shared) => cache.reorder(parents, length, shared),
    dispose: () => {
      cache.isDisposed = true;
      return Promise.resolve();
    },
  };
}

const DEFAULTS = {
  vocabulary: 64,
  contextLength: 512,
  mostTokensPerStep: 8,
  mostRows: 16,
  givesEveryPosition: true,
  hasTop: true,
  logitsOf: hashedLogits,
};

class FakeCache {
  readonly calls: FakeCall[] = [];
  rows: number[][] = [];
  isDisposed = false;
  readonly options: typeof DEFAULTS & FakeModelOptions;
  private reservedLength = 0;
  private isBusy = false;

  constructor(options: typeof DEFAULTS & FakeModelOptions) {
    this.options = options;
  }

  reserve(rows: number, length: number, kept: number): Promise<void> {
    const { mostRows, contextLength } = this.options;
    return this.alone({ kind: 'reserve', rows, length }, [], () => {
      assert(rows >= 1 && rows <= mostRows, `${rows} of at most ${mostRows} rows`);
      assert(length <= contextLength, `${length} tokens in a context of ${contextLength}`);
      assert(kept <= this.lengthOf(0) && kept <= length, `${kept} tokens are kept`);
      const first = (this.rows[0] ?? []).slice(0, kept);
      this.rows = Array.from({ length: rows }, (_, row) => (row === 0 ? first : []));
      this.reservedLength = length;
    });
  }

  read(ids: readonly number[], start: number, positions: number): Promise<Logits> {
    const { mostTokensPerStep, givesEveryPosition } = this.options;
    return this.alone({ kind: 'read', ids, start }, [start], () => {
      assert(ids.length >= 1 && ids.length <= mostTokensPerStep, `${ids.length} tokens at once`);
      assert(positions >= 1 && positions <= ids.length, `logits of ${positions} positions`);
      assert(positions === 1 || givesEveryPosition, 'only the last position has logits');
      this.append(0, ids, start);
      const sequence = definitely(this.rows[0], 'row 0').slice(0, start + ids.length);
      const first = sequence.length - positions + 1;
      return this.logitsAfter(
        Array.from({ length: positions }, (_, index) => sequence.slice(0, first + index)),
      );
    });
  }

  step(ids: readonly number[], starts: readonly number[]): Promise<Logits> {
    return this.alone({ kind: 'step', ids, starts }, starts, () => {
      assert(ids.length >= 1 && ids.length === starts.length, 'a start for each token');
      for (const [row, id] of ids.entries()) this.append(row, [id], starts[row] ?? 0);
      return this.logitsAfter(
        starts.map((start, row) => (this.rows[row] ?? []).slice(0, start + 1)),
      );
    });
  }

  reorder(parents: readonly number[], length: number, shared = 0): Promise<void> {
    const nothing = this.rows.map(() => 0);
    return this.alone({ kind: 'reorder', parents, length }, nothing, () => {
      const before = this.rows;
      assert(parents.length <= before.length, `${parents.length} of ${before.length} rows`);
      for (const [row, parent] of parents.entries()) {
        assert(length <= this.lengthOf(parent), `${length} of ${this.lengthOf(parent)} tokens`);
        const isShared = sameBeginning(before[row] ?? [], before[parent] ?? [], shared);
        assert(isShared, `rows ${row} and ${parent} share ${shared} tokens`);
      }
      this.rows = before.map((_, row) => {
        const parent = parents[row];
        return parent === undefined ? [] : (before[parent] ?? []).slice(0, length);
      });
    });
  }

  private lengthOf(row: number): number {
    return this.rows[row]?.length ?? 0;
  }

  /** One call at a time; a failing one leaves nothing in the rows behind their `kept` tokens. */
  private async alone<T>(call: FakeCall, kept: readonly number[], act: () => T): Promise<T> {
    assert(!this.isBusy, `${call.kind} overlaps another call`);
    assert(!this.isDisposed, `${call.kind} comes after dispose`);
    this.isBusy = true;
    this.calls.push(call);
    try {
      await this.options.beforeCall?.(call);
      return act();
    } catch (thrown) {
      this.rows = this.rows.map((row, index) => row.slice(0, kept[index] ?? row.length));
      throw thrown;
    } finally {
      this.isBusy = false;
    }
  }

  private append(row: number, ids: readonly number[], start: number): void {
    const end = start + ids.length;
    const held = this.lengthOf(row);
    assert(row < this.rows.length, `row ${row} of ${this.rows.length} reserved rows`);
    assert(start <= held, `position ${start} behind the ${held} tokens of row ${row}`);
    assert(end <= this.reservedLength, `${end} of ${this.reservedLength} reserved tokens`);
    for (const id of ids)
      assert(id >= 0 && id < this.options.vocabulary, `token ${id} of ${this.options.vocabulary}`);
    const before = this.rows[row] ?? [];
    // The same tokens at the same places leave the same keys and values, and what lies behind them.
    if (ids.every((id, index) => before[start + index] === id)) return;
    this.rows[row] = [...before.slice(0, start), ...ids];
  }

  private logitsAfter(sequences: readonly (readonly number[])[]): Logits {
    const { logitsOf, vocabulary, hasTop } = this.options;
    const at = this.calls.length;
    const all = sequences.map((sequence) => logitsOf(sequence, vocabulary));
    const check = () => assert(!this.isBusy && at === this.calls.length, 'logits are read in time');
    const top = async (request: TopRequest) => {
      check();
      await Promise.resolve();
      return all.map((logits, row) => topOf(logits, request, request.allowed?.[row]));
    };
    return {
      rows: all.length,
      all: async (row) => {
        check();
        await Promise.resolve();
        return definitely(all[row], `row ${row} of logits`);
      },
      ...(hasTop && { top }),
    };
  }
}

function sameBeginning(a: readonly number[], b: readonly number[], length: number): boolean {
  return a.slice(0, length).join() === b.slice(0, length).join();
}

/** Logits that favour the given replies, whatever came before the sequence's end of the prompt. */
export function scriptedLogits(
  reply: readonly number[],
  promptLength: number,
  strength = 10,
): (sequence: readonly number[], vocabulary: number) => Float32Array {
  return (sequence, vocabulary) => {
    const logits = new Float32Array(vocabulary);
    logits[definitely(reply[sequence.length - promptLength] ?? reply.at(-1), 'a reply')] = strength;
    return logits;
  };
}

/** Logits between −4 and 4, each decided by a hash (FNV-1a, then a mix) of the whole sequence. */
export function hashedLogits(sequence: readonly number[], vocabulary: number): Float32Array {
  let hash = 0x811c9dc5;
  for (const id of sequence) hash = Math.imul(hash ^ (id + 1), 0x01000193) >>> 0;
  return Float32Array.from({ length: vocabulary }, (_, id) => {
    let mixed = Math.imul(hash ^ Math.imul(id + 1, 0x9e3779b9), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32) * 8 - 4;
  });
}

/** What `Logits.top` gives of one row. */
export function topOf(
  logits: Float32Array,
  { count, temperature }: TopRequest,
  allowed?: Uint32Array,
): TopLogits {
  assert(count >= 1 && count <= MOST_TOP, `the best ${count} are asked for`);
  assert(temperature > 0, `temperature ${temperature}`);
  const isAllowed = (id: number) =>
    allowed === undefined || (((allowed[id >> 5] ?? 0) >>> (id & 31)) & 1) === 1;
  const sorted = [...logits.keys()]
    .filter(isAllowed)
    .sort((a, b) => (logits[b] ?? 0) - (logits[a] ?? 0) || a - b);
  const best = logits[sorted[0] ?? 0] ?? 0;
  const ids = Uint32Array.from(sorted.slice(0, count));
  return {
    ids,
    logits: Float32Array.from(ids, (id) => logits[id] ?? 0),
    logSumExp: logSumExp(logits),
    temperedSum: sorted.reduce(
      (sum, id) => sum + Math.exp(((logits[id] ?? 0) - best) / temperature),
      0,
    ),
  };
}
