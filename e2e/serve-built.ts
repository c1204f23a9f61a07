import process from 'node:process';
import { serve } from '#tools/serve.ts';

// The server behind `npm start`, without building, on any free port.
await serve(process.argv[2] ?? 'dist', 0, false);
