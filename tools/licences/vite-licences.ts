import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { noticesFile } from './notices.ts';

/** Ships our licence and those of the packages in the build, as they ask for. */
export function shippedLicences(): Plugin {
  return {
    name: 'shipped-licences',
    apply: 'build',
    generateBundle() {
      for (const file of ['LICENSE', noticesFile]) {
        const fileName = `${file.replace('.md', '').toLowerCase()}.txt`;
        this.emitFile({ type: 'asset', fileName, source: readFileSync(file) });
      }
    },
  };
}
