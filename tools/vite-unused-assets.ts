import type { Plugin } from 'vite';

/**
 * Indigo's script names its own file for Node, so that the bundler ships 12 MB which no browser asks
 * for; the worker gets its WebAssembly by message.
 */
const UNUSED = /^assets\/indigo-ketcher-[\w-]+\.js$/;

/** Leaves files out of the build that are named in a branch for Node only. */
export function unusedAssets(): Plugin {
  return {
    name: 'unused-assets',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [fileName, { type }] of Object.entries(bundle)) {
          if (type === 'asset' && UNUSED.test(fileName)) delete bundle[fileName];
        }
      },
    },
  };
}
