import { definitely } from '#base/assert.ts';
import { canDrawOnGpu } from '../gpu/gpu-draw.ts';
import type { Logits } from '../model/language-model.ts';
import { uniformAt } from '../sampler/draw-random.ts';
import { ReadableLogits } from './choose-token.ts';
import type { GenerationRun } from './generation-run.ts';
import type { SampleReply } from './sample-reply.ts';
import type { Ahead, LookAhead } from './write-ahead.ts';

/** An abort or a wish waits for a flight to end: no longer than this, as far as can be foretold. */
const LONGEST_FLIGHT_MS = 150;

/**
 * Several tokens drawn on the GPU before anything is read back. Each draw is made again on the CPU,
 * from the same logits and the same number; where rounding made the GPU take another token, the
 * CPU's counts and the flight ends before it.
 */
export class FlyAhead implements LookAhead {
  private readonly run: GenerationRun;
  private readonly fly: NonNullable<GenerationRun['cache']['model']['fly']>;
  private tokenMs = LONGEST_FLIGHT_MS;

  constructor(run: GenerationRun, fly: FlyAhead['fly']) {
    this.run = run;
    this.fly = fly;
  }

  /** Whether a run's tokens may be drawn where its logits are. */
  static of(run: GenerationRun): FlyAhead | undefined {
    const { fly } = run.cache.model;
    return fly && canDrawOnGpu(run.params.sampling) ? new FlyAhead(run, fly) : undefined;
  }

  push(): void {
    // What is drawn depends on the cache alone.
  }

  accept(): void {
    // A token that was drawn in vain costs nothing that could be counted against others.
  }

  async readBehind(reply: SampleReply, isFixed: boolean): Promise<Ahead> {
    const { cache } = this.run;
    const steps = isFixed ? 1 : this.stepsFor(cache.left);
    if (steps > 1) return this.flyBehind(reply, steps);
    const startedAt = performance.now();
    const logits = await cache.step([lastOf(reply)]);
    const readable = await this.run.chooser.lookAt(logits, [reply.allowed]);
    this.tokenMs = performance.now() - startedAt;
    return { logits: readable, draft: [] };
  }

  private stepsFor(left: number): number {
    const { most } = this.fly;
    return Math.max(1, Math.min(most, left, Math.floor(LONGEST_FLIGHT_MS / this.tokenMs)));
  }

  private async flyBehind(reply: SampleReply, steps: number): Promise<Ahead> {
    const { cache, chooser, params } = this.run;
    const { sampling } = params;
    const uniforms = Array.from({ length: steps }, (_, step) =>
      uniformAt(sampling.seed, reply.sample, reply.ids.length + step),
    );
    const startedAt = performance.now();
    const flight = { id: lastOf(reply), sampling, topCount: chooser.topCount, uniforms };
    const start = cache.length;
    const { ids, tops } = await cache.fly(this.fly, flight);
    this.tokenMs = (performance.now() - startedAt) / steps;
    cache.keep([flight.id]);
    const read = [flight.id, ...ids];
    const logits: Logits = {
      rows: steps,
      // Only the best of each step were left; for more, the step is taken again.
      all: async (row) => {
        const again = await cache.again(
          definitely(read[row], 'a token of the flight'),
          start + row,
        );
        return again.all(0);
      },
    };
    // The last draw was not read.
    return { logits: new ReadableLogits(chooser, logits, tops, []), draft: ids.slice(0, -1) };
  }
}

function lastOf(reply: SampleReply): number {
  return definitely(reply.ids.at(-1), 'a token to read');
}
