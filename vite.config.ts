import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { builtHeaders, developmentHeaders } from './tools/headers/vite-headers.ts';
import { shippedLicences } from './tools/licences/vite-licences.ts';
import { offlineCopy } from './tools/offline/vite-offline.ts';
import { unusedAssets } from './tools/vite-unused-assets.ts';

const namedCharacters = fileURLToPath(
  new URL('./node_modules/decode-named-character-reference/index.js', import.meta.url),
);

export default defineConfig({
  plugins: [
    react(),
    developmentHeaders(),
    unusedAssets(),
    offlineCopy(),
    builtHeaders(),
    shippedLicences(),
  ],
  // The second condition gives onnxruntime-web without its inlined loader, so that its script and
  // its WebAssembly are files of our own.
  resolve: {
    conditions: [...defaultClientConditions, 'onnxruntime-web-use-extern-wasm'],
    // Its version for browsers sets innerHTML, which the policy forbids; this one has a table.
    alias: { 'decode-named-character-reference': namedCharacters },
  },
  optimizeDeps: {
    entries: ['index.html', 'workers/*/*.worker.ts'],
    exclude: ['onnxruntime-web'],
  },
  build: {
    target: 'es2023',
    // Nothing inline: the content security policy knows files, not data addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
  },
  worker: {
    format: 'es',
    // A folder of their own: a worker runs under the headers of its entry file.
    rolldownOptions: { output: { entryFileNames: 'workers/[name]-[hash].js' } },
  },
  preview: { open: false },
});
