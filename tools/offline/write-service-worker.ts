import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import type { Build } from '#workers/offline/build-files.ts';
import { listBuild, serviceWorkerFile } from './build-list.ts';

const entry = resolve(import.meta.dirname, '../../workers/offline/offline.worker.ts');

/** Writes the service worker of a built folder, with the list of its files, into that folder. */
export async function writeServiceWorker(folder: string): Promise<Build> {
  const list = listBuild(folder);
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { OFFLINE_BUILD: JSON.stringify(list) },
    build: {
      write: false,
      target: 'es2023',
      rolldownOptions: { input: entry, output: { format: 'iife' } },
    },
  });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const [script, ...others] = outputs;
  if (script?.type !== 'chunk' || others.length > 0)
    throw new Error(`${entry} must become one script; it became ${outputs.length} files.`);
  writeFileSync(join(folder, serviceWorkerFile), script.code);
  return list;
}
