import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Crystallography } from '#science/crystallography.ts';
import { crystalCalls } from './crystal-calls.ts';

/** moyo without its worker, started. */
export async function startMoyo(): Promise<Crystallography> {
  const calls = crystalCalls();
  const context = { signal: new AbortController().signal, report: () => undefined };
  await calls.start({ module: await moyoModule() }, context);
  return {
    findSymmetry: (cell, _, tolerance = 0.01) => calls.findSymmetry({ cell, tolerance }, context),
    wyckoffPositions: (spaceGroup) => calls.positions({ spaceGroup }, context),
    symmetryOperations: (spaceGroup) => calls.operations({ spaceGroup }, context),
  };
}

export function moyoModule(): Promise<WebAssembly.Module> {
  const { resolve } = createRequire(import.meta.url);
  return WebAssembly.compile(readFileSync(resolve('@spglib/moyo-wasm/moyo_wasm_bg.wasm')));
}
