/** What this browser lacks to run a model; undefined when it lacks nothing. */
export type MissingWasm = 'webassembly' | 'simd';

// (module (func (result v128) i32.const 0 i8x16.splat i8x16.popcnt)), WebAssembly 2.0.
const simdModule = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
]);

/** Asks whether a tiny module with vector instructions is valid; compiles and runs nothing. */
export function missingWasm(
  webAssembly: Pick<typeof WebAssembly, 'validate'> | undefined,
): MissingWasm | undefined {
  if (typeof webAssembly?.validate !== 'function') return 'webassembly';
  return webAssembly.validate(simdModule) ? undefined : 'simd';
}
