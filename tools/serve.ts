import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { listen } from './server/listen.ts';
import { staticFiles } from './server/static-server.ts';

/** Serves a built folder on localhost until Ctrl+C, and prints the address as its last line. */
export async function serve(folder: string, port: number, orNext: boolean): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`${folder} holds no build. Run: npm run build`);
  }
  const listening = await listen(staticFiles(folder), port, orNext);
  const stop = () => {
    listening.close();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  console.log(`\n  Open  http://localhost:${listening.port}\n`);
}
