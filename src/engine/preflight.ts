import { WorkerConnection, type WorkerLike } from '#base/rpc-client.ts';
import type { HardwareReport } from '#library/hardware.ts';
import type { InferenceProtocol } from '#workers/inference/protocol.ts';
import type { EngineCallOptions } from './engine.ts';

/**
 * Reads and measures this machine in two workers that end with it: an onnxruntime bundle keeps its
 * backend and its memory for the life of a worker. One after the other, so that neither slows the
 * other down.
 */
export async function measureHardware(
  startWorker: () => WorkerLike,
  options: EngineCallOptions<never> = {},
): Promise<HardwareReport> {
  const gpu = await inWorker(startWorker, (connection) => connection.call('probeGpu', {}, options));
  const cpu = await inWorker(startWorker, (connection) => connection.call('probeCpu', {}, options));
  return { gpu, cpu };
}

async function inWorker<T>(
  startWorker: () => WorkerLike,
  use: (connection: WorkerConnection<InferenceProtocol>) => Promise<T>,
): Promise<T> {
  const connection = new WorkerConnection<InferenceProtocol>('inference', startWorker);
  try {
    return await use(connection);
  } finally {
    connection.terminate();
  }
}
