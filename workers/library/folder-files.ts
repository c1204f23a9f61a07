import { Failure } from '#base/failure.ts';
import type { ImportParams } from './protocol.ts';

/** What a folder may hold; more is not a model folder. */
const MOST_FILES = 512;
const LONGEST_PATH = 500;

/**
 * The files of a chosen folder by path. Throws `unsafe-folder` for a path that leads out of the
 * folder or that two files share on some systems, and `too-many-files`.
 */
export function folderFiles(files: ImportParams['files']): ReadonlyMap<string, File> {
  if (files.length > MOST_FILES) {
    throw new Failure({
      code: 'too-many-files',
      message: `The folder holds ${files.length} files; a model folder has at most ${MOST_FILES}.`,
      cure: 'Choose the model folder itself, not one that holds it among other things.',
      facts: { files: files.length },
    });
  }
  const byPath = new Map<string, File>();
  const seen = new Map<string, string>();
  for (const { path, file } of files) {
    const objection = objectionTo(path) ?? sameName(seen.get(path.toLowerCase()));
    if (objection !== undefined) throw unsafe(path, objection);
    seen.set(path.toLowerCase(), path);
    byPath.set(path, file);
  }
  return byPath;
}

function objectionTo(path: string): string | undefined {
  if (path === '' || path.length > LONGEST_PATH) return `is ${path.length} characters long`;
  if (/^(\/|[a-z]:)/i.test(path)) return 'is absolute';
  if (/[\\\0]/.test(path)) return 'holds a backslash or a NUL';
  if (path.split('/').some((part) => part === '..' || part === '.' || part === ''))
    return 'leads out of the folder or nowhere';
  return undefined;
}

function sameName(other: string | undefined): string | undefined {
  return other === undefined ? undefined : `differs from ${other} by case at most`;
}

function unsafe(path: string, objection: string): Failure {
  return new Failure({
    code: 'unsafe-folder',
    message: `The folder names a file ${JSON.stringify(path.slice(0, 100))}, which ${objection}.`,
    cure: 'Do not use this folder unless you know who made it; get the model from its source.',
  });
}

/** The text of a small file. Throws `damaged-file` when it is too large to be one. */
export async function smallText(file: Blob, path: string, mostBytes: number): Promise<string> {
  if (file.size <= mostBytes) return file.text();
  throw new Failure({
    code: 'damaged-file',
    message: `${path} has ${file.size} bytes; at most ${mostBytes} are read.`,
    cure: 'Copy the model folder again from its source.',
    facts: { file: path, bytes: file.size },
  });
}
