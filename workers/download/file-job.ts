import { Failure } from '#base/failure.ts';
import type { LibraryPlaces } from '#library/library-places.ts';
import type { Network } from './byte-stream.ts';
import type { DownloadMeter } from './download-meter.ts';
import { hostOf } from './judge-response.ts';

/** One file that has to be fetched, and what it must be. */
export interface FileJob {
  /** Of the unfinished model. */
  readonly id: string;
  readonly path: string;
  readonly url: string;
  readonly bytes: number;
  /** SHA-256 of each chunk, where a manifest tells them. */
  readonly chunks?: readonly string[];
  /** SHA-256 of the whole file. */
  readonly sha256?: string;
  readonly gitBlob?: string;
}

export interface FetchTools {
  readonly places: LibraryPlaces;
  readonly network: Network;
  readonly signal: AbortSignal;
  readonly meter: DownloadMeter;
}

/** `what` is the file or a part of it, such as `chunk 3 of weights.bin`. */
export function arrivesDamaged(job: FileJob, what: string): Failure {
  return new Failure({
    code: 'damaged-source',
    message: `What ${hostOf(job.url)} sends as ${what} has another hash than its publisher names, each time it is fetched.`,
    cure: 'The file at the source is damaged or was replaced. Tell its publisher, or get the model from elsewhere.',
    facts: { file: job.path },
  });
}
