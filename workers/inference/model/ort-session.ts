import { assert } from '#base/assert.ts';
import type { Backend } from '../protocol.ts';
import type { ModelGraph } from './growing-model.ts';
import {
  allocate,
  copyString,
  heapOf,
  lastError,
  type OrtModule,
  withStrings,
} from './ort-module.ts';

/** Element types by their ONNX numbers, with bytes each. */
const ELEMENTS = {
  float32: { number: 1, bytes: 4 },
  int32: { number: 6, bytes: 4 },
  float16: { number: 10, bytes: 2 },
} as const;
export type ElementType = keyof typeof ELEMENTS;

/** Where a tensor's numbers lie: at a place of the heap, or in a buffer of the GPU. */
export type TensorPlace = { readonly pointer: number } | { readonly buffer: GPUBuffer };

/** A tensor over memory that belongs to the caller. */
export interface BoundTensor {
  readonly name: string;
  readonly type: ElementType;
  readonly dims: readonly number[];
  readonly place: TensorPlace;
}

export interface SessionOptions {
  readonly backend: Backend;
  /** Records the commands of a step and sends them again for the next ones; WebGPU only. */
  readonly captures: boolean;
}

const ALL_OPTIMISATIONS = 99;
const ON_HEAP = 1;
const ON_GPU = 4;

export function elementBytes(type: ElementType): number {
  return ELEMENTS[type].bytes;
}

/** One graph with its weights, run through bindings of tensors that stay where they are. */
export class OrtSession {
  private readonly module: OrtModule;
  private readonly handle: number;
  private readonly names = new Map<string, number>();

  private constructor(module: OrtModule, handle: number) {
    this.module = module;
    this.handle = handle;
  }

  static async open(
    module: OrtModule,
    { graph, data }: ModelGraph,
    options: SessionOptions,
  ): Promise<OrtSession> {
    const optionsHandle = await createOptions(module, options);
    const pointer = allocate(module, graph.length);
    try {
      heapOf(module).set(graph, pointer);
      for (const file of data) module.mountExternalData(file.path, file.data);
      const handle = await module._OrtCreateSession(pointer, graph.length, optionsHandle);
      module.webgpuOnCreateSession?.(handle);
      if (handle === 0) throw lastError(module, 'opening the graph');
      return new OrtSession(module, handle);
    } finally {
      module.unmountExternalData();
      module._free(pointer);
      module._OrtReleaseSessionOptions(optionsHandle);
    }
  }

  /** Binds inputs and outputs. Every input and output of the graph must be among them. */
  async bind(inputs: readonly BoundTensor[], outputs: readonly BoundTensor[]): Promise<Binding> {
    const { module } = this;
    const handle = module._OrtCreateBinding(this.handle);
    if (handle === 0) throw lastError(module, 'binding tensors');
    const tensors: number[] = [];
    const buffers: GPUBuffer[] = [];
    const tensorOf = (tensor: BoundTensor) => {
      if ('buffer' in tensor.place) buffers.push(tensor.place.buffer);
      const made = this.createTensor(tensor);
      tensors.push(made);
      return made;
    };
    const release = () => {
      module._OrtClearBoundOutputs(handle);
      module._OrtReleaseBinding(handle);
      for (const tensor of tensors) module._OrtReleaseTensor(tensor);
      for (const buffer of buffers) module.webgpuUnregisterBuffer?.(buffer);
    };
    try {
      for (const input of inputs) {
        const code = await module._OrtBindInput(handle, this.nameOf(input.name), tensorOf(input));
        if (code !== 0) throw lastError(module, `binding input ${input.name}`);
      }
      for (const output of outputs) {
        const code = module._OrtBindOutput(handle, this.nameOf(output.name), tensorOf(output), 0);
        if (code !== 0) throw lastError(module, `binding output ${output.name}`);
      }
    } catch (thrown) {
      release();
      throw thrown;
    }
    return { handle, outputCount: outputs.length, release };
  }

  /**
   * Runs the graph over a binding. `graphId` names the recording that is made the first time and
   * sent again afterwards, where the session captures; −1 records nothing.
   */
  async run({ handle, outputCount }: Binding, graphId?: number): Promise<void> {
    const { module } = this;
    const options = await this.runOptions(graphId);
    const stack = module.stackSave();
    const outputs = module.stackAlloc(outputCount * module.PTR_SIZE);
    try {
      for (let index = 0; index < outputCount; index++)
        module.setValue(outputs + 4 * index, 0, '*');
      const code = await module._OrtRunWithBinding(
        this.handle,
        handle,
        outputCount,
        outputs,
        options,
      );
      if (code !== 0) throw lastError(module, 'computing a step');
      // The bound tensors stay; these are further references to them.
      for (let index = 0; index < outputCount; index++)
        module._OrtReleaseTensor(module.getValue(outputs + 4 * index, '*'));
    } finally {
      module.stackRestore(stack);
    }
  }

