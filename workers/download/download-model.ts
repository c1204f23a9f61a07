import { definitely } from '#base/assert.ts';
import { Failure } from '#base/failure.ts';
import { manifestFile } from '#library/copy-file.ts';
import { type DescribeExport, exportManifestText } from '#library/export-manifest.ts';
import type { LibraryPlaces } from '#library/library-places.ts';
import type { FileRow } from '#library/library-rows.ts';
import { storedBytes } from '#library/list-contents.ts';
import { parseManifest } from '#library/manifest.ts';
import { withModelLock } from '#library/model-locks.ts';
import { beginModel, commitModel, discardModel } from '#library/model-store.ts';
import { explainSpace, requireSpace } from '#library/storage-space.ts';
import { storedFileName } from '#library/stored-file-name.ts';
import type { StoredModel } from '#library/stored-model.ts';
import type { Network } from './byte-stream.ts';
import { DownloadMeter } from './download-meter.ts';
import { fetchFile } from './fetch-file.ts';
import type { FileJob } from './file-job.ts';
import type { DownloadPlan, DownloadProgress, DownloadResult } from './protocol.ts';

/** What a download works with. */
export interface DownloadSetting {
  readonly places: LibraryPlaces;
  readonly network: Network;
  readonly describeExport: DescribeExport;
  readonly signal: AbortSignal;
  readonly report: (progress: DownloadProgress) => void;
}

type WholeFile = FileRow & { readonly sha256: string };

/**
 * Fetches what a plan names, or what is missing of it, file after file. Whatever ends it, the
 * checked chunks stay and the same plan goes on from there; a model is listed only when whole.
 */
export async function downloadModel(
  plan: DownloadPlan,
  resumeId: string | undefined,
  setting: DownloadSetting,
): Promise<DownloadResult> {
  const { places, signal } = setting;
  const id = resumeId ?? places.newId();
  const jobs = fileJobs(plan, id);
  return withModelLock(
    id,
    'downloading',
    async () => {
      const total = jobs.reduce((sum, job) => sum + job.bytes, 0);
      if (resumeId !== undefined) await requireDownload(places, resumeId);
      try {
        await begin(plan, id, total, setting);
        const meter = new DownloadMeter(setting.report, total);
        const files: WholeFile[] = [];
        for (const job of jobs) {
          signal.throwIfAborted();
          files.push(await fetchFile(job, { ...setting, meter }));
        }
        meter.tell();
        return await finish(plan, id, files, setting);
      } catch (thrown) {
        throw await afterTrouble(thrown, { id, label: plan.label, total }, places);
      }
    },
    places.locks,
  );
}

/** Checks that there is room, and notes the download before its first byte. */
async function begin(
  plan: DownloadPlan,
  id: string,
  totalBytes: number,
  { places }: DownloadSetting,
): Promise<void> {
  await forgetOthers(plan, id, places);
  const { label, content, baseUrl } = plan;
  const missingBytes = totalBytes - (await bytesStored(id, places));
  await requireSpace(places, { id, label, totalBytes, missingBytes });
  const origin = { kind: 'downloaded', from: baseUrl } as const;
  await beginModel(places, { id, label, origin, content, totalBytes });
}

/** Files of an earlier plan that this one does not have. */
async function forgetOthers(
  { files }: DownloadPlan,
  id: string,
  places: LibraryPlaces,
): Promise<void> {
  const wanted = new Set(files.map(({ path }) => path));
  for (const { path } of await places.index.files(id)) {
    if (wanted.has(path)) continue;
    await places.index.forgetFile(id, path);
    await places.files.removeFile(id, await storedFileName(path));
  }
}

async function bytesStored(id: string, places: LibraryPlaces): Promise<number> {
  return (await places.index.files(id)).reduce((sum, row) => sum + storedBytes(row), 0);
}

function fileJobs(plan: DownloadPlan, id: string): readonly FileJob[] {
  const manifest = plan.manifestText === undefined ? undefined : parseManifest(plan.manifestText);
  const entries = new Map(manifest?.files.map((file) => [file.path, file]));
  return plan.files.map(({ path, bytes, sha256, gitBlob }) => {
    const job = { id, path, url: new URL(path, plan.baseUrl).href };
    const entry = entries.get(path);
    if (entry) return { ...job, ...entry, chunks: entry.chunks ?? [entry.sha256] };
    return {
      ...job,
      bytes: definitely(bytes, `the size of ${path}`),
      ...(sha256 === undefined ? {} : { sha256 }),
      ...(gitBlob === undefined ? {} : { gitBlob }),
    };
  });
}

async function finish(
  plan: DownloadPlan,
  id: string,
  files: readonly WholeFile[],
  { places, describeExport }: DownloadSetting,
): Promise<DownloadResult> {
  if (plan.content === 'checkpoint') {
    places.announce();
    return { content: 'checkpoint', id };
  }
  const manifestText =
    plan.manifestText ?? (await describeFolder(plan.label, id, files, places, describeExport));
  const origin = { kind: 'downloaded', from: plan.baseUrl } as const;
  const row = { id, label: plan.label, origin, manifestText, cardText: plan.cardText };
  const model: StoredModel = await commitModel(places, row);
  return { content: 'model', model };
}

/** A manifest for an export of another tool; files that loading does not need are removed. */
async function describeFolder(
  label: string,
  id: string,
  files: readonly WholeFile[],
  places: LibraryPlaces,
  describeExport: DescribeExport,
): Promise<string> {
  const blobs = new Map<string, Blob>();
  for (const { path } of files) {
    const blob = await places.files.read(id, await storedFileName(path));
    if (blob) blobs.set(path, blob);
  }
  const description = await describeExport(blobs);
  const wanted = new Set(description.paths);
  for (const { path } of files.filter((file) => !wanted.has(file.path)))
    await places.files.removeFile(id, await storedFileName(path));
  const entries = files
    .filter(({ path }) => wanted.has(path))
    .map(({ path, bytes, sha256, chunks }) => manifestFile(path, bytes, sha256, chunks));
  return exportManifestText(label, description, entries);
}

/** Removes a download that brought nothing, and gives numbers to a full storage. */
async function afterTrouble(
  thrown: unknown,
  { id, label, total }: { readonly id: string; readonly label: string; readonly total: number },
  places: LibraryPlaces,
): Promise<unknown> {
  const stored = await bytesStored(id, places).catch(() => undefined);
  // What cannot be removed now is found when contents are listed.
  if (stored === 0) await discardModel(places, id).catch(() => undefined);
  else places.announce();
  const missingBytes = total - (stored ?? 0);
  return explainSpace(places, thrown, { id, label, totalBytes: total, missingBytes });
}

async function requireDownload(places: LibraryPlaces, id: string): Promise<void> {
  const row = await places.index.unfinishedModel(id);
  if (row?.origin.kind === 'downloaded') return;
  throw new Failure({
    code: 'model-missing',
    message: `There is no interrupted download with the id ${id}.`,
    cure: 'Look at the list of models again; another tab may have finished or removed it.',
    facts: { id },
  });
}
