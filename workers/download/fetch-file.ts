import { digestGitBlob } from '#library/digest-sha256.ts';
import type { FileRow } from '#library/library-rows.ts';
import { CHUNK_BYTES } from '#library/manifest.ts';
import { Sha256 } from '#library/sha256.ts';
import { storedFileName } from '#library/stored-file-name.ts';
import { FileDownload } from './file-download.ts';
import { arrivesDamaged, type FetchTools, type FileJob } from './file-job.ts';

/**
 * Fetches a file into the store, from where an earlier attempt came to, and checks it as a whole;
 * what is wrong then is fetched once more. Rejects with a `Failure`, or throws `OutOfSpace`; what
 * is checked stays.
 */
export async function fetchFile(
  job: FileJob,
  tools: FetchTools,
): Promise<FileRow & { readonly sha256: string }> {
  const { index, files } = tools.places;
  for (let attempt = 1; ; attempt++) {
    const row = await fetchBytes(job, await knownRow(job, tools), tools);
    const sha256 = row.sha256 ?? (await checkedHash(job, row, tools));
    if (sha256 !== undefined) {
      const whole = { ...row, sha256 };
      await index.putFile(whole);
      return whole;
    }
    await index.forgetFile(job.id, job.path);
    await files.removeFile(job.id, await storedFileName(job.path));
    if (attempt === 2) throw arrivesDamaged(job, job.path);
    tools.meter.drop(job.bytes);
  }
}

/** How far an earlier attempt with the same file came, or the row of one not begun. */
async function knownRow(job: FileJob, { places }: FetchTools): Promise<FileRow> {
  const identity = job.sha256 ?? job.gitBlob ?? `${job.bytes} bytes`;
  const rows = await places.index.files(job.id);
  const known = rows.find(({ path }) => path === job.path);
  if (known?.identity === identity && known.bytes === job.bytes) return known;
  return { id: job.id, path: job.path, bytes: job.bytes, identity, chunks: [] };
}

async function fetchBytes(job: FileJob, known: FileRow, tools: FetchTools): Promise<FileRow> {
  const download = await FileDownload.open(job, known, tools);
  try {
    return await download.finish();
  } finally {
    download.close();
  }
}

/** The SHA-256 of the file as it is stored; `undefined` when its publisher names another one. */
async function checkedHash(
  job: FileJob,
  row: FileRow,
  tools: FetchTools,
): Promise<string | undefined> {
  // Each chunk was checked before it was written.
  if (job.chunks && job.sha256 !== undefined) return job.sha256;
  const blob = await tools.places.files.read(job.id, await storedFileName(job.path));
  if (blob?.size !== job.bytes) return undefined;
  if (job.gitBlob !== undefined && (await gitName(blob)) !== job.gitBlob) return undefined;
  const [only] = row.chunks;
  const isOnePiece = row.chunks.length === 1;
  const sha256 = isOnePiece && only !== undefined ? only : await hashFromDisk(blob, tools.signal);
  return (job.sha256 ?? sha256) === sha256 ? sha256 : undefined;
}

/** Large files have a SHA-256 at their publisher's, so these are small. */
async function gitName(blob: Blob): Promise<string> {
  return digestGitBlob(new Uint8Array(await blob.arrayBuffer()));
}

/** Reads what is stored, so that no state of a hash has to survive an interruption. */
async function hashFromDisk(blob: Blob, signal: AbortSignal): Promise<string> {
  const hash = await Sha256.start();
  for (let at = 0; at < blob.size; at += CHUNK_BYTES) {
    signal.throwIfAborted();
    hash.update(new Uint8Array(await blob.slice(at, at + CHUNK_BYTES).arrayBuffer()));
  }
  return hash.hex();
}
