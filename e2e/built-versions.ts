import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeServiceWorker } from '#tools/offline/write-service-worker.ts';
import { scriptedWorker } from '#tools/scripted-worker.ts';

export interface BuiltVersion {
  readonly folder: string;
  /** As its service worker names it. */
  readonly buildId: string;
  readonly remove: () => void;
}

/**
 * A copy of the built page that differs from others in `data-version` of its document, in files without a hash in their
 * name and in one with. Its model writes for `seconds` without knowing anything.
 */
export async function makeVersion(
  built: string,
  name: string,
  seconds: number,
): Promise<BuiltVersion> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-version-'));
  cpSync(built, folder, { recursive: true });
  const page = join(folder, 'index.html');
  const html = readFileSync(page, 'utf8');
  writeFileSync(page, html.replace('<html', `<html data-version="${name}"`));
  appendFileSync(join(folder, 'icon.svg'), `<!-- ${name} -->`);
  appendFileSync(
    join(folder, fileIn(folder, 'assets', /^MoleculeViewer3D-.*\.js$/)),
    `\n// ${name}`,
  );
  const worker = join(folder, fileIn(folder, 'workers', /^inference\.worker-/));
  writeFileSync(worker, scriptedWorker(seconds * 50, 1, '</think>CH4'));
  const { id } = await writeServiceWorker(folder);
  return { folder, buildId: id, remove: () => rmSync(folder, { recursive: true }) };
}

function fileIn(folder: string, below: string, pattern: RegExp): string {
  const name = readdirSync(join(folder, below)).find((file) => pattern.test(file));
  if (!name) throw new Error(`${folder}/${below} has no file like ${pattern}`);
  return join(below, name);
}
