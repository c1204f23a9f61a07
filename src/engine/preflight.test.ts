import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CpuReport, GpuReport } from '#library/hardware.ts';
import { MeasuringWorker } from './measuring-worker.fixture.ts';
import { measureHardware } from './preflight.ts';

const gpu: GpuReport = {
  kind: 'adapter',
  name: 'Apple M3',
  isSoftware: false,
  hasF16: true,
  maxBufferBytes: 2 ** 32,
  maxBindingBytes: 2 ** 31,
  weightBytesPerSecond: 9e10,
};
const cpu: CpuReport = {
  cores: 8,
  threads: 4,
  isIsolated: true,
  memoryBytes: 2 ** 33,
  weightBytesPerSecond: 1e10,
};

afterEach(() => vi.unstubAllGlobals());

describe('the measurement of the machine', () => {
  it('takes a worker for each part, one after the other, and ends both', async () => {
    const workers: MeasuringWorker[] = [];
    let running = 0;
    const alone = async <T>(value: T) => {
      expect(++running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve));
      running--;
      return value;
    };
    const report = await measureHardware(() => {
      const worker = new MeasuringWorker({
        probeGpu: () => alone(gpu),
        probeCpu: () => alone(cpu),
      });
      workers.push(worker);
      return worker;
    });
    expect(report).toEqual({ gpu, cpu });
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, true]);
  });

  it('reports what failed as not measured, with the reason', async () => {
    vi.stubGlobal('navigator', { hardwareConcurrency: 8 });
    const broken = () => Promise.reject(new Error('the driver broke'));
    const report = await measureHardware(
      () => new MeasuringWorker({ probeGpu: broken, probeCpu: broken }),
    );
    expect(report.gpu).toEqual({
      kind: 'none',
      reason: 'The GPU could not be measured: the driver broke',
    });
    expect(report.cpu.weightBytesPerSecond).toBeUndefined();
  });

  it('ends the worker at an abort', async () => {
    const controller = new AbortController();
    const workers: MeasuringWorker[] = [];
    const start = () => {
      const worker = new MeasuringWorker({
        probeGpu: () => {
          controller.abort();
          return new Promise(() => {});
        },
      });
      workers.push(worker);
      return worker;
    };
    const measuring = measureHardware(start, { signal: controller.signal });
    await expect(measuring).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true]);
  });
});
