import { Failure } from '#base/failure.ts';
import type { CallContext } from '#base/rpc-server.ts';
import type { LoadProgress, MeasuredLogits, MeasureParams } from './protocol.ts';

/** Logits of the last positions of a text, computed by one flavour on one backend. */
export async function measureLogits(
  params: MeasureParams,
  { signal }: CallContext<LoadProgress>,
): Promise<MeasuredLogits> {
  signal.throwIfAborted();
  throw new Failure({
    code: 'not-testable',
    message: `The flavour ${params.flavour} cannot be measured yet.`,
    cure: 'Use the model without a self-test.',
  });
}
