import { readdirSync, readFileSync } from 'node:fs';
import { browserProcesses } from './process-memory.ts';

/**
 * Milliseconds that the workers of all pages have computed so far, waiting not counted; undefined
 * where the system does not tell (anything but Linux). The browser is found by an argument.
 */
export function workerCpuMs(argument: string): number | undefined {
  const renderers = browserProcesses(argument).filter(({ kind }) => kind === 'renderer');
  const times = renderers.flatMap(({ pid }) => workerThreads(pid)).map(cpuMsOf);
  if (times.length === 0 || times.includes(undefined)) return undefined;
  return times.reduce<number>((sum, time) => sum + (time ?? 0), 0);
}

/** Folders below /proc; Chromium names the thread of a worker after its kind. */
function workerThreads(pid: number): readonly string[] {
  const threads = `/proc/${pid}/task`;
  return readdirSync(threads)
    .map((thread) => `${threads}/${thread}`)
    .filter((folder) => readText(`${folder}/comm`).startsWith('DedicatedWorker'));
}

function cpuMsOf(thread: string): number | undefined {
  const exact = /sum_exec_runtime\s*:\s*([\d.]+)/.exec(readText(`${thread}/sched`))?.[1];
  return exact === undefined ? undefined : Number(exact);
}

/** A thread may end while it is looked at. */
function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
