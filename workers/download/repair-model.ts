import { Failure } from '#base/failure.ts';
import { chunkRange } from '#library/check-chunks.ts';
import type { ManifestFile } from '#library/manifest.ts';
import { type DamagedChunks, findDamage, mendFile } from '#library/mend-files.ts';
import { withModelLock } from '#library/model-locks.ts';
import { requireModel } from '#library/model-store.ts';
import { explainSpace } from '#library/storage-space.ts';
import type { StoredModel } from '#library/stored-model.ts';
import { openStream } from './byte-stream.ts';
import { DownloadMeter } from './download-meter.ts';
import type { DownloadSetting } from './download-model.ts';
import { arrivesDamaged } from './file-job.ts';
import { Interruption, pause, waitBefore } from './interruption.ts';

/** Fetches the damaged chunks of a downloaded model again, and nothing else. */
export async function repairModel(id: string, setting: DownloadSetting): Promise<StoredModel> {
  const { places, signal } = setting;
  const repair = async () => {
    const model = await requireModel(places, id);
    if (model.origin.kind !== 'downloaded') throw cameFromElsewhere(model);
    const found = await findDamage(places, model, { signal, onBytes: () => undefined });
    const total = found.reduce((sum, damaged) => sum + damagedBytes(damaged), 0);
    const meter = new DownloadMeter(setting.report, total);
    try {
      for (const damaged of found) await mend(model, damaged, setting, meter);
    } catch (thrown) {
      const need = { id, label: model.label, totalBytes: model.bytes, missingBytes: total };
      throw await explainSpace(places, thrown, need);
    }
    meter.tell();
    places.announce();
    return model;
  };
  return withModelLock(id, 'repairing', repair, places.locks);
}

function damagedBytes({ file, chunks }: DamagedChunks): number {
  const ranges = chunks.map((index) => chunkRange(file.bytes, index));
  return ranges.reduce((sum, { start, end }) => sum + end - start, 0);
}

async function mend(
  model: StoredModel,
  damaged: DamagedChunks,
  setting: DownloadSetting,
  meter: DownloadMeter,
): Promise<void> {
  const { path, bytes } = damaged.file;
  const url = new URL(path, model.origin.from).href;
  const fetchPiece = (_: ManifestFile, start: number, end: number) =>
    fetchPieceOf({ url, bytes, start, end }, setting, meter);
  const still = await mendFile(setting.places, model, damaged, fetchPiece);
  if (still.length > 0)
    throw arrivesDamaged(
      { id: model.id, path, url, bytes },
      `chunk ${still.join(', ')} of ${path}`,
    );
}

interface Piece {
  readonly url: string;
  /** Of the whole file. */
  readonly bytes: number;
  readonly start: number;
  readonly end: number;
}

async function fetchPieceOf(
  piece: Piece,
  setting: DownloadSetting,
  meter: DownloadMeter,
): Promise<Uint8Array<ArrayBuffer>> {
  const { times } = setting.network;
  for (let failures = 1; ; failures++) {
    try {
      const bytes = await readPiece(piece, setting);
      meter.add(bytes.length);
      return bytes;
    } catch (thrown) {
      if (!(thrown instanceof Interruption) || failures > times.mostFailures) throw thrown;
      const wait = Math.max(thrown.waitMs, waitBefore(failures, times));
      meter.wait(thrown.message, wait);
      await pause(wait, setting.signal);
    }
  }
}

async function readPiece(
  { url, bytes, start, end }: Piece,
  { network, signal }: DownloadSetting,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = await openStream(network, { url, start, bytes }, signal);
  try {
    const piece = new Uint8Array(end - start);
    let at = stream.start;
    while (at < end) {
      const read = await stream.read();
      if (!read) throw new Interruption(`the server ended at byte ${at} of ${bytes}`);
      // A server that sends whole files begins before the piece.
      const wanted = read.subarray(Math.max(0, start - at), Math.max(0, end - at));
      piece.set(wanted, Math.max(0, at - start));
      at += read.length;
    }
    return piece;
  } finally {
    stream.close();
  }
}

function cameFromElsewhere({ id, label, origin }: StoredModel): Failure {
  return new Failure({
    code: 'no-source',
    message: `"${label}" was ${origin.kind} from ${origin.from}, not downloaded.`,
    cure: 'Choose the folder that it came from to mend it, or convert it again.',
    facts: { id },
  });
}
