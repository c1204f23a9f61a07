import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { listen } from './server/listen.ts';
import { staticFiles } from './server/static-server.ts';

export interface ServeOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Whether the next free port will do. */
  readonly orNext?: boolean;
  /** A second folder, for files that the build does not have. */
  readonly extraFolder?: string;
}

/** Serves a built folder on localhost until Ctrl+C, and prints the address as its last line. */
export async function serve(folder: string, options: ServeOptions): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`${folder} holds no build. Run: npm run build`);
  }
  const { port, orNext = false, extraFolder } = options;
  const files = extraFolder ? staticFiles(folder, extraFolder) : staticFiles(folder);
  const listening = await listen(files, port, orNext);
  const stop = () => {
    listening.close();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  console.log(`\n  Open  http://localhost:${listening.port}\n`);
}
