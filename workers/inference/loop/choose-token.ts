import { definitely } from '#base/assert.ts';
import type { Logits, TopLogits } from '../model/language-model.ts';
import type { Sampling } from '../protocol.ts';
import { logSumExp, mostLikely } from '../sampler/log-probability.ts';
import {
  createSampler,
  type Sampler,
  type TokenHistory,
  topRequestFor,
} from '../sampler/sampler.ts';

export interface LikelyToken {
  readonly id: number;
  /** Natural logarithm of the model's probability, before temperature, filters and mask. */
  readonly logProbability: number;
}

export interface ChosenToken extends LikelyToken {
  /** The most probable tokens of those that were allowed. */
  readonly alternatives: readonly LikelyToken[];
}

/** Chooses tokens from logits, from their best few where these decide, from all otherwise. */
export class TokenChooser {
  readonly sampler: Sampler;
  readonly alternativeCount: number;
  private readonly request: ReturnType<typeof topRequestFor>;

  constructor(sampling: Sampling, alternativeCount: number) {
    this.sampler = createSampler(sampling);
    this.alternativeCount = alternativeCount;
    this.request = topRequestFor(sampling, alternativeCount);
  }

  /** How many of the best tokens a look at logits asks for. */
  get topCount(): number {
    return this.request.count;
  }

  /** `allowed`: for each row of logits the tokens that may come; all where undefined. */
  async lookAt(
    logits: Logits,
    allowed: readonly (Uint32Array | undefined)[],
  ): Promise<ReadableLogits> {
    const masks = allowed.some((mask) => mask !== undefined) && { allowed };
    const top = await logits.top?.({ ...this.request, ...masks });
    return new ReadableLogits(this, logits, top, allowed);
  }
}

export class ReadableLogits {
  private readonly chooser: TokenChooser;
  private readonly logits: Logits;
  private readonly top: readonly TopLogits[] | undefined;
  private readonly allowed: readonly (Uint32Array | undefined)[];

  constructor(
    chooser: TokenChooser,
    logits: Logits,
    top: readonly TopLogits[] | undefined,
    allowed: readonly (Uint32Array | undefined)[],
  ) {
    this.chooser = chooser;
    this.logits = logits;
    this.top = top;
    this.allowed = allowed;
  }

  /** `required` is taken where it is given, and described as any other. */
  async choose(
    row: number,
    history: TokenHistory,
    uniform: number,
    required?: number,
  ): Promise<ChosenToken> {
    const { sampler } = this.chooser;
    const top = this.top?.[row];
    const id = required ?? (top && sampler.fromTop(top, history, uniform));
    const place = top && id !== undefined ? top.ids.indexOf(id) : -1;
    if (top && place >= 0) return this.describeFromTop(top, place);
    const all = await this.logits.all(row);
    const mask = this.allowed[row];
    return this.describeFromAll(all, id ?? sampler.fromAll(all, history, uniform, mask), mask);
  }

  private describeFromTop({ ids, logits, logSumExp: sum }: TopLogits, place: number): ChosenToken {
    const likely = (index: number): LikelyToken => ({
      id: definitely(ids[index], `place ${index} of the top`),
      logProbability: definitely(logits[index], `place ${index} of the top`) - sum,
    });
    const count = Math.min(this.chooser.alternativeCount, ids.length);
    return {
      ...likely(place),
      alternatives: Array.from({ length: count }, (_, index) => likely(index)),
    };
  }

  private describeFromAll(
    logits: Float32Array,
    id: number,
    allowed: Uint32Array | undefined,
  ): ChosenToken {
    const sum = logSumExp(logits);
    const likely = (token: number): LikelyToken => ({
      id: token,
      logProbability: definitely(logits[token], `logit of token ${token}`) - sum,
    });
    const { alternativeCount } = this.chooser;
    const best = alternativeCount > 0 ? mostLikely(masked(logits, allowed), alternativeCount) : [];
    return { ...likely(id), alternatives: best.map(likely) };
  }
}

function masked(logits: Float32Array, allowed: Uint32Array | undefined): Float32Array {
  if (!allowed) return logits;
  return logits.map((logit, id) =>
    (((allowed[id >> 5] ?? 0) >>> (id & 31)) & 1) === 1 ? logit : Number.NEGATIVE_INFINITY,
  );
}
