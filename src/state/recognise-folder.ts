import type { InputError } from '#base/result.ts';

/** A file of a folder, by its path in the folder and its size. */
export interface NamedFile {
  readonly path: string;
  readonly bytes: number;
}

/**
 * What a folder is, as far as the names and sizes of its files tell. `root` is the subfolder in
 * which the model lies, with a slash at its end, or empty.
 */
export type FolderReading =
  /** Written by this program's converter: it has a manifest. */
  | { readonly kind: 'converted'; readonly root: string }
  /** Weights as Hugging Face publishes them, to be converted. */
  | { readonly kind: 'checkpoint'; readonly root: string; readonly weightBytes: number }
  /** ONNX graphs that another program wrote. */
  | { readonly kind: 'export'; readonly root: string; readonly graphs: readonly string[] }
  | { readonly kind: 'unknown'; readonly error: InputError };

/** Git keeps large files elsewhere and leaves a note of about 130 bytes in their place. */
const MOST_BYTES_OF_A_POINTER = 1024;

/** Says what was dropped or chosen; the content of the files is read later. */
export function recogniseFolder(files: readonly NamedFile[]): FolderReading {
  const seen = files.filter(({ path }) => !isHidden(path));
  const roots = [...new Set(seen.filter(isConfig).map(({ path }) => folderOf(path)))];
  const outermost = roots.filter(
    (root) => !roots.some((other) => other !== root && root.startsWith(other)),
  );
  const [root] = outermost;
  if (root === undefined) return unknown(saysNoConfig(seen));
  if (outermost.length > 1) return unknown(saysSeveral(outermost));
  return readRoot(root, below(root, seen));
}

/** The files of a subfolder, with paths relative to it. */
export function below<Entry extends { readonly path: string }>(
  root: string,
  files: readonly Entry[],
): Entry[] {
  return files
    .filter(({ path }) => path.startsWith(root))
    .map((file) => ({ ...file, path: file.path.slice(root.length) }));
}

function readRoot(root: string, files: readonly NamedFile[]): FolderReading {
  const has = (name: string) => files.some(({ path }) => path === name);
  if (has('manifest.json')) return { kind: 'converted', root };
  const weights = files.filter(({ path }) => /^[^/]+\.safetensors$/i.test(path));
  const graphs = files.map(({ path }) => path).filter((path) => /\.onnx$/i.test(path));
  if (weights.length === 0 && graphs.length === 0) return unknown(saysNoWeights(files));
  if (!has('tokenizer.json')) return unknown(noTokenizer);
  if (weights.length === 0) return { kind: 'export', root, graphs };
  const broken = brokenWeights(weights);
  if (broken) return unknown(broken);
  return {
    kind: 'checkpoint',
    root,
    weightBytes: weights.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** Whether a file of weights is missing or stands for one that was not fetched. */
function brokenWeights(weights: readonly NamedFile[]): InputError | undefined {
  const pointer = weights.find(({ bytes }) => bytes <= MOST_BYTES_OF_A_POINTER);
  if (pointer) {
    return {
      message: `${pointer.path} has ${pointer.bytes} bytes: it is no weights, but the note that Git leaves in their place.`,
      cure: 'Fetch the weights themselves, with “git lfs pull” or with “hf download”.',
    };
  }
  const missing = missingShards(weights.map(({ path }) => path));
  if (missing.length === 0) return undefined;
  return {
    message: `${missing.length === 1 ? 'A file of weights is' : `${missing.length} files of weights are`} missing: ${sayFirst(missing)}.`,
    cure: 'Copy or download the missing files into the folder, then choose it again.',
  };
}

/** Names like `model-00002-of-00005.safetensors` say how many there are. */
function missingShards(names: readonly string[]): string[] {
  const missing = new Set<string>();
  for (const name of names) {
    const [, start, digits = '', total = '', end] =
      /^(.*-)(\d{2,6})-of-(\d{2,6})(\.safetensors)$/i.exec(name) ?? [];
    // A name with a wrong number must not make a list of a million.
    if (start === undefined || Number(total) > 1000) continue;
    for (let shard = 1; shard <= Number(total); shard++) {
      const wanted = `${start}${String(shard).padStart(digits.length, '0')}-of-${total}${end}`;
      if (!names.includes(wanted)) missing.add(wanted);
    }
  }
  return [...missing].sort();
}

function unknown(error: InputError): FolderReading {
  return { kind: 'unknown', error };
}

const WHAT_IS_READ =
  'Choose the folder that holds config.json, tokenizer.json and the weights: as downloaded from Hugging Face, converted by this workbench, or exported to ONNX.';

const noTokenizer: InputError = {
  message:
    'The folder has weights, but no tokenizer.json, without which no text can be read or written.',
  cure: 'Copy tokenizer.json from where the weights came from into the folder, then choose it again.',
};

function saysNoConfig(files: readonly NamedFile[]): InputError {
  if (files.length === 0) return { message: 'The folder is empty.', cure: WHAT_IS_READ };
  const names = files.map(({ path }) => path);
  return {
    message: `This is no folder of a model: it holds no config.json, but ${sayFirst(names)}.`,
    cure: WHAT_IS_READ,
  };
}

function saysSeveral(roots: readonly string[]): InputError {
  const names = roots.map((root) => root.slice(0, -1)).sort();
  return {
    message: `The folder holds ${roots.length} models: ${sayFirst(names)}.`,
    cure: 'Choose one of them.',
  };
}

const OTHER_WEIGHTS = /\.(gguf|bin|pt|pth|ckpt|h5|msgpack|npz)$/i;

function saysNoWeights(files: readonly NamedFile[]): InputError {
  const others = files.map(({ path }) => path).filter((path) => OTHER_WEIGHTS.test(path));
  if (others.length > 0) {
    return {
      message: `The weights are in a format that is not read here: ${sayFirst(others)}.`,
      cure: 'Take the same model as safetensors; Hugging Face has most of them so.',
    };
  }
  return {
    message: 'The folder has a config.json, but no weights: no file ends in .safetensors or .onnx.',
    cure: 'Download the weights too, then choose the folder again.',
  };
}

function sayFirst(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

function isConfig({ path }: NamedFile): boolean {
  return /(^|\/)config\.json$/.test(path);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** What systems and version control leave in every folder. */
function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}
