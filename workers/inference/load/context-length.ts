import { Failure } from '#base/failure.ts';
import {
  keyValueBytesPerToken,
  longestContext,
  type MemoryQuestion,
  memoryNeeds,
  WASM_HEAP_BYTES,
} from '#library/memory-needs.ts';
import type { GpuLimits } from './gpu-limits.ts';

export interface ContextQuestion {
  readonly memory: Omit<MemoryQuestion, 'contextLength'>;
  readonly largestConstant: string;
  /** Tokens; as many as possible when absent. */
  readonly wanted: number | undefined;
  readonly gpu: GpuLimits | undefined;
}

/** Below this a task's prompt and reply do not fit, and loading would only waste time. */
const SHORTEST_USEFUL = 256;

/**
 * Tokens that prompt and reply may have together: what was asked for, what the model reads, or what
 * memory bears, whichever is least. Throws `too-large-for-wasm` and `too-large-for-gpu` with the
 * arithmetic before any weight is read.
 */
export function chooseContextLength(question: ContextQuestion): number {
  const most = question.memory.sizes.max_position_embeddings;
  const wanted = Math.min(most, question.wanted ?? most);
  return question.memory.backend === 'wasm' ? onWasm(question, wanted) : onGpu(question, wanted);
}

function onWasm({ memory }: ContextQuestion, wanted: number): number {
  const longest = longestContext(memory, WASM_HEAP_BYTES);
  if (longest >= Math.min(wanted, SHORTEST_USEFUL)) return Math.min(wanted, longest);
  const needs = memoryNeeds({ ...memory, contextLength: Math.min(wanted, SHORTEST_USEFUL) });
  const sum = needs.terms.map(({ name, bytes }) => `${name} ${megabytes(bytes)}`).join(' + ');
  throw new Failure({
    code: 'too-large-for-wasm',
    message: `The model needs ${megabytes(needs.bytes)} for a context of ${Math.min(wanted, SHORTEST_USEFUL)} tokens on the CPU, where WebAssembly ends at ${megabytes(WASM_HEAP_BYTES)}: ${sum}.`,
    cure: 'Use the GPU (WebGPU), a smaller model, or fewer bits per weight.',
    facts: { neededBytes: needs.bytes, limitBytes: WASM_HEAP_BYTES },
  });
}

function onGpu({ memory, largestConstant, gpu }: ContextQuestion, wanted: number): number {
  if (!gpu) return wanted;
  // Not maxBindingBytes: onnxruntime binds a larger constant in several pieces.
  const { maxBufferBytes } = gpu;
  if (memory.largestConstantBytes > maxBufferBytes) {
    throw new Failure({
      code: 'too-large-for-gpu',
      message: `The constant "${largestConstant.slice(0, 120)}" has ${megabytes(memory.largestConstantBytes)}; a buffer of this graphics adapter holds at most ${megabytes(maxBufferBytes)} (maxBufferSize).`,
      cure: 'Choose CPU as backend, or convert the model here: the converter divides large matrices.',
      facts: { constantBytes: memory.largestConstantBytes, limitBytes: maxBufferBytes },
    });
  }
  // One buffer holds the keys, or the values, of one layer.
  const bytesPerToken =
    keyValueBytesPerToken(memory.sizes, memory.activations) / (2 * memory.sizes.num_hidden_layers);
  return Math.min(
    wanted,
    Math.floor(Math.min(maxBufferBytes, gpu.maxBindingBytes) / bytesPerToken),
  );
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6).toLocaleString('en-US')} MB`;
}
