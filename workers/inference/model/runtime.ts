import type * as Ort from 'onnxruntime-web';
import { Failure } from '#base/failure.ts';
import { missingWasm } from '#base/wasm-support.ts';
import type { Backend } from '../protocol.ts';
import { smallestGraph } from './gpu-memory.ts';
import { canSuspend, runtimeFiles } from './runtime-files.ts';

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

/** The device of the public interface, made now if there is none yet; undefined on the CPU. */
export async function deviceOf({ ort, backend }: Runtime): Promise<GPUDevice | undefined> {
  if (backend !== 'webgpu') return undefined;
  await ort.InferenceSession.create(smallestGraph(), { executionProviders: ['webgpu'] });
  // Typed as a promise, but a plain device in onnxruntime-web 1.30.
  return ort.env.webgpu.device;
}

async function importBundle(backend: Backend): Promise<typeof Ort> {
  const ort = await importInterface(backend);
  ort.env.wasm.wasmPaths = runtimeFiles(backend);
  return ort;
}

function importInterface(backend: Backend): Promise<typeof Ort> {
  if (backend === 'wasm') return import('onnxruntime-web/wasm');
  return canSuspend() ? import('onnxruntime-web/jspi') : import('onnxruntime-web/webgpu');
}
