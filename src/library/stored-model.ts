import type { Manifest } from './manifest.ts';
import type { ModelCard } from './model-card.ts';

/** How a model came into this browser. */
export interface ModelOrigin {
  readonly kind: 'converted' | 'imported' | 'downloaded';
  /** For people: the name of the folder, or the address it was fetched from. */
  readonly from: string;
}

/** A whole, checked model folder in this browser's storage. */
export interface StoredModel {
  readonly id: string;
  /** What the person calls it; never a file name. */
  readonly label: string;
  readonly origin: ModelOrigin;
  readonly manifest: Manifest;
  /** SHA-256 of manifest.json, as run records name the model. */
  readonly manifestSha256: string;
  readonly card: ModelCard | undefined;
  /** Sum of all files. */
  readonly bytes: number;
  /** ISO date and time. */
  readonly addedAt: string;
}

/** A model that is not whole: a transfer that runs, or one that was interrupted and can go on. */
export interface UnfinishedModel {
  readonly id: string;
  readonly label: string;
  readonly origin: ModelOrigin;
  /** What arrives: a folder that can be loaded, or a checkpoint that has to be converted next. */
  readonly content: 'model' | 'checkpoint';
  /** Bytes that are written and checked. */
  readonly doneBytes: number;
  /** Undefined while nobody knows. */
  readonly totalBytes: number | undefined;
  /** Whether a tab is working on it at this moment. */
  readonly isBusy: boolean;
  readonly startedAt: string;
}

/** What the browser says of its disk; its own figures, rounded and not promised. */
export interface StorageFacts {
  readonly usedBytes: number;
  /** What may be added before the browser's estimate is reached. */
  readonly freeBytes: number;
  /** Whether the browser promised not to evict when the disk runs low. */
  readonly isPersistent: boolean;
  /** Whether this browser lets the page keep files at all. */
  readonly isSupported: boolean;
}

/** Everything the library holds. */
export interface LibraryContents {
  readonly models: readonly StoredModel[];
  readonly unfinished: readonly UnfinishedModel[];
  readonly storage: StorageFacts;
}
