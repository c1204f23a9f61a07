import type { FailureDetails } from '#base/failure.ts';
import type { InputError } from '#base/result.ts';
import type { SelfTestResult } from '#library/self-test.ts';
import type { LibraryContents, StoredModel, UnfinishedModel } from '#library/stored-model.ts';
import type { ConvertParams } from '#workers/convert/protocol.ts';
import type { DownloadPlan } from '#workers/download/protocol.ts';
import type { DamagedFile, ImportParams } from '#workers/library/protocol.ts';
import type { FolderReading } from './recognise-folder.ts';

export type FlavourId = ConvertParams['flavours'][number];
export type WeightFormatId = NonNullable<ConvertParams['embedding']>;
export type FolderFile = ImportParams['files'][number];

/** What is known of the models in this browser; nobody looks before the Models screen asks. */
export type LibraryReading =
  | { readonly phase: 'unasked' }
  | { readonly phase: 'reading' }
  | {
      readonly phase: 'known';
      readonly contents: LibraryContents;
      readonly selfTests: readonly SelfTestResult[];
    }
  | { readonly phase: 'failed'; readonly failure: FailureDetails };

/** How a transfer goes. */
export interface TransferMeter {
  readonly doneBytes: number;
  /** Undefined while nobody knows. */
  readonly totalBytes: number | undefined;
  /** Undefined in the first moments. */
  readonly bytesPerSecond: number | undefined;
  readonly secondsLeft: number | undefined;
}

/** What is being done with a model; `modelId` is its id in the library. */
export type TransferJob =
  | { readonly kind: 'import'; readonly label: string }
  | {
      readonly kind: 'convert';
      readonly label: string;
      /** Set where it was downloaded: it lies in the library beside what is made of it. */
      readonly checkpointId?: string;
    }
  | {
      readonly kind: 'download';
      readonly label: string;
      /** The only address that is asked, as `huggingface.co`. */
      readonly host: string;
    }
  | {
      readonly kind: 'export' | 'verify' | 'repair';
      readonly label: string;
      readonly modelId: string;
      /** Set where the network is used. */
      readonly host?: string;
    };

export type TransferOutcome =
  | { readonly kind: 'stored'; readonly model: StoredModel }
  /** A checkpoint lies in the library and has to be converted next. */
  | { readonly kind: 'fetched'; readonly id: string }
  | { readonly kind: 'exported' }
  /** Every chunk was read again; empty when all are whole. */
  | { readonly kind: 'checked'; readonly damaged: readonly DamagedFile[] };

export type TransferPhase =
  | {
      readonly phase: 'running';
      /** Undefined before the first report. */
      readonly meter: TransferMeter | undefined;
      /** What is worked on, or why nothing moves. */
      readonly note: string | undefined;
    }
  | { readonly phase: 'done'; readonly outcome: TransferOutcome }
  | { readonly phase: 'failed'; readonly failure: FailureDetails }
  | { readonly phase: 'cancelled' };

/** Something that takes a while: reading, converting, fetching, writing or checking a model. */
export interface Transfer {
  readonly id: string;
  readonly job: TransferJob;
  readonly state: TransferPhase;
}

/** What the person brought and has not decided about. */
export type Arrival =
  | {
      readonly kind: 'folder';
      readonly name: string;
      /** Of the model alone, with paths relative to its folder. */
      readonly files: readonly FolderFile[];
      readonly reading: Exclude<FolderReading, { kind: 'unknown' }>;
    }
  | { readonly kind: 'refused'; readonly name: string; readonly error: InputError }
  /** A checkpoint that was downloaded before. */
  | {
      readonly kind: 'checkpoint';
      readonly id: string;
      readonly name: string;
      readonly from: string;
      readonly weightBytes: number;
    };

/** How to convert; undefined entries are decided by what this machine can use. */
export interface ConversionDraft {
  readonly flavours: readonly FlavourId[] | undefined;
  readonly embedding: WeightFormatId | undefined;
  readonly head: WeightFormatId | undefined;
}

