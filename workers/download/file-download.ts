import { Failure } from '#base/failure.ts';
import { digestSha256 } from '#library/digest-sha256.ts';
import type { FileRow } from '#library/library-rows.ts';
import { storedBytes } from '#library/list-contents.ts';
import { CHUNK_BYTES } from '#library/manifest.ts';
import { StoredFileWriter } from '#library/stored-file-writer.ts';
import { type ByteStream, openStream } from './byte-stream.ts';
import { arrivesDamaged, type FetchTools, type FileJob } from './file-job.ts';
import { Interruption, pause, Restart, waitBefore } from './interruption.ts';
import { hostOf } from './judge-response.ts';

/** A file that begins anew more often changes all the time, or cannot be gone on with. */
const MOST_RESTARTS = 4;
/** A chunk that arrives damaged more often is damaged where it comes from. */
const MOST_DAMAGED = 3;

/**
 * Brings the bytes of one file into the store, chunk by chunk: each is hashed, checked where its
 * hash is known, written, flushed, and only then counted. So an interruption costs less than one
 * chunk, whatever ends.
 */
export class FileDownload {
  private readonly job: FileJob;
  private readonly tools: FetchTools;
  private readonly writer: StoredFileWriter;
  private row: FileRow;
  private restarts = 0;
  private damaged = 0;
  /** Tries in a row that brought no chunk. */
  private failures = 0;

  private constructor(job: FileJob, tools: FetchTools, writer: StoredFileWriter, row: FileRow) {
    this.job = job;
    this.tools = tools;
    this.writer = writer;
    this.row = row;
  }

  /** Opens the file behind the last whole chunk that the disk really has. */
  static async open(job: FileJob, known: FileRow, tools: FetchTools): Promise<FileDownload> {
    const { files } = tools.places;
    const expected = storedBytes(known);
    const writer = await StoredFileWriter.append(files, job.id, job.path, expected);
    if (writer.position < expected)
      writer.cut(Math.floor(writer.position / CHUNK_BYTES) * CHUNK_BYTES);
    const chunks = known.chunks.slice(0, Math.ceil(writer.position / CHUNK_BYTES));
    tools.meter.found(writer.position);
    const { sha256: _, ...rest } = known;
    const isAsKnown = chunks.length === known.chunks.length;
    return new FileDownload(job, tools, writer, isAsKnown ? known : { ...rest, chunks });
  }

  /** Tries until all bytes are there. Rejects with a `Failure`, or throws `OutOfSpace`. */
  async finish(): Promise<FileRow> {
    while (this.writer.position < this.job.bytes) {
      try {
        await this.tryOnce();
      } catch (thrown) {
        this.tools.signal.throwIfAborted();
        if (thrown instanceof Restart) await this.beginAnew(thrown.message);
        else if (thrown instanceof Interruption) await this.waitOrGiveUp(thrown);
        else throw thrown;
      }
    }
    if (this.job.bytes > 0) return this.row;
    return { ...this.row, chunks: [await digestSha256(new Uint8Array())] };
  }

  close(): void {
    this.writer.close();
  }

  private async tryOnce(): Promise<void> {
    const { url, bytes } = this.job;
    const asked = { url, bytes, start: this.writer.position, etag: this.row.etag };
    const stream = await openStream(this.tools.network, asked, this.tools.signal);
    try {
      await this.settle(stream);
      await this.store(stream);
    } finally {
      stream.close();
    }
  }

  /** Finds out what the stream is a part of, before its first byte is kept. */
  private async settle({ start, strongEtag }: ByteStream): Promise<void> {
    const { etag, ...rest } = this.row;
    const isOther = etag !== undefined && strongEtag !== undefined && etag !== strongEtag;
    if (start < this.writer.position) {
      await this.beginAnew(isOther ? CHANGED : 'the server sends whole files only');
    } else if (isOther && start > 0) throw new Restart(CHANGED);
    const { chunks } = this.row;
    this.row =
      strongEtag === undefined ? { ...rest, chunks } : { ...rest, chunks, etag: strongEtag };
  }

  private async store(stream: ByteStream): Promise<void> {
    const { bytes } = this.job;
    const { meter } = this.tools;
    let chunk = this.emptyChunk();
    let filled = 0;
    try {
      for (let piece = await stream.read(); piece; piece = await stream.read()) {
        // What comes after the end of the file is not a part of it.
        for (let at = 0; at < piece.length && chunk.length > 0; ) {
          const part = piece.subarray(at, at + chunk.length - filled);
          chunk.set(part, filled);
          at += part.length;
          filled += part.length;
          meter.add(part.length);
          if (filled < chunk.length) continue;
          await this.keep(chunk);
          chunk = this.emptyChunk();
          filled = 0;
        }
        if (chunk.length === 0) return;
      }
    } finally {
      meter.drop(filled);
    }
    throw new Interruption(
      `${hostOf(this.job.url)} sent ${this.writer.position + filled} of ${bytes} bytes and ended`,
    );
  }

  /** As long as the next chunk must be; empty at the end of the file. */
  private emptyChunk(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(Math.min(CHUNK_BYTES, this.job.bytes - this.writer.position));
  }

  private async keep(chunk: Uint8Array<ArrayBuffer>): Promise<void> {
    const hash = await digestSha256(chunk);
    const number = this.row.chunks.length;
    const expected = this.job.chunks?.[number] ?? hash;
    this.tools.signal.throwIfAborted();
    if (hash !== expected) throw this.damagedOnTheWay(number);
    this.writer.append(chunk);
    this.writer.flush();
    const row = { ...this.row, chunks: [...this.row.chunks, hash] };
    await this.tools.places.index.putFile(row);
    this.row = row;
    this.failures = 0;
    this.damaged = 0;
  }

  private damagedOnTheWay(number: number): Error {
    const name = `chunk ${number} of ${this.job.path}`;
    if (++this.damaged >= MOST_DAMAGED) return arrivesDamaged(this.job, name);
    return new Interruption(`${name} arrived damaged`);
  }

  private async beginAnew(why: string): Promise<void> {
    if (++this.restarts > MOST_RESTARTS) throw sourceChanges(this.job, why);
    const { meter, places } = this.tools;
    meter.drop(this.writer.position);
    meter.wait(`${this.job.path} begins anew: ${why}`, 0);
    const { etag: _, ...rest } = this.row;
    this.row = { ...rest, chunks: [] };
    // The list first: it must never count bytes that are gone.
    await places.index.putFile(this.row);
    this.writer.cut(0);
  }

  private async waitOrGiveUp(interruption: Interruption): Promise<void> {
    const { network, signal, meter } = this.tools;
    if (++this.failures > network.times.mostFailures)
      throw gaveUp(this.job, this.failures, interruption.message);
    const wait = Math.max(interruption.waitMs, waitBefore(this.failures, network.times));
    meter.wait(interruption.message, wait);
    await pause(wait, signal);
    meter.tell();
  }
}

const CHANGED = 'the file has changed at its source';

function gaveUp({ path, url }: FileJob, tries: number, why: string): Failure {
  return new Failure({
    code: 'download-stopped',
    message: `${path} could not be fetched in ${tries} tries: ${why}.`,
    cure: `What is fetched and checked is kept. See whether this computer is online and ${hostOf(url)} can be reached, then go on.`,
    facts: { file: path },
  });
}

function sourceChanges({ path }: FileJob, why: string): Failure {
  return new Failure({
    code: 'source-changed',
    message: `${path} had to begin anew ${MOST_RESTARTS} times: ${why}.`,
    cure: 'The model is being changed at its source, or a proxy stands between. Try again later.',
    facts: { file: path },
  });
}
