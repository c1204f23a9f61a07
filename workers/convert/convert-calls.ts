import { definitely } from '#base/assert.ts';
import { Failure } from '#base/failure.ts';
import type { CallContext, Handlers } from '#base/rpc-server.ts';
import type { LibraryPlaces } from '#library/library-places.ts';
import { withModelLock } from '#library/model-locks.ts';
import { beginModel, commitModel, discardModel } from '#library/model-store.ts';
import { explainSpace, requireSpace } from '#library/storage-space.ts';
import type { StoredModel } from '#library/stored-model.ts';
import { openSource } from './blob-source.ts';
import { convert } from './convert.ts';
import { planConversion } from './plan-conversion.ts';
import type { ConvertParams, ConvertProgress, ConvertProtocol } from './protocol.ts';
import { StoredSink } from './stored-sink.ts';

/** How often the list is told how far a conversion is, for those who find it after a crash. */
const NOTE_MS = 5000;

type Context = CallContext<ConvertProgress>;

/** The worker's calls, on the storage of this browser or of a test. */
export function convertCalls(places: LibraryPlaces): Handlers<ConvertProtocol> {
  return { convert: (params, context) => convertHere(places, params, context) };
}

async function convertHere(
  places: LibraryPlaces,
  params: ConvertParams,
  context: Context,
): Promise<StoredModel> {
  const { source, resumeId } = params;
  const id = resumeId ?? places.newId();
  if (resumeId !== undefined) await requireConversion(places, resumeId);
  const run = () =>
    withModelLock(id, 'converting', () => write(places, id, params, context), places.locks);
  return source.kind === 'library' ? withModelLock(source.id, 'source', run, places.locks) : run();
}

async function write(
  places: LibraryPlaces,
  id: string,
  params: ConvertParams,
  { signal, report }: Context,
): Promise<StoredModel> {
  const { label, origin } = params;
  const options = optionsOf(params);
  const sink = new StoredSink(places, id);
  const row = { id, label, origin, content: 'model' } as const;
  const notes = new ProgressNotes(places, row);
  let need = { id, label, totalBytes: 0, missingBytes: 0 };
  try {
    const source = await openSource(places, params.source, label);
    const { outputBytes } = await planConversion(source, options);
    const sizes = await places.files.sizes(id);
    const stored = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    need = { ...need, totalBytes: outputBytes, missingBytes: Math.max(0, outputBytes - stored) };
    await requireSpace(places, need);
    await beginModel(places, row);
    const onProgress = (progress: ConvertProgress) => {
      report(progress);
      notes.take(progress);
    };
    await convert(source, sink, { ...options, name: label, signal, onProgress });
    signal.throwIfAborted();
    const manifest = definitely(await sink.read('manifest.json'), 'the manifest just written');
    await sink.remove('manifest.json');
    const manifestText = new TextDecoder().decode(manifest);
    await notes.written();
    return await commitModel(places, { id, label, origin, manifestText });
  } catch (thrown) {
    sink.closeAll();
    await notes.written();
    if (!signal.aborted && isWorthKeeping(thrown, params, notes.last)) places.announce();
    else await discardModel(places, id).catch(() => undefined);
    const { doneBytes = 0, totalBytes = 1 } = notes.last ?? {};
    const left = 1 - doneBytes / Math.max(1, totalBytes);
    const missingBytes = Math.ceil(need.totalBytes * left);
    throw await explainSpace(places, thrown, { ...need, missingBytes });
  }
}

function optionsOf({ flavours, embedding, head }: ConvertParams) {
  return {
    flavours,
    ...(embedding === undefined ? {} : { embedding }),
    ...(head === undefined ? {} : { head }),
  };
}

/**
 * Full storage, an unplugged stick, too little memory can be mended; a wrong checkpoint cannot. But
 * one that was chosen by mistake must not cost what an earlier attempt wrote.
 */
function isWorthKeeping(
  thrown: unknown,
  { resumeId }: ConvertParams,
  last: ConvertProgress | undefined,
): boolean {
  if (last === undefined) return resumeId !== undefined;
  const canBeMended = !(thrown instanceof Failure) || thrown.code === 'unreadable-file';
  return canBeMended && last.doneBytes > 0;
}

/** Writes the progress down now and then; the journal itself is in the folder. */
class ProgressNotes {
  last: ConvertProgress | undefined;
  private readonly places: LibraryPlaces;
  private readonly row: Parameters<typeof beginModel>[1];
  private notedAt = Number.NEGATIVE_INFINITY;
  private writing: Promise<unknown> = Promise.resolve();

  constructor(places: LibraryPlaces, row: Parameters<typeof beginModel>[1]) {
    this.places = places;
    this.row = row;
  }

  take(progress: ConvertProgress): void {
    this.last = progress;
    if (performance.now() - this.notedAt < NOTE_MS) return;
    this.notedAt = performance.now();
    const { doneBytes, totalBytes } = progress;
    const startedAt = this.places.now().toISOString();
    const note = { ...this.row, startedAt, doneBytes, totalBytes };
    // A note that fails costs nothing: the next one, or the end, says the same and more.
    this.writing = this.places.index.putUnfinished(note).catch(() => undefined);
  }

  /** Call it before the list changes, which a late note would undo. */
  async written(): Promise<void> {
    await this.writing;
  }
}

async function requireConversion(places: LibraryPlaces, id: string): Promise<void> {
  const row = await places.index.unfinishedModel(id);
  if (row?.origin.kind !== 'converted') throw nothingToResume(id);
}

function nothingToResume(id: string): Failure {
  return new Failure({
    code: 'model-missing',
    message: `There is no interrupted conversion with the id ${id}.`,
    cure: 'Look at the list of models again; another tab may have finished or removed it.',
    facts: { id },
  });
}
