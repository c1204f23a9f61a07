import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { writeServiceWorker } from './write-service-worker.ts';

/** Puts a service worker beside the built page, which makes it work without a network. */
export function offlineCopy(): Plugin {
  let folder = 'dist';
  return {
    name: 'offline-copy',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    // All files must lie there, those of `public` included; `_headers` then names the new one too.
    writeBundle: {
      order: 'pre',
      sequential: true,
      async handler() {
        await writeServiceWorker(folder);
      },
    },
  };
}
