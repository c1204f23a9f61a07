import type { SelfTestResult } from '#library/self-test.ts';
import type { LibraryContents, StoredModel } from '#library/stored-model.ts';
import type { ConvertParams, ConvertProgress } from '#workers/convert/protocol.ts';
import type { DownloadPlan, DownloadProgress, DownloadResult } from '#workers/download/protocol.ts';
import type { DamagedFile, ImportParams, TransferProgress } from '#workers/library/protocol.ts';
import type { EngineCallOptions } from './engine.ts';

/**
 * The models kept in this browser. Every call rejects with a `Failure`, or an `AbortError` after an
 * abort. Nothing here reaches the network except `planDownload`, `download` and `repairFromOrigin`.
 */
export interface ModelLibrary {
  contents(): Promise<LibraryContents>;
  /** Calls back when this or another tab changed what the library holds; returns how to stop. */
  onChange(listener: () => void): () => void;
  importFolder(
    params: ImportParams,
    options?: EngineCallOptions<TransferProgress>,
  ): Promise<StoredModel>;
  convert(
    params: ConvertParams,
    options?: EngineCallOptions<ConvertProgress>,
  ): Promise<StoredModel>;
  planDownload(address: string, options?: EngineCallOptions<never>): Promise<DownloadPlan>;
  download(
    params: { readonly plan: DownloadPlan; readonly resumeId?: string },
    options?: EngineCallOptions<DownloadProgress>,
  ): Promise<DownloadResult>;
  exportFolder(
    id: string,
    directory: FileSystemDirectoryHandle,
    options?: EngineCallOptions<TransferProgress>,
  ): Promise<void>;
  file(id: string, path: string): Promise<Blob>;
  verify(
    id: string,
    options?: EngineCallOptions<TransferProgress>,
  ): Promise<readonly DamagedFile[]>;
  repairFromFiles(
    id: string,
    files: ImportParams['files'],
    options?: EngineCallOptions<TransferProgress>,
  ): Promise<readonly DamagedFile[]>;
  repairFromOrigin(id: string, options?: EngineCallOptions<DownloadProgress>): Promise<StoredModel>;
  remove(id: string): Promise<void>;
  /** Asks the browser to keep this site's storage when the disk runs low. */
  persist(): Promise<boolean>;
  keepSelfTest(result: SelfTestResult): Promise<void>;
  selfTests(): Promise<readonly SelfTestResult[]>;
}
