import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { manifestSchema, shellFiles } from './shell-files.ts';

const mostKilobytes = 350;

/** Prints the gzip size of the shell in `folder` and says whether it is small enough. */
function weigh(folder: string): boolean {
  const path = join(folder, '.vite/manifest.json');
  if (!existsSync(path)) throw new Error(`${path} is missing. Run: npm run build`);
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  let total = 0;
  for (const file of shellFiles(manifest)) {
    const bytes = gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
    total += bytes;
    console.log(`${kilobytes(bytes)}  ${file}`);
  }
  console.log(`${kilobytes(total)}  of ${mostKilobytes} KB, gzip, before chemistry, model and 3D`);
  return total <= mostKilobytes * 1000;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`.padStart(10);
}

if (!weigh('dist')) process.exitCode = 1;
