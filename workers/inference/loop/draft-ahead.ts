import { definitely } from '#base/assert.ts';
import type { GenerationRun } from './generation-run.ts';
import { Drafter } from './prompt-lookup-drafter.ts';
import type { SampleReply } from './sample-reply.ts';
import type { Ahead, LookAhead } from './write-ahead.ts';

/** Tokens that one draft has at most: more are seldom all right, and each costs arithmetic. */
const LONGEST_DRAFT = 15;

/** Drafts from the text so far, read together with the latest token in one pass. */
export class DraftAhead implements LookAhead {
  private readonly run: GenerationRun;
  private readonly drafter: Drafter;

  constructor(run: GenerationRun) {
    this.run = run;
    this.drafter = new Drafter(Math.min(LONGEST_DRAFT, run.cache.model.mostTokensPerStep - 1));
  }

  push(id: number): void {
    this.drafter.push(id);
  }

  async readBehind(reply: SampleReply, isFixed: boolean): Promise<Ahead> {
    const { cache, chooser, speculation } = this.run;
    const draft = isFixed ? [] : this.drafter.draft(cache.left - 1);
    speculation.draftedTokens += draft.length;
    const startedAt = performance.now();
    const read = await this.read(definitely(reply.ids.at(-1), 'a token to read'), draft);
    const logits = await chooser.lookAt(read, [reply.allowed, ...draft.map(() => undefined)]);
    this.drafter.recordPass(draft.length + 1, performance.now() - startedAt);
    return { logits, draft };
  }

  accept(count: number): void {
    this.run.speculation.acceptedTokens += count;
  }

  private async read(last: number, draft: readonly number[]) {
    const { cache } = this.run;
    if (draft.length === 0) return cache.step([last]);
    const logits = await cache.ahead([last, ...draft], cache.length, draft.length + 1);
    cache.keep([last]);
    return logits;
  }
}
