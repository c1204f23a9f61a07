import type { Call } from '#base/rpc.ts';
import type { ModelOrigin, StoredModel } from '#library/stored-model.ts';
import type { FlavourId } from './flavours.ts';
import type { WeightFormatId } from './stored-weights.ts';

/** Where the checkpoint is read from: files that the person chose, or a downloaded checkpoint. */
export type CheckpointSource =
  | {
      readonly kind: 'files';
      /** Paths are relative to the chosen folder. */
      readonly files: readonly { readonly path: string; readonly file: File }[];
    }
  | { readonly kind: 'library'; readonly id: string };

export interface ConvertParams {
  readonly label: string;
  readonly origin: ModelOrigin;
  readonly source: CheckpointSource;
  readonly flavours: readonly FlavourId[];
  /** How embedding and head are kept; as the flavour's other matrices when absent. */
  readonly embedding?: WeightFormatId;
  readonly head?: WeightFormatId;
  /** An unfinished conversion of the same checkpoint to go on with. */
  readonly resumeId?: string;
}

export interface ConvertProgress {
  /** Bytes of the source's weights that are done, those of an earlier attempt included. */
  readonly doneBytes: number;
  readonly totalBytes: number;
  /** The tensor that was finished last. */
  readonly tensor: string | undefined;
}

export interface ConvertProtocol {
  /** An abort removes everything that was written; a crash leaves what the next attempt resumes. */
  convert: Call<ConvertParams, ConvertProgress, StoredModel>;
}
