import type { Call } from '#base/rpc.ts';
import type { StoredModel } from '#library/stored-model.ts';

/** What lies at an address, before anything large is fetched. */
export interface DownloadPlan {
  /** Absolute URL of the folder that the files are fetched from; shown to the person first. */
  readonly baseUrl: string;
  readonly label: string;
  /** A folder that can be loaded, or a checkpoint that has to be converted next. */
  readonly content: 'model' | 'checkpoint';
  readonly files: readonly PlannedFile[];
  readonly totalBytes: number | undefined;
  /** Whether each chunk can be checked as it comes: the folder has a manifest. */
  readonly isChecked: boolean;
  /** As they came, so that what is fetched is what was shown. */
  readonly manifestText?: string;
  readonly cardText?: string;
}

export interface PlannedFile {
  readonly path: string;
  readonly bytes: number | undefined;
  /** SHA-256 of the whole file, where the source tells it. */
  readonly sha256?: string;
  /** Git's name for the file, where the source tells no SHA-256. */
  readonly gitBlob?: string;
}

export interface DownloadProgress {
  readonly doneBytes: number;
  readonly totalBytes: number | undefined;
  /** Bytes per second over the last seconds. */
  readonly bytesPerSecond: number;
  /** Set while waiting to try again: why, and for how long. */
  readonly waiting?: { readonly reason: string; readonly seconds: number };
}

export type DownloadResult =
  | { readonly content: 'model'; readonly model: StoredModel }
  | { readonly content: 'checkpoint'; readonly id: string };

export interface DownloadProtocol {
  /** `address` is a Hugging Face repository id (`owner/name`) or the URL of a folder. */
  plan: Call<{ readonly address: string }, never, DownloadPlan>;
  /** Goes on with what `resumeId` names; an abort keeps what is checked. */
  download: Call<
    { readonly plan: DownloadPlan; readonly resumeId?: string },
    DownloadProgress,
    DownloadResult
  >;
  /** Fetches the damaged chunks of a stored model again from where it came from. */
  repair: Call<{ readonly id: string }, DownloadProgress, StoredModel>;
}
