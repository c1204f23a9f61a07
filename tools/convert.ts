import { rename, rm, stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Failure, failureDetails } from '#base/failure.ts';
import type { Manifest } from '#library/manifest.ts';
import { convert } from '#workers/convert/convert.ts';
import { FLAVOURS, type FlavourId, isFlavourId } from '#workers/convert/flavours.ts';
import type { ModelSource } from '#workers/convert/folder.ts';
import { nodeSink, nodeSource } from './node-folder.ts';

const USAGE =
  'Usage: npm run convert -- <hugging-face-folder> <new-model-folder> [--flavours cpu-int8,gpu-q4] [--name NAME]';
const DEFAULT_FLAVOURS = 'cpu-int8,gpu-q4';

interface Arguments {
  readonly source: string;
  readonly target: string;
  readonly flavours: readonly FlavourId[];
  readonly name: string | undefined;
}

/**
 * Converts into `<target>.part` and renames it when it is whole, so that a folder that exists is a
 * folder that loads. Throws `folder-exists` rather than overwrite one.
 */
export async function convertFolder(
  source: ModelSource,
  target: string,
  options: { readonly flavours: readonly FlavourId[]; readonly name?: string },
): Promise<Manifest> {
  if (await exists(target)) {
    throw new Failure({
      code: 'folder-exists',
      message: `The folder ${target} exists already.`,
      cure: 'Name a new folder, or remove the old one first.',
    });
  }
  const part = `${target}.part`;
  await rm(part, { recursive: true, force: true });
  try {
    const manifest = await convert(source, nodeSink(part), options);
    await rename(part, target);
    return manifest;
  } catch (thrown) {
    await rm(part, { recursive: true, force: true });
    throw thrown;
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function readArguments(argv: readonly string[]): Arguments {
  const options = { flavours: { type: 'string' }, name: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
  const [source, target, surplus] = positionals;
  if (source === undefined || target === undefined || surplus !== undefined) {
    throw new Error(`two folders are needed, but ${positionals.length} were given`);
  }
  const flavours = (values.flavours ?? DEFAULT_FLAVOURS).split(',').map((text) => {
    if (isFlavourId(text)) return text;
    throw new Error(
      `there is no flavour "${text}"; choose from ${Object.keys(FLAVOURS).join(', ')}`,
    );
  });
  return { source, target: target.replace(/\/+$/, ''), flavours, name: values.name };
}

async function run({ source, target, flavours, name }: Arguments): Promise<void> {
  const start = performance.now();
  const options = name === undefined ? { flavours } : { flavours, name };
  const manifest = await convertFolder(nodeSource(source), target, options);
  for (const { path, bytes } of manifest.files) {
    console.log(`${path.padEnd(28)} ${bytes.toLocaleString('en').padStart(16)} bytes`);
  }
  for (const [id, { worst, mean }] of Object.entries(manifest.quantisationError)) {
    const percent = (share: number) => `${(100 * share).toFixed(3)} %`;
    console.log(
      `${id}: relative RMS error of the weights ${percent(mean)} on average, ${percent(worst)} at worst`,
    );
  }
  const seconds = (performance.now() - start) / 1000;
  console.log(`${manifest.name}: converted into ${target} in ${seconds.toFixed(1)} s`);
}

/** Exit code 2: the command was wrong. 1: the checkpoint cannot be converted. */
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
    const { message, cure } = failureDetails(thrown);
    console.error(`${message}\n${cure}`);
    return thrown instanceof Failure ? 1 : 70;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main();
}
