import { Failure } from '#base/failure.ts';
import type { WorkerLike } from '#base/rpc-client.ts';
import type { ModelAddress } from '#library/model-address.ts';
import type { SelfTestResult } from '#library/self-test.ts';
import type { LoadedModel } from '#workers/inference/protocol.ts';
import type { EngineCallOptions } from './engine.ts';

/** Compares a flavour's logits on the GPU with those of the CPU backend. */
export async function runSelfTest(
  _startWorker: () => WorkerLike,
  { model }: { readonly folder: ModelAddress; readonly model: LoadedModel },
  options: EngineCallOptions<string> = {},
): Promise<SelfTestResult> {
  options.signal?.throwIfAborted();
  throw new Failure({
    code: 'not-testable',
    message: `The flavour ${model.flavour} cannot be measured yet.`,
    cure: 'Use the model without a self-test.',
  });
}
