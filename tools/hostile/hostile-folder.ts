import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

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
const PATHS = [
  'config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'generation_config.json',
  'cpu/model.onnx',
  'cpu/model.onnx_data',
];

/** The files of nano that the CPU backend needs, and a manifest of these. */
export function soundFolder(): ReadonlyMap<string, Uint8Array> {
  sound ??= withManifest(
    new Map(PATHS.map((path) => [path, new Uint8Array(readFileSync(new URL(path, NANO)))])),
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
    const manifest = change(jsonOf(soundFolder(), 'manifest.json'));
    const isText = typeof manifest === 'string' || manifest instanceof Uint8Array;
    const text = isText ? manifest : JSON.stringify(manifest);
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
  const manifest = {
    format: 2,
    name: 'nano',
    architecture: 'qwen3',
    flavours: [
      {
        id: 'cpu-int8',
        backend: 'wasm',
        quantisation: 'int8',
        activations: 'fp32',
        graph: 'cpu/model.onnx',
        data: ['cpu/model.onnx_data'],
      },
    ],
    files: listed.map(([path, content]) => ({
      path,
      bytes: content.length,
      sha256: hash(content),
      ...(content.length > CHUNK && { chunks: chunksOf(content).map(hash) }),
    })),
    quantisationError: {},
  };
  return new Map([...listed, ['manifest.json', encode(JSON.stringify(manifest))]]);
}

const CHUNK = 8 * 1024 * 1024;

function chunksOf(content: Uint8Array): readonly Uint8Array[] {
  const count = Math.ceil(content.length / CHUNK);
  return Array.from({ length: count }, (_, index) =>
    content.subarray(index * CHUNK, (index + 1) * CHUNK),
  );
}

const hashes = new WeakMap<Uint8Array, string>();

/** The weights are the same in most folders. */
function hash(content: Uint8Array): string {
  const known = hashes.get(content) ?? createHash('sha256').update(content).digest('hex');
  hashes.set(content, known);
  return known;
}
