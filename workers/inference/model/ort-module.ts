import { assert } from '#base/assert.ts';
import { Failure } from '#base/failure.ts';
import type { Backend } from '../protocol.ts';
import type { RuntimeFiles } from './runtime-files.ts';

/**
 * onnxruntime's C interface as its WebAssembly module exports it. The public JavaScript interface of
 * 1.30 copies every tensor into and out of the heap for every token and cannot capture a graph; this
 * one keeps the cache where it is. Nothing here is promised by onnxruntime: `openOrtModule` checks
 * that all of it exists, and without it the public interface computes.
 */
export interface OrtModule {
  readonly HEAPU8: Uint8Array;
  readonly PTR_SIZE: number;
  stackSave(): number;
  stackRestore(stack: number): void;
  stackAlloc(bytes: number): number;
  getValue(pointer: number, type: 'i32' | '*'): number;
  setValue(pointer: number, value: number, type: 'i32' | '*'): void;
  UTF8ToString(pointer: number): string;
  stringToUTF8(text: string, pointer: number, mostBytes: number): void;
  lengthBytesUTF8(text: string): number;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
  mountExternalData(path: string, data: Uint8Array): void;
  unmountExternalData(): void;
  asyncInit?(): void;
  _OrtInit(threads: number, logLevel: number): number;
  _OrtGetLastError(code: number, message: number): number;
  _OrtCreateSessionOptions(
    optimisation: number,
    usesArena: boolean,
    usesPattern: boolean,
    executionMode: number,
    profiles: boolean,
    profilePrefix: number,
    logId: number,
    logSeverity: number,
    logVerbosity: number,
    optimisedPath: number,
  ): number;
  _OrtAddSessionConfigEntry(options: number, key: number, value: number): number;
  _OrtAppendExecutionProvider(
    options: number,
    name: number,
    keys: number,
    values: number,
    count: number,
  ): number | Promise<number>;
  _OrtReleaseSessionOptions(options: number): number;
  _OrtCreateSession(data: number, bytes: number, options: number): number | Promise<number>;
  _OrtReleaseSession(session: number): number;
  _OrtCreateTensor(
    type: number,
    data: number,
    bytes: number,
    dims: number,
    rank: number,
    location: number,
  ): number;
  _OrtReleaseTensor(tensor: number): number;
  _OrtCreateBinding(session: number): number;
  _OrtBindInput(binding: number, name: number, tensor: number): number | Promise<number>;
  _OrtBindOutput(binding: number, name: number, tensor: number, location: number): number;
  _OrtClearBoundOutputs(binding: number): number;
  _OrtReleaseBinding(binding: number): number;
  _OrtCreateRunOptions(severity: number, verbosity: number, ends: boolean, tag: number): number;
  _OrtAddRunConfigEntry(options: number, key: number, value: number): number;
  _OrtReleaseRunOptions(options: number): number;
  _OrtRunWithBinding(
    session: number,
    binding: number,
    outputCount: number,
    outputs: number,
    options: number,
  ): number | Promise<number>;
  webgpuInit?(setDevice: (device: GPUDevice) => void): void;
  webgpuRegisterDevice?(): unknown;
  webgpuOnCreateSession?(session: number): void;
  webgpuOnReleaseSession?(session: number): void;
  webgpuRegisterBuffer?(buffer: GPUBuffer, session: number): number;
  webgpuUnregisterBuffer?(buffer: GPUBuffer): void;
}

const NEEDED = [
  '_malloc',
  '_OrtInit',
  '_OrtCreateSession',
  '_OrtCreateTensor',
  '_OrtCreateBinding',
  '_OrtBindInput',
  '_OrtBindOutput',
  '_OrtRunWithBinding',
  'mountExternalData',
] as const;
/** The functions for devices and buffers come with it. */
const NEEDED_ON_GPU = ['webgpuInit'] as const;

/** A started module and, on WebGPU, a way to the device once a session exists. */
export interface StartedModule {
  readonly module: OrtModule;
  readonly device: () => GPUDevice | undefined;
}

type ModuleFactory = (config: object) => Promise<OrtModule>;

/**
 * Starts a module of its own for one model. Throws `runtime-changed` when this onnxruntime does not
 * export what is needed; the public interface works then all the same.
 */
export async function openOrtModule(
  { mjs, wasm }: RuntimeFiles,
  backend: Backend,
  threads: number,
): Promise<StartedModule> {
  const { default: createModule } = (await import(/* @vite-ignore */ mjs)) as {
    readonly default: ModuleFactory;
  };
  const module = await createModule({
    numThreads: threads,
    locateFile: () => wasm,
  });
  checkExports(module, backend);
  module.asyncInit?.();
  if (module._OrtInit(threads, ERRORS_ONLY) !== 0) throw lastError(module, 'starting onnxruntime');
  let device: GPUDevice | undefined;
  if (backend === 'webgpu') {
    module.webgpuInit?.((made) => {
      device = made;
    });
  }
  return { module, device: () => device };
}

const ERRORS_ONLY = 3;

function checkExports(module: OrtModule, backend: Backend): void {
  const needed = backend === 'webgpu' ? [...NEEDED, ...NEEDED_ON_GPU] : NEEDED;
  const missing = needed.filter((name) => typeof module[name] !== 'function');
  if (missing.length === 0 && module.PTR_SIZE === 4) return;
  throw new Failure({
    code: 'runtime-changed',
    message: `onnxruntime does not export ${missing.join(', ') || 'pointers of 4 bytes'}.`,
    cure: 'Nothing needs to be done: the slower public interface is used.',
  });
}

/** What onnxruntime says of its latest error. */
export function lastError(module: OrtModule, doing: string): Error {
  const stack = module.stackSave();
  try {
    const place = module.stackAlloc(2 * module.PTR_SIZE);
    module._OrtGetLastError(place, place + module.PTR_SIZE);
    const message = module.getValue(place + module.PTR_SIZE, '*');
    return new Error(
      `${doing}: ${message === 0 ? 'no reason given' : module.UTF8ToString(message)}`,
    );
  } finally {
    module.stackRestore(stack);
  }
}

/** Runs `action` with C strings that are freed behind it. */
export async function withStrings<T>(
  module: OrtModule,
  texts: readonly string[],
  action: (pointers: readonly number[]) => T | Promise<T>,
): Promise<T> {
  const pointers = texts.map((text) => copyString(module, text));
  try {
    return await action(pointers);
  } finally {
    for (const pointer of pointers) module._free(pointer);
  }
}

/** A C string in the heap; whoever asks for it frees it. */
export function copyString(module: OrtModule, text: string): number {
  const bytes = module.lengthBytesUTF8(text) + 1;
  const pointer = allocate(module, bytes);
  module.stringToUTF8(text, pointer, bytes);
  return pointer;
}

/** Bytes of the heap. Throws `out-of-memory`. */
export function allocate(module: OrtModule, bytes: number): number {
  const pointer = module._malloc(bytes);
  if (pointer !== 0) return pointer >>> 0;
  throw new Failure({
    code: 'out-of-memory',
    message: `WebAssembly's memory had no ${bytes} bytes left.`,
    cure: 'Take fewer answers at once, a shorter maximum, or a smaller model.',
    facts: { neededBytes: bytes },
  });
}

/** The heap as it is now: it moves when it grows. */
export function heapOf(module: OrtModule): Uint8Array {
  // Another thread may have grown it; the module notices when it is asked for a value.
  module.getValue(0, 'i32');
  assert(module.HEAPU8.length > 0, 'the module has a heap');
  return module.HEAPU8;
}
