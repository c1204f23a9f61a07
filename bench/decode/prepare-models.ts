import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { definitely } from '#base/assert.ts';
import { type Flavour, type Manifest, parseManifest } from '#library/manifest.ts';
import { withAccuracyLevel } from './graph-edits.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A folder with a manifest, and where the bench serves it. */
export interface ServedModel {
  readonly folder: string;
  /** Below the page's address, with a slash at the end. */
  readonly path: string;
  readonly manifest: Manifest;
  /** Keys and values of one position as 32-bit floats; 16 bits take half. */
  readonly keyValueBytes: number;
}

/** The weights of one shape, as we read them and as others do. */
export interface BenchModel {
  readonly shape: string;
  readonly own: ServedModel;
  /** The same weights in the same files, with graphs that transformers.js takes. */
  readonly peers: ServedModel;
  /**
   * The same checkpoint in blocks of 4 and 8 bits with an embedding of plain floats: the CPU backend
   * of transformers.js cannot look up in blocks. Absent for nano.
   */
  readonly plain: ServedModel | undefined;
}

/** A graph of `plain` with accuracy level 4, the fastest on a CPU, beside the one of the flavour. */
export function accurateGraph({ graph }: Flavour): string {
  return graph.replace('model.onnx', 'model_level4.onnx');
}

export function flavourOf({ manifest }: ServedModel, id: string): Flavour {
  return definitely(
    manifest.flavours.find((flavour) => flavour.id === id),
    `flavour ${id} of ${manifest.name}`,
  );
}

/** `nano` lies in the repository; random weights of the other shapes are made where they are missing. */
export async function prepareModel(shape: string, models: string): Promise<BenchModel> {
  if (shape === 'nano') {
    const own = await served(join(root, 'public/models/nano'));
    return { shape, own, peers: await peersOf(own, models), plain: undefined };
  }
  const own = join(models, shape);
  const plain = join(models, `${shape}-plain`);
  const checkpoint = join(models, `hf-${shape}`);
  if (!existsSync(own) || !existsSync(plain)) {
    runTool('make-random-checkpoint', shape, checkpoint);
    if (!existsSync(own)) runTool('convert', checkpoint, own);
    if (!existsSync(plain)) {
      const options = ['--flavours', 'gpu-q4,gpu-q8', '--embedding', 'fp32'];
      runTool('convert', checkpoint, plain, ...options);
    }
    await rm(checkpoint, { recursive: true });
  }
  const ours = await served(own);
  return {
    shape,
    own: ours,
    peers: await peersOf(ours, models),
    plain: await peersOf(await served(plain), models),
  };
}

function runTool(tool: string, ...given: readonly string[]): void {
  console.error(`${tool} ${given.join(' ')}`);
  const file = join(root, 'tools', `${tool}.ts`);
  execFileSync(process.execPath, ['--import', 'tsx', file, ...given], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** A folder of links to the same files, with graphs for CPUs beside them. */
async function peersOf({ folder, manifest }: ServedModel, models: string): Promise<ServedModel> {
  const target = join(models, `${basename(folder)}-peers`);
  await rm(target, { recursive: true, force: true });
  const texts = ['config.json', 'manifest.json', 'tokenizer.json', 'tokenizer_config.json'];
  const data = manifest.flavours.flatMap((flavour) => flavour.data);
  for (const path of new Set([...texts, 'generation_config.json', ...data]))
    if (existsSync(join(folder, path))) await linkOrCopy(join(folder, path), join(target, path));
  for (const flavour of manifest.flavours) {
    const graph = await readFile(join(folder, flavour.graph));
    await writeFile(join(target, flavour.graph), graph);
    if (flavour.activations === 'fp32')
      await writeFile(join(target, accurateGraph(flavour)), withAccuracyLevel(graph, 4));
  }
  return served(target);
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await link(from, to).catch(() => cp(from, to));
}

async function served(folder: string): Promise<ServedModel> {
  const manifest = parseManifest(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const config: unknown = JSON.parse(await readFile(join(folder, 'config.json'), 'utf8'));
  const sizes = ['num_hidden_layers', 'num_key_value_heads', 'head_dim'];
  return {
    folder: resolve(folder),
    path: `bench-models/${basename(folder)}/`,
    manifest,
    keyValueBytes: 4 * 2 * product(config, sizes),
  };
}

function product(config: unknown, names: readonly string[]): number {
  const values = new Map(Object.entries(config ?? {}));
  return names.reduce((result, name) => result * Number(values.get(name)), 1);
}
