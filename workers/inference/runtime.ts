import type * as Ort from 'onnxruntime-web';
import asyncifyGlueUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import asyncifyWasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import jspiGlueUrl from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url';
import jspiWasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';
import wasmGlueUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { Failure } from '#base/failure.ts';
import { missingWasm } from '#base/wasm-support.ts';
import type { Backend } from './protocol.ts';

/** onnxruntime-web with the execution provider of one backend. */
export interface Runtime {
  readonly ort: typeof Ort;
  readonly backend: Backend;
  readonly threads: number;
  /** Name and version, for the run record. */
  readonly name: string;
}

/** Only one bundle is ever fetched: CPU kernels, or WebGPU with the fastest way to wait for it. */
export async function loadRuntime(backend: Backend, threads: number): Promise<Runtime> {
  if (missingWasm(globalThis.WebAssembly)) {
    throw new Failure({
      code: 'no-wasm-simd',
      message: 'This browser cannot run WebAssembly with SIMD, which the model needs.',
      cure: 'Use a current Chrome, Edge, Firefox (89 or newer) or Safari (16.4 or newer).',
    });
  }
  const ort = await importBundle(backend);
  ort.env.wasm.numThreads = threads;
  ort.env.logLevel = 'error';
  return { ort, backend, threads, name: `onnxruntime-web ${ort.env.versions.web}` };
}

async function importBundle(backend: Backend): Promise<typeof Ort> {
  if (backend === 'wasm') {
    return withPaths(await import('onnxruntime-web/wasm'), wasmGlueUrl, wasmUrl);
  }
  // JavaScript Promise Integration lets wasm wait for the GPU without being rewritten; only
  // Chromium has it so far. The asyncify build is larger and slower, but runs everywhere.
  return 'Suspending' in WebAssembly
    ? withPaths(await import('onnxruntime-web/jspi'), jspiGlueUrl, jspiWasmUrl)
    : withPaths(await import('onnxruntime-web/webgpu'), asyncifyGlueUrl, asyncifyWasmUrl);
}

function withPaths(ort: typeof Ort, mjs: string, wasm: string): typeof Ort {
  const absolute = (url: string) => new URL(url, globalThis.location.href).href;
  ort.env.wasm.wasmPaths = { mjs: absolute(mjs), wasm: absolute(wasm) };
  return ort;
}
