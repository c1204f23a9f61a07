import type { CallContext } from '#base/rpc-server.ts';
import type { GenerateParams, GenerateProgress, GenerationSummary, Steering } from '../protocol.ts';
import { generate } from './generate.ts';
import { createSteering, type SteeringWishes } from './steering.ts';
import type { Writer } from './writer.ts';

/** Runs on one model, one after the other, and what a person asks of the one that goes on. */
export class SteeredRuns {
  private latest: Promise<unknown> = Promise.resolve();
  private steering: SteeringWishes | undefined;

  /** As `generate`; a run that was aborted may still be inside its last step, and is waited for. */
  async generate(
    writer: Writer,
    params: GenerateParams,
    context: CallContext<GenerateProgress>,
  ): Promise<GenerationSummary> {
    const steering = createSteering();
    this.steering = steering;
    const run = this.latest.then(() => generate(writer, params, context, steering));
    this.latest = run.catch(() => {});
    try {
      return await run;
    } finally {
      if (this.steering === steering) this.steering = undefined;
    }
  }

  /** Does nothing where no run goes on. */
  steer(wish: Steering): void {
    this.steering?.ask(wish);
  }
}
