import { describe, expect, it } from 'vitest';
import { type BuildFile, totalBytes, usedFiles } from './build-files.ts';

const file = (path: string, bytes = 1): BuildFile => ({ path, bytes, sha256: '', headers: 0 });

const files = [
  file('index.html'),
  file('assets/ort.wasm.min-a1.js'),
  file('assets/ort-wasm-simd-threaded-a1.mjs'),
  file('assets/ort-wasm-simd-threaded-a1.wasm', 10),
  file('assets/ort.jspi.min-a1.js'),
  file('assets/ort-wasm-simd-threaded.jspi-a1.wasm', 20),
  file('assets/ort.webgpu.min-a1.js'),
  file('assets/ort-wasm-simd-threaded.asyncify-a1.mjs'),
  file('assets/ort-wasm-simd-threaded.asyncify-a1.wasm', 30),
];
const paths = (list: readonly BuildFile[]) => list.map(({ path }) => path).join(' ');

describe('the files that a browser uses', () => {
  it('leave out the rewritten runtime where wasm can wait for promises', () => {
    const used = usedFiles(files, true);
    expect(paths(used)).not.toMatch(/asyncify|webgpu/);
    expect(used).toHaveLength(6);
    expect(totalBytes(used)).toBe(34);
  });

  it('leave out the other one where it cannot', () => {
    const used = usedFiles(files, false);
    expect(paths(used)).not.toContain('jspi');
    expect(used).toHaveLength(7);
  });
});
