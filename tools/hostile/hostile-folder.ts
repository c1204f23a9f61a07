import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { definitely } from '#base/assert.ts';
import { CHUNK_BYTES, parseManifest } from '#library/manifest.ts';

/** A model folder that somebody made to do harm, and what must become of it. */
export interface HostileFolder {
  /** What is wrong with it. */
  readonly name: string;
  /** Contents by path, manifest.json included; made when it is asked for. */
  readonly files: () => ReadonlyMap<string, Uint8Array>;
  /** Codes of the failures that may come of it. `model-hung` only where the page ends the worker. */
  readonly codes: readonly string[];
}

const NANO = new URL('../../public/models/nano/', import.meta.url);

/** What nano's own manifest says of the CPU backend. */
const manifest = parseManifest(readFileSync(new URL('manifest.json', NANO), 'utf8'));
const flavour = definitely(
  manifest.flavours.find(({ backend }) => backend === 'wasm'),
  'flavour of nano for the CPU',
);
const SETTINGS = [
  'config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'generation_config.json',
];

export const GRAPH = flavour.graph;
/** The largest of its data files. */
export const WEIGHTS = definitely(
  flavour.data.find((path) => path.endsWith('model.onnx_data')),
  'weights of nano',
);

/** The files of nano that the CPU backend needs, and a manifest of these. */
export function soundFolder(): ReadonlyMap<string, Uint8Array> {
  const paths = [...SETTINGS, flavour.graph, ...flavour.data];
  sound ??= withManifest(
    new Map(paths.map((path) => [path, new Uint8Array(readFileSync(new URL(path, NANO)))])),
  );
  return sound;
}

let sound: ReadonlyMap<string, Uint8Array> | undefined;

/** Any JSON, written as it is. */
export type Json = Readonly<Record<string, unknown>>;

/** Changes some files of the sound folder, with a manifest that lists them as they are. */
export function changed(
  name: string,
  codes: readonly string[],
  change: () => Readonly<Record<string, string | Uint8Array>>,
): HostileFolder {
  const files = () => {
    const all = new Map(soundFolder());
    for (const [path, content] of Object.entries(change())) all.set(path, encode(content));
    return withManifest(all);
  };
  return { name, codes, files };
}

/** Changes only the manifest, or puts any text in its place. */
export function withManifestText(
  name: string,
  codes: readonly string[],
  change: (manifest: Json) => Json | string | Uint8Array,
): HostileFolder {
  const files = () => {
    const changed = change(jsonOf(soundFolder(), 'manifest.json'));
    const isText = typeof changed === 'string' || changed instanceof Uint8Array;
    const text = isText ? changed : JSON.stringify(changed);
    return new Map([...soundFolder(), ['manifest.json', encode(text)]]);
  };
  return { name, codes, files };
}

/** A JSON file of the sound folder with some entries replaced. */
export function jsonWith(path: string, change: Json): string {
  return JSON.stringify({ ...jsonOf(soundFolder(), path), ...change });
}

export function jsonOf(files: ReadonlyMap<string, Uint8Array>, path: string): Json {
  return JSON.parse(new TextDecoder().decode(files.get(path)));
}

function encode(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function withManifest(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const listed = [...files].filter(([path]) => path !== 'manifest.json');
  const written = {
    format: 2,
    name: 'nano',
    architecture: 'qwen3',
    flavours: [{ ...flavour, decode: undefined, check: undefined }],
    files: listed.map(([path, content]) => ({
      path,
      bytes: content.length,
      sha256: hash(content),
      ...(content.length > CHUNK_BYTES && { chunks: chunksOf(content).map(hash) }),
    })),
    quantisationError: {},
  };
  return new Map([...listed, ['manifest.json', encode(JSON.stringify(written))]]);
}

function chunksOf(content: Uint8Array): readonly Uint8Array[] {
  const count = Math.ceil(content.length / CHUNK_BYTES);
  return Array.from({ length: count }, (_, index) =>
    content.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES),
  );
}

const hashes = new WeakMap<Uint8Array, string>();

/** The weights are the same in most folders. */
function hash(content: Uint8Array): string {
  const known = hashes.get(content) ?? createHash('sha256').update(content).digest('hex');
  hashes.set(content, known);
  return known;
}