  release(): void {
    for (const options of this.optionsById.values()) this.module._OrtReleaseRunOptions(options);
    for (const name of this.names.values()) this.module._free(name);
    this.module.webgpuOnReleaseSession?.(this.handle);
    this.module._OrtReleaseSession(this.handle);
  }

  private readonly optionsById = new Map<number | undefined, number>();

  private async runOptions(graphId: number | undefined): Promise<number> {
    const known = this.optionsById.get(graphId);
    if (known !== undefined) return known;
    const { module } = this;
    const made = module._OrtCreateRunOptions(ERRORS, 0, false, 0);
    if (made === 0) throw lastError(module, 'making run options');
    if (graphId !== undefined) {
      await withStrings(module, ['gpu_graph_id', String(graphId)], ([key = 0, value = 0]) => {
        if (module._OrtAddRunConfigEntry(made, key, value) !== 0)
          throw lastError(module, 'naming a recording');
      });
    }
    this.optionsById.set(graphId, made);
    return made;
  }

  private createTensor({ type, dims, place }: BoundTensor): number {
    const { module } = this;
    const { number, bytes } = ELEMENTS[type];
    const size = dims.reduce((product, dim) => product * dim, bytes);
    const isOnGpu = 'buffer' in place;
    const data = isOnGpu ? this.register(place.buffer) : place.pointer;
    const stack = module.stackSave();
    try {
      const dimsAt = module.stackAlloc(4 * Math.max(1, dims.length));
      for (const [index, dim] of dims.entries()) module.setValue(dimsAt + 4 * index, dim, 'i32');
      const side = isOnGpu ? ON_GPU : ON_HEAP;
      const tensor = module._OrtCreateTensor(number, data, size, dimsAt, dims.length, side);
      if (tensor === 0) throw lastError(module, 'making a tensor');
      return tensor;
    } finally {
      module.stackRestore(stack);
    }
  }

  private register(buffer: GPUBuffer): number {
    const id = this.module.webgpuRegisterBuffer?.(buffer, this.handle);
    assert(id !== undefined, 'buffers are registered where there is a GPU');
    return id;
  }

  private nameOf(name: string): number {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    const pointer = copyString(this.module, name);
    this.names.set(name, pointer);
    return pointer;
  }
}

/** Tensors bound to a session's inputs and outputs. */
export interface Binding {
  readonly handle: number;
  readonly outputCount: number;
  release(): void;
}

const ERRORS = 3;

async function createOptions(module: OrtModule, { backend, captures }: SessionOptions) {
  const usesArena = backend === 'wasm';
  const options = module._OrtCreateSessionOptions(
    ALL_OPTIMISATIONS,
    usesArena,
    false,
    0,
    false,
    0,
    0,
    ERRORS,
    0,
    0,
  );
  if (options === 0) throw lastError(module, 'making session options');
  const entries = [['session.use_ort_model_bytes_directly', '1']];
  if (captures) entries.push(['ep.webgpuexecutionprovider.enableGraphCapture', '1']);
  for (const [key = '', value = ''] of entries) {
    await withStrings(module, [key, value], ([keyAt = 0, valueAt = 0]) => {
      if (module._OrtAddSessionConfigEntry(options, keyAt, valueAt) !== 0)
        throw lastError(module, `setting ${key}`);
    });
  }
  if (backend === 'webgpu') await appendGpu(module, options, captures);
  return options;
}

async function appendGpu(module: OrtModule, options: number, captures: boolean): Promise<void> {
  module.webgpuRegisterDevice?.();
  await withStrings(
    module,
    ['WebGPU', 'enableGraphCapture', captures ? '1' : '0'],
    async ([name = 0, key = 0, value = 0]) => {
      const pairs = allocate(module, 8);
      try {
        module.setValue(pairs, key, '*');
        module.setValue(pairs + 4, value, '*');
        const code = await module._OrtAppendExecutionProvider(options, name, pairs, pairs + 4, 1);
        if (code !== 0) throw lastError(module, 'choosing the GPU');
      } finally {
        module._free(pairs);
      }
    },
  );
}
