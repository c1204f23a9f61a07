import type {
  GenerateParams,
  GenerateProgress,
  GenerationSummary,
  LoadedModel,
  LoadParams,
  LoadProgress,
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
  unload(): Promise<void>;
}
