import process from 'node:process';
import { findChromium } from '#tools/browser.mjs';
import { makeMicroModel } from '#tools/make-micro-model.ts';
import { serve } from '#tools/serve.ts';

if (!findChromium()) {
  throw new Error(
    'No Chromium found. Install one (apt-get install chromium) or set CHROMIUM_PATH.',
  );
}

// The server behind `npm start`, without building, on any free port. It adds one model to what was
// built: models/micro, random and tiny, for the tests that need a reply but not a right one.
const extraFolder = '.cache/e2e';
await makeMicroModel(`${extraFolder}/models/micro`, { flavours: ['cpu-int8', 'gpu-q4'] });
await serve(process.argv[2] ?? 'dist', { port: 0, extraFolder });
