import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Resident memory of the processes of one Chromium, in bytes, by their kind (Linux only). */
export type ProcessMemory = Readonly<Record<string, number>>;

/** Adds up the processes below the browser that was started with this argument. */
export function processMemory(argument: string): ProcessMemory {
  const sums: Record<string, number> = {};
  for (const { kind, bytes } of browserProcesses(argument)) sums[kind] = (sums[kind] ?? 0) + bytes;
  return sums;
}

export interface BrowserProcess {
  readonly pid: number;
  /** As Chromium calls it: `browser`, `renderer`, `gpu-process`, … */
  readonly kind: string;
  readonly bytes: number;
}

/** The browser that was started with this argument, and every process below it (Linux only). */
export function browserProcesses(argument: string): readonly BrowserProcess[] {
  const processes = processNumbers().flatMap(readProcess);
  const root = processes.find(
    ({ command }) => command.includes(argument) && !command.includes('--type='),
  );
  if (!root) return [];
  const below = (pid: number): readonly BrowserProcess[] =>
    processes
      .filter(({ parent }) => parent === pid)
      .flatMap((child) => {
        const kind = /--type=([\w-]+)/.exec(child.command)?.[1] ?? 'other';
        return [{ pid: child.pid, kind, bytes: child.bytes }, ...below(child.pid)];
      });
  return [{ pid: root.pid, kind: 'browser', bytes: root.bytes }, ...below(root.pid)];
}

function processNumbers(): readonly number[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  readonly bytes: number;
}

/** A process may end while it is read; then it has no memory. */
function readProcess(pid: number): readonly Process[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const number = (field: string) =>
      Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    const bytes = number('VmRSS') * 1024;
    return Number.isFinite(bytes) ? [{ pid, parent: number('PPid'), command, bytes }] : [];
  } catch {
    return [];
  }
}

/** The largest figures of each kind until `stop`, looked at five times a second. */
export function watchMemory(argument: string): { readonly stop: () => ProcessMemory } {
  const peaks: Record<string, number> = {};
  const look = () => {
    for (const [kind, bytes] of Object.entries(processMemory(argument)))
      peaks[kind] = Math.max(peaks[kind] ?? 0, bytes);
  };
  const timer = setInterval(look, 200);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return peaks;
    },
  };
}
