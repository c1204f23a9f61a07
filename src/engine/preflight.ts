import { failureDetails } from '#base/failure.ts';
import { isAbort, WorkerConnection, type WorkerLike } from '#base/rpc-client.ts';
import type { CpuReport, GpuReport, HardwareReport } from '#library/hardware.ts';
import type { InferenceProtocol } from '#workers/inference/protocol.ts';
import type { EngineCallOptions } from './engine.ts';

/** Beyond this a driver hangs: the measurement itself ends after about two seconds. */
const LONGEST_PROBE_MS = 30_000;

/**
 * Reads and measures this machine in two workers that end with it, since a worker keeps its runtime
 * and its memory. One after the other, so that neither slows the other down. What fails is reported
 * as not measured; only an abort rejects.
 */
export async function measureHardware(
  startWorker: () => WorkerLike,
  { signal }: EngineCallOptions<never> = {},
): Promise<HardwareReport> {
  const gpu = await probe(startWorker, 'probeGpu', signal, noGpu);
  const cpu = await probe(startWorker, 'probeCpu', signal, unmeasuredCpu);
  return { gpu, cpu };
}

async function probe<N extends 'probeGpu' | 'probeCpu'>(
  startWorker: () => WorkerLike,
  name: N,
  signal: AbortSignal | undefined,
  otherwise: (reason: string) => InferenceProtocol[N]['value'],
): Promise<InferenceProtocol[N]['value']> {
  const connection = new WorkerConnection<InferenceProtocol>('inference', startWorker);
  // A measurement listens to nothing, so an abort ends its worker.
  const end = () => connection.terminate();
  signal?.addEventListener('abort', end, { once: true });
  const timer = setTimeout(() => {
    connection.terminate(`it took longer than ${LONGEST_PROBE_MS / 1000} s.`);
  }, LONGEST_PROBE_MS);
  try {
    return await connection.call(name, {}, signal ? { signal } : {});
  } catch (thrown) {
    signal?.throwIfAborted();
    if (isAbort(thrown)) throw thrown;
    return otherwise(failureDetails(thrown).message);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
    end();
  }
}

function noGpu(reason: string): GpuReport {
  return { kind: 'none', reason: `The GPU could not be measured: ${reason}` };
}

function unmeasuredCpu(): CpuReport {
  return {
    cores: navigator.hardwareConcurrency,
    threads: 1,
    isIsolated: globalThis.crossOriginIsolated,
    memoryBytes: undefined,
    weightBytesPerSecond: undefined,
  };
}
