import { Failure } from '#base/failure.ts';
import { err, ok } from '#base/result.ts';

/** One Identity node on one float (ONNX, IR version 8, opset 17). */
const SMALLEST_GRAPH =
  '08083a370a100a017812017922084964656e746974791201675a0f0a0178120a0a08080112040a020801620f0a0179120a0a08080112040a02080142040a001011';

interface Memory {
  /** What is about to be put on the GPU. */
  readonly neededBytes: number;
}

/** A graph by which a runtime makes its device; its session must live as long as the device. */
export function smallestGraph(): Uint8Array {
  return Uint8Array.from({ length: SMALLEST_GRAPH.length / 2 }, (_, index) =>
    Number.parseInt(SMALLEST_GRAPH.slice(2 * index, 2 * index + 2), 16),
  );
}

/**
 * Runs `action`, which puts a model on the GPU, and throws `out-of-memory` when a buffer was refused
 * meanwhile: the GPU says so only to who asks, and what is computed afterwards is wrong. The device
 * is then destroyed; the worker cannot be used for another model.
 */
export async function withGpuMemoryWatched<T>(
  device: GPUDevice,
  { neededBytes }: Memory,
  action: () => Promise<T>,
): Promise<T> {
  device.pushErrorScope('out-of-memory');
  // What the runtime throws after a refused buffer says less than the refusal.
  const outcome = await action().then(ok, err);
  const refused = await device.popErrorScope().catch(() => null);
  if (refused) {
    device.destroy();
    throw outOfGpuMemory(refused.message, neededBytes, device.limits.maxBufferSize);
  }
  if (outcome.ok) return outcome.value;
  throw outcome.error;
}

function outOfGpuMemory(reason: string, neededBytes: number, mostBytes: number): Failure {
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6).toLocaleString('en-US')} MB`;
  return new Failure({
    code: 'out-of-memory',
    message: `The graphics processor ran out of memory while ${megabytes(neededBytes)} of weights were put on it (one buffer may have ${megabytes(mostBytes)}): ${reason}`,
    cure: 'Close other programs that use the graphics processor, load a smaller model, or choose CPU as backend.',
    facts: { neededBytes, limitBytes: mostBytes },
  });
}
