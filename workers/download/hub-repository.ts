import '#library/zod-without-eval.ts';
import { z } from 'zod';
import { Failure } from '#base/failure.ts';
import { exportCandidates } from '#library/export-candidates.ts';
import type { PlannedFile } from './protocol.ts';

const treeSchema = z.array(
  z.object({
    type: z.string(),
    path: z.string(),
    size: z.int().nonnegative(),
    /** Git's name for the file, or for the pointer to a large one. */
    oid: z.string(),
    /** Its `oid` is the SHA-256 of the large file itself. */
    lfs: z.object({ oid: z.string(), size: z.int().nonnegative() }).optional(),
  }),
);

type Entry = z.infer<typeof treeSchema>[number];

/** What of a repository is worth fetching. */
export interface RepositoryChoice {
  readonly content: 'model' | 'checkpoint';
  readonly files: readonly PlannedFile[];
}

export function treeUrl(repository: string): string {
  return `https://huggingface.co/api/models/${repository}/tree/main?recursive=true`;
}

/**
 * Chooses an ONNX export, or else a checkpoint of safetensors, from the list of a repository's
 * files. Throws `no-model`, which names what was found.
 */
export function chooseFromTree(text: string, repository: string): RepositoryChoice {
  const entries = parseTree(text, repository);
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  const planned = (paths: readonly string[]) =>
    paths.flatMap((path) => {
      const entry = byPath.get(path);
      return entry ? [plannedFile(entry)] : [];
    });
  const paths = [...byPath.keys()];
  const exported = exportCandidates(paths);
  if (exported.length > 0) return { content: 'model', files: planned(exported) };
  const checkpoint = checkpointFiles(paths);
  if (checkpoint.length > 0) return { content: 'checkpoint', files: planned(checkpoint) };
  throw noModel(repository, paths);
}

function parseTree(text: string, repository: string): readonly Entry[] {
  try {
    return treeSchema.parse(JSON.parse(text)).filter(isStorable);
  } catch (thrown) {
    throw new Failure({
      code: 'unexpected-answer',
      message: `Hugging Face's list of the files of ${repository} cannot be read: ${thrown instanceof Error ? thrown.message.slice(0, 200) : String(thrown)}`,
      cure: 'Try again later. Downloading the repository in the usual way and choosing the folder works too.',
    });
  }
}

/** Files that a manifest can name; all others are none that a model is loaded from. */
function isStorable({ type, path }: Entry): boolean {
  const name = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)?$/;
  return type === 'file' && path.length <= 200 && name.test(path);
}

function plannedFile({ path, size, oid, lfs }: Entry): PlannedFile {
  if (lfs && /^[0-9a-f]{64}$/.test(lfs.oid)) return { path, bytes: lfs.size, sha256: lfs.oid };
  return /^[0-9a-f]{40}$/.test(oid) ? { path, bytes: size, gitBlob: oid } : { path, bytes: size };
}

const SETTINGS = [
  'config.json',
  'generation_config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'chat_template.jinja',
  'model.safetensors.index.json',
];

/** What converting reads: settings, and the weights in one file or in numbered shards. */
function checkpointFiles(paths: readonly string[]): readonly string[] {
  const single = paths.filter((path) => path === 'model.safetensors');
  const shards = paths.filter((path) => /^model-\d+-of-\d+\.safetensors$/.test(path));
  const weights = single.length > 0 ? single : shards;
  if (weights.length === 0 || !paths.includes('config.json')) return [];
  return [...SETTINGS.filter((path) => paths.includes(path)), ...weights.sort()];
}

function noModel(repository: string, paths: readonly string[]): Failure {
  const endings = [...new Set(paths.map((path) => /\.[a-z0-9]+$/i.exec(path)?.[0] ?? path))];
  const found = endings.slice(0, 8).join(', ') || 'nothing';
  return new Failure({
    code: 'no-model',
    message: `${repository} has no manifest.json, no ONNX export and no model.safetensors; its ${paths.length} files are ${found}.`,
    cure: 'Choose a repository with safetensors of a Qwen3 model or with an ONNX export of one (GGUF and PyTorch files cannot be read).',
  });
}
