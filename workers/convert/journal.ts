import { z } from 'zod';
import type { ModelSink, SinkFile } from './folder.ts';
import type { FileState } from './hashing-file.ts';
import { ELEMENT_NUMBER, type ElementType } from './onnx-model.ts';
import { shardPath } from './shard-writer.ts';
import type { StoredFloats, StoredMatrix, WeightFormatId } from './stored-weights.ts';
import { isWeightFormatId } from './weight-format.ts';

const JOURNAL_FILE = 'journal.jsonl';

const count = z.int().nonnegative();
const hex = z.string().regex(/^([0-9a-f]{2})+$/);
const constantSchema = z.strictObject({
  type: z.custom<ElementType>((type) => Object.hasOwn(ELEMENT_NUMBER, String(type))),
  shape: z.array(count).readonly(),
  place: z.strictObject({ file: z.string(), offset: count, length: count }),
});
const floatsSchema = z.strictObject({
  fp32: constantSchema.exactOptional(),
  fp16: constantSchema.exactOptional(),
}) satisfies z.ZodType<StoredFloats>;
const matrixSchema = z.strictObject({
  format: z.custom<WeightFormatId>((format) => isWeightFormatId(String(format))),
  rows: count,
  columns: count,
  parts: z
    .array(
      z.strictObject({
        firstRow: count,
        rows: count,
        firstColumn: count,
        columns: count,
        values: constantSchema,
        scales: floatsSchema,
      }),
    )
    .readonly(),
  error: z.strictObject({ error: z.number(), signal: z.number() }),
}) satisfies z.ZodType<StoredMatrix>;

const entrySchema = z.strictObject({
  /** Of the checkpoint; whole in every set. */
  tensor: z.string(),
  /** The hash of the tensor's file up to the tensor's end. */
  source: z.strictObject({ file: z.string(), hash: hex }),
  /** By the id of the weight set, then by the name it is stored by. */
  sets: z.record(
    z.string(),
    z.strictObject({
      matrices: z.record(z.string(), matrixSchema),
      vectors: z.record(z.string(), floatsSchema),
    }),
  ),
  /** What was written to since the last entry, by path; of the chunks only the new ones. */
  shards: z.record(
    z.string(),
    z.strictObject({
      bytes: count,
      chunks: z.array(hex).readonly(),
      fileHash: hex,
      chunkHash: hex,
    }),
  ),
});

/** One tensor that is converted and safe on the disk. */
export type JournalEntry = z.infer<typeof entrySchema>;

/** What two attempts must share for the second to go on with the work of the first. */
export interface JournalIdentity {
  readonly converter: number;
  readonly source: unknown;
  readonly options: unknown;
  /** All that may be written, so that an attempt of another identity can be cleared away. */
  readonly paths: readonly string[];
  /** Paths of the first shards, and how many of each there can be. */
  readonly stems: readonly string[];
  readonly shardCount: number;
}

const identitySchema = z.looseObject({
  paths: z.array(z.string()),
  stems: z.array(z.string()),
  shardCount: count.max(10_000),
});

/** The lines that an interrupted conversion left, and those of this one. */
export class Journal {
  /** Of the earlier attempt; empty when there is none of the same identity. */
  readonly entries: readonly JournalEntry[];
  private readonly sink: ModelSink;
  private readonly file: SinkFile;
  /** How many chunks of each shard the journal holds. */
  private readonly chunkCounts = new Map<string, number>();

  private constructor(sink: ModelSink, file: SinkFile, entries: readonly JournalEntry[]) {
    this.sink = sink;
    this.file = file;
    this.entries = entries;
    for (const [path, { chunks }] of lastStates(entries)) this.chunkCounts.set(path, chunks.length);
  }

  /** Goes on behind the last whole line of the same identity, or clears away what there is. */
  static async open(sink: ModelSink, identity: JournalIdentity): Promise<Journal> {
    const first = `${JSON.stringify(identity)}\n`;
    const text = new TextDecoder().decode(await sink.read(JOURNAL_FILE));
    if (text.startsWith(first)) {
      const { entries, bytes } = readEntries(text, first);
      return new Journal(sink, await sink.open(JOURNAL_FILE, bytes), entries);
    }
    await clearAway(sink, text);
    return Journal.begin(sink, first);
  }

  /** The same with nothing done: the shards are not what the journal says. */
  async restart(identity: JournalIdentity): Promise<Journal> {
    await this.file.close();
    const first = `${JSON.stringify(identity)}\n`;
    await clearAway(this.sink, first);
    return Journal.begin(this.sink, first);
  }

  private static async begin(sink: ModelSink, first: string): Promise<Journal> {
    const file = await sink.open(JOURNAL_FILE, 0);
    await file.write(new TextEncoder().encode(first));
    await file.flush();
    return new Journal(sink, file, []);
  }

  /** `shards` are those written to since the last entry. */
  async append(
    entry: Omit<JournalEntry, 'shards'>,
    shards: ReadonlyArray<readonly [path: string, state: FileState]>,
  ): Promise<void> {
    const changes = shards.map(([path, state]) => {
      const known = this.chunkCounts.get(path) ?? 0;
      this.chunkCounts.set(path, state.chunks.length);
      return [path, { ...state, chunks: state.chunks.slice(known) }] as const;
    });
    const line = JSON.stringify({ ...entry, shards: Object.fromEntries(changes) });
    await this.file.write(new TextEncoder().encode(`${line}\n`));
    await this.file.flush();
  }

  close(): Promise<void> {
    return this.file.close();
  }

  /** When the folder is whole. */
  async remove(): Promise<void> {
    await this.file.close();
    await this.sink.remove(JOURNAL_FILE);
  }
}

/** How far the shards were written when the last entry was, in the order of their beginning. */
export function lastStates(entries: readonly JournalEntry[]): ReadonlyMap<string, FileState> {
  const states = new Map<string, FileState>();
  for (const { shards } of entries) {
    for (const [path, state] of Object.entries(shards)) {
      const chunks = [...(states.get(path)?.chunks ?? []), ...state.chunks];
      states.set(path, { ...state, chunks });
    }
  }
  return states;
}

interface ReadEntries {
  readonly entries: readonly JournalEntry[];
  /** Of the whole lines, the first included. */
  readonly bytes: number;
}

/** A crash may have torn the last line; what follows a torn one counts for nothing. */
function readEntries(text: string, first: string): ReadEntries {
  const entries: JournalEntry[] = [];
  let end = first.length;
  for (;;) {
    const next = text.indexOf('\n', end) + 1;
    const entry = next > 0 ? parseEntry(text.slice(end, next)) : undefined;
    if (!entry) break;
    entries.push(entry);
    end = next;
  }
  return { entries, bytes: new TextEncoder().encode(text.slice(0, end)).length };
}

function parseEntry(line: string): JournalEntry | undefined {
  try {
    return entrySchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** Removes the files of an attempt whose journal begins with this line; none if that is no journal. */
async function clearAway(sink: ModelSink, text: string): Promise<void> {
  for (const path of filesOf(text.slice(0, text.indexOf('\n') + 1))) await sink.remove(path);
  await sink.remove(JOURNAL_FILE);
}

function filesOf(firstLine: string): readonly string[] {
  try {
    const { paths, stems, shardCount } = identitySchema.parse(JSON.parse(firstLine));
    const shards = Array.from({ length: shardCount }, (_, i) =>
      stems.map((stem) => shardPath(stem, i)),
    );
    return [...paths, ...shards.flat()];
  } catch {
    return [];
  }
}
