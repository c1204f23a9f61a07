import asyncifyGlueUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import asyncifyWasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import jspiGlueUrl from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url';
import jspiWasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';
import wasmGlueUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import type { Backend } from '../protocol.ts';

/** For the run record; a test compares it with what is installed. */
export const RUNTIME_NAME = 'onnxruntime-web 1.30.0';

/** Addresses of onnxruntime's WebAssembly file and of the script that starts it. */
export interface RuntimeFiles {
  readonly mjs: string;
  readonly wasm: string;
}

/**
 * JavaScript Promise Integration lets wasm wait for the GPU without being rewritten; only Chromium
 * has it so far. The asyncify build is larger and slower, but runs everywhere.
 */
export function canSuspend(): boolean {
  return 'Suspending' in WebAssembly;
}

/** The files of the one bundle that a backend needs in this browser. */
export function runtimeFiles(backend: Backend): RuntimeFiles {
  if (backend === 'wasm') return absolute(wasmGlueUrl, wasmUrl);
  return canSuspend()
    ? absolute(jspiGlueUrl, jspiWasmUrl)
    : absolute(asyncifyGlueUrl, asyncifyWasmUrl);
}

function absolute(mjs: string, wasm: string): RuntimeFiles {
  const from = (url: string) => new URL(url, globalThis.location.href).href;
  return { mjs: from(mjs), wasm: from(wasm) };
}
