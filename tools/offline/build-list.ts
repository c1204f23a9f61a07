import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Build } from '#workers/offline/build-files.ts';
import { headersFor } from '../headers/policy.ts';
import { servedPaths } from '../headers/vite-headers.ts';

/** Where the service worker lies in a built folder. It never keeps itself: browsers do. */
export const serviceWorkerFile = 'sw.js';

/** Lists the files of a built folder that the page needs without a network. */
export function listBuild(folder: string): Build {
  const headerTexts: string[] = [];
  const files = servedPaths(folder)
    .filter((path) => isKept(path))
    .map((path) => {
      const bytes = readFileSync(join(folder, path));
      const text = JSON.stringify(headersFor(path));
      if (!headerTexts.includes(text)) headerTexts.push(text);
      return {
        path: path.slice(1),
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        headers: headerTexts.indexOf(text),
      };
    });
  const content = JSON.stringify([files, headerTexts]);
  const id = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return { id, files, headerSets: headerTexts.map((text) => JSON.parse(text)) };
}

/** `path` starts with a slash. Of the models only nano is small enough to come along. */
function isKept(path: string): boolean {
  if (path === `/${serviceWorkerFile}` || path.endsWith('.map')) return false;
  return !path.startsWith('/models/') || path.startsWith('/models/nano/');
}
