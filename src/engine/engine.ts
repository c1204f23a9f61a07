import type { HardwareReport } from '#library/hardware.ts';
import type { ModelAddress } from '#library/model-address.ts';
import type { SelfTestResult } from '#library/self-test.ts';
import type {
  GenerateParams,
  GenerateProgress,
  GenerationSummary,
  LoadedModel,
  LoadParams,
  LoadProgress,
  Steering,
} from '#workers/inference/protocol.ts';

export interface EngineCallOptions<Progress> {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** A language model, wherever it runs. Rejects with a `Failure`, or an `AbortError` after an abort. */
export interface Engine {
  load(params: LoadParams, options?: EngineCallOptions<LoadProgress>): Promise<LoadedModel>;
  generate(
    params: GenerateParams,
    options?: EngineCallOptions<GenerateProgress>,
  ): Promise<GenerationSummary>;
  /** Takes effect before the next token of the reply that is being written, if there is one. */
  steer(steering: Steering): Promise<void>;
  unload(): Promise<void>;
  /** Compares what the loaded model computes on the GPU with the CPU backend; takes seconds. */
  selfTest(
    params: { readonly folder: ModelAddress; readonly model: LoadedModel },
    options?: EngineCallOptions<string>,
  ): Promise<SelfTestResult>;
  /** Reads and measures this machine; takes seconds. */
  probeHardware(options?: EngineCallOptions<never>): Promise<HardwareReport>;
}
