import { fileURLToPath } from 'node:url';
import { mergeConfig } from 'vite';
import workbench from '../vite.config.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The workbench's own build with the bench page as its only entry. */
export default mergeConfig(workbench, {
  root: here('.'),
  publicDir: here('../public'),
  logLevel: 'warn',
  build: { outDir: here('../dist-bench'), emptyOutDir: true },
});
