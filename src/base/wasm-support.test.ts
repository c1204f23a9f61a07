import { describe, expect, it } from 'vitest';
import { missingWasm } from './wasm-support.ts';

describe('the WebAssembly probe', () => {
  it('finds nothing missing here', () => {
    expect(missingWasm(WebAssembly)).toBeUndefined();
  });

  it('notices a browser without WebAssembly', () => {
    expect(missingWasm(undefined)).toBe('webassembly');
  });

  it('notices a browser without vector instructions', () => {
    const magicOnly = (bytes: BufferSource) => (bytes as Uint8Array).length === 8;
    expect(missingWasm({ validate: magicOnly })).toBe('simd');
  });
});
