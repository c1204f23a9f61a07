/** One file of a built page, as the service worker keeps it. */
export interface BuildFile {
  /** Relative to the page's folder: `assets/index-a1.js`. */
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** Which of the build's `headerSets` it is served with. */
  readonly headers: number;
}

/** What one build of the page consists of; its service worker carries this list. */
export interface Build {
  /** Another one whenever any file or header differs. */
  readonly id: string;
  readonly files: readonly BuildFile[];
  readonly headerSets: readonly Readonly<Record<string, string>>[];
}

// One of onnxruntime's two WebGPU bundles is ever used: workers/inference/model/runtime.ts decides by the
// same question. Each has a loader, a glue script and 17 or 27 MB of WebAssembly.
const withPromiseIntegration = /^assets\/ort[\w-]*\.jspi\b/;
const withoutPromiseIntegration = /^assets\/(ort-wasm-simd-threaded\.asyncify|ort\.webgpu)\b/;

/** The files that a browser will use: it can (`hasJspi`) or cannot wait for promises in wasm. */
export function usedFiles(files: readonly BuildFile[], hasJspi: boolean): readonly BuildFile[] {
  const unused = hasJspi ? withoutPromiseIntegration : withPromiseIntegration;
  return files.filter(({ path }) => !unused.test(path));
}

/** Sum of all files. */
export function totalBytes(files: readonly BuildFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