export type PlanReading =
  | { readonly phase: 'none' }
  | { readonly phase: 'looking' }
  | { readonly phase: 'planned'; readonly plan: DownloadPlan }
  | { readonly phase: 'failed'; readonly failure: FailureDetails };

export interface LibraryState {
  readonly library: LibraryReading;
  /** The latest first. */
  readonly transfers: readonly Transfer[];
  readonly arrival: Arrival | undefined;
  /** What the arrived model will be called, as typed. */
  readonly arrivalLabel: string;
  readonly conversion: ConversionDraft;
  /** A repository or the address of a folder, as typed. */
  readonly downloadAddress: string;
  readonly downloadPlan: PlanReading;
  /** Why the last removal, or request for lasting storage, did not work. */
  readonly libraryFailure: FailureDetails | undefined;
}

export interface LibraryActions {
  /** Looks what the library holds, and again whenever it changes from now on. */
  readLibrary(): Promise<void>;
  /** Removes a model, or what an interrupted transfer left. */
  removeFromLibrary(id: string): Promise<void>;
  /** Asks the browser to keep this site's storage when the disk runs low. */
  askPersistence(): Promise<void>;
  chooseFolder(name: string, files: readonly FolderFile[]): void;
  refuseFolder(name: string, error: InputError): void;
  dropArrival(): void;
  setArrivalLabel(label: string): void;
  setConversion(change: Partial<ConversionDraft>): void;
  importArrival(): Promise<void>;
  convertArrival(flavours: readonly FlavourId[]): Promise<void>;
  setDownloadAddress(address: string): void;
  /** Asks the address what lies there; nothing large is fetched. */
  planDownload(): Promise<void>;
  startDownload(): Promise<void>;
  /** Goes on with a download that was interrupted, or offers a fetched checkpoint for converting. */
  resumeUnfinished(unfinished: UnfinishedModel): Promise<void>;
  exportModel(model: StoredModel, directory: FileSystemDirectoryHandle): Promise<void>;
  /** One file of a model, for browsers that cannot write a folder. */
  readStoredFile(id: string, path: string): Promise<Blob>;
  verifyModel(model: StoredModel): Promise<void>;
  /** Mends damaged chunks from a folder that the person chose, or else from where they came from. */
  repairModel(model: StoredModel, files?: readonly FolderFile[]): Promise<void>;
  /** A download keeps what is checked; everything else removes what it wrote. */
  cancelTransfer(id: string): void;
  retryTransfer(id: string): Promise<void>;
  /** Takes a transfer that has ended off the list. */
  dismissTransfer(id: string): void;
}

/**
 * Whether closing the page would lose what a transfer has done so far. Downloads and conversions go
 * on later where they stopped.
 */
export function wouldLoseWork({ transfers }: Pick<LibraryState, 'transfers'>): boolean {
  return transfers.some(
    ({ job, state }) =>
      state.phase === 'running' && (job.kind === 'import' || job.kind === 'export'),
  );
}

/** The address that a running transfer or look-up talks to; undefined while nothing leaves. */
export function networkHost({
  transfers,
  downloadPlan,
  downloadAddress,
}: Pick<LibraryState, 'transfers' | 'downloadPlan' | 'downloadAddress'>): string | undefined {
  const busy = transfers.find(({ job, state }) => state.phase === 'running' && hostOf(job));
  if (busy) return hostOf(busy.job);
  return downloadPlan.phase === 'looking' ? addressHost(downloadAddress) : undefined;
}

function hostOf(job: TransferJob): string | undefined {
  return 'host' in job ? job.host : undefined;
}

/** A repository id without a host lies at Hugging Face. */
export function addressHost(address: string): string {
  const typed = address.trim();
  return (URL.canParse(typed) && new URL(typed).host) || 'huggingface.co';
}
