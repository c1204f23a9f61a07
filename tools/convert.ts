import { parseArgs } from 'node:util';
import { Failure, failureDetails } from '#base/failure.ts';
import type { Manifest } from '#library/manifest.ts';
import { openCheckpoint } from '#workers/convert/checkpoint.ts';
import { FLAVOURS, type FlavourId, isFlavourId } from '#workers/convert/flavours.ts';
import type { ModelSource } from '#workers/convert/folder.ts';
import type { ConvertProgress } from '#workers/convert/protocol.ts';
import type { WeightFormatId } from '#workers/convert/stored-weights.ts';
import { isWeightFormatId, WEIGHT_FORMATS } from '#workers/convert/weight-format.ts';
import { convertFolder } from './convert-folder.ts';
import { nodeSource } from './node-folder.ts';

const USAGE = `Usage: npm run convert -- <hugging-face-folder> <new-model-folder> [options]
  --flavours LIST   of ${Object.keys(FLAVOURS).join(', ')}
  --embedding FORMAT, --head FORMAT   kept otherwise than the rest: ${Object.keys(WEIGHT_FORMATS).join(', ')}
  --name NAME       in the manifest; the folder's by default
  --fresh           begins anew where an interrupted conversion could be gone on with
Ctrl-C removes what was written. After a crash the same command goes on where it was.`;
const DEFAULT_FLAVOURS = 'cpu-int8,gpu-q4,gpu-q4f16';

interface Arguments {
  readonly source: string;
  readonly target: string;
  readonly options: {
    readonly flavours: readonly FlavourId[];
    readonly embedding?: WeightFormatId;
    readonly head?: WeightFormatId;
    readonly name?: string;
    readonly isFresh: boolean;
  };
}

function readArguments(argv: readonly string[]): Arguments {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: {
      flavours: text,
      embedding: text,
      head: text,
      name: text,
      fresh: { type: 'boolean' },
    },
    allowPositionals: true,
  });
  const [source, target, surplus] = positionals;
  if (source === undefined || target === undefined || surplus !== undefined) {
    throw new Error(`two folders are needed, but ${positionals.length} were given`);
  }
  const { embedding, head, name } = values;
  return {
    source,
    target: target.replace(/\/+$/, ''),
    options: {
      flavours: (values.flavours ?? DEFAULT_FLAVOURS).split(',').map(toFlavour),
      ...(embedding !== undefined && { embedding: toFormat(embedding) }),
      ...(head !== undefined && { head: toFormat(head) }),
      ...(name !== undefined && { name }),
      isFresh: values.fresh ?? false,
    },
  };
}

function toFlavour(text: string): FlavourId {
  if (isFlavourId(text)) return text;
  throw new Error(`there is no flavour "${text}"; choose from ${Object.keys(FLAVOURS).join(', ')}`);
}

function toFormat(text: string): WeightFormatId {
  if (isWeightFormatId(text)) return text;
  const known = Object.keys(WEIGHT_FORMATS).join(', ');
  throw new Error(`there is no format "${text}"; choose from ${known}`);
}

async function run({ source: folder, target, options }: Arguments): Promise<void> {
  const start = performance.now();
  const source = nodeSource(folder);
  const controller = new AbortController();
  const cancel = () => controller.abort();
  process.once('SIGINT', cancel);
  try {
    const onProgress = progressLine();
    const manifest = await convertFolder(source, target, {
      ...options,
      signal: controller.signal,
      onProgress,
    });
    process.stderr.write('\n');
    await summarise(source, manifest);
    const seconds = (performance.now() - start) / 1000;
    console.log(`${manifest.name}: converted into ${target} in ${seconds.toFixed(1)} s`);
  } finally {
    process.removeListener('SIGINT', cancel);
  }
}

/** Writes over one line of a terminal, or a line for every tenth of the work elsewhere. */
function progressLine(): (progress: ConvertProgress) => void {
  let first: { readonly doneBytes: number; readonly at: number } | undefined;
  let lastShown = Number.NEGATIVE_INFINITY;
  return ({ doneBytes, totalBytes, tensor }) => {
    const now = performance.now();
    if (!first) {
      first = { doneBytes, at: now };
      if (tensor !== undefined) process.stderr.write(`resuming behind ${tensor}\n`);
    }
    const shown = process.stderr.isTTY ? now / 200 : Math.floor((10 * doneBytes) / totalBytes);
    if (shown < lastShown + 1 && doneBytes < totalBytes) return;
    lastShown = shown;
    const rate = (doneBytes - first.doneBytes) / Math.max(1, now - first.at);
    const line = sayProgress(doneBytes, totalBytes, rate);
    process.stderr.write(process.stderr.isTTY ? `\r${line.padEnd(70)}` : `${line}\n`);
  };
}

/** `rate` in bytes per millisecond. */
function sayProgress(doneBytes: number, totalBytes: number, rate: number): string {
  const done = `${((100 * doneBytes) / totalBytes).toFixed(0)} %, ${(doneBytes / 1e6).toFixed(0)} of ${(totalBytes / 1e6).toFixed(0)} MB`;
  if (rate <= 0) return done;
  const secondsLeft = (totalBytes - doneBytes) / rate / 1000;
  return `${done}, ${(rate / 1000).toFixed(0)} MB/s, ${secondsLeft.toFixed(0)} s left`;
}

async function summarise(source: ModelSource, manifest: Manifest): Promise<void> {
  const bytesOf = new Map(manifest.files.map(({ path, bytes }) => [path, bytes]));
  for (const [path, bytes] of bytesOf) {
    console.log(`${path.padEnd(34)} ${bytes.toLocaleString('en').padStart(16)} bytes`);
  }
  const { tensors } = await openCheckpoint(source);
  const weights = [...tensors.values()].reduce(
    (sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1),
    0,
  );
  const percent = (share: number) => `${(100 * share).toFixed(3)} %`;
  for (const { id, data } of manifest.flavours) {
    const bytes = data.reduce((sum, path) => sum + (bytesOf.get(path) ?? 0), 0);
    const { mean = 0, worst = 0 } = manifest.quantisationError[id] ?? {};
    console.log(
      `${id}: ${(bytes / weights).toFixed(3)} bytes per weight; relative RMS error ${percent(mean)} on average, ${percent(worst)} at worst`,
    );
  }
}

/** Exit code 2: the command was wrong. 1: the checkpoint cannot be converted. 130: cancelled. */
async function main(): Promise<number> {
  let given: Arguments;
  try {
    given = readArguments(process.argv.slice(2));
  } catch (thrown) {
    console.error(`${thrown instanceof Error ? thrown.message : thrown}\n${USAGE}`);
    return 2;
  }
  try {
    await run(given);
    return 0;
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'AbortError') {
      console.error('\nCancelled; nothing was kept.');
      return 130;
    }
    const { message, cure } = failureDetails(thrown);
    console.error(`\n${message}\n${cure}`);
    return thrown instanceof Failure ? 1 : 70;
  }
}

process.exitCode = await main();
