import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { manifestSchema, shellFiles } from './shell-files.ts';

const mostKilobytes = 350;
const mostKilobytesOfTasks = 60;

/** Prints the gzip size of the shell in `folder` and says whether it is small enough. */
function weighShell(folder: string): boolean {
  const path = join(folder, '.vite/manifest.json');
  if (!existsSync(path)) throw new Error(`${path} is missing. Run: npm run build`);
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  let total = 0;
  for (const file of shellFiles(manifest)) {
    const bytes = gzipSize(readFileSync(join(folder, file)));
    total += bytes;
    console.log(`${kilobytes(bytes)}  ${file}`);
  }
  console.log(`${kilobytes(total)}  of ${mostKilobytes} KB, gzip, before chemistry, model and 3D`);
  return total <= mostKilobytes * 1000;
}

/** The same for the tasks alone, with all that they import. */
async function weighTasks(): Promise<boolean> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      lib: { entry: 'src/tasks/registry.ts', formats: ['es'], fileName: 'tasks' },
    },
  });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const code = outputs.map((file) => (file.type === 'chunk' ? file.code : '')).join('');
  const bytes = gzipSize(Buffer.from(code));
  console.log(
    `${kilobytes(bytes)}  of ${mostKilobytesOfTasks} KB, gzip, for the tasks in the shell`,
  );
  return bytes <= mostKilobytesOfTasks * 1000;
}

function gzipSize(bytes: Uint8Array): number {
  return gzipSync(bytes, { level: 9 }).length;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`.padStart(10);
}

const verdicts = [weighShell('dist'), await weighTasks()];
if (verdicts.includes(false)) process.exitCode = 1;
