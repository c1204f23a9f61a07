import { readdirSync, readFileSync } from 'node:fs';

/** Resident memory of the processes of one Chromium, in bytes, by their kind (Linux only). */
export type ProcessMemory = Readonly<Record<string, number>>;

/** Adds up the processes below the browser that was started with this profile folder. */
export function processMemory(profile: string): ProcessMemory {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)));
  const root = processes.find(
    ({ command }) => command.includes(`--user-data-dir=${profile}`) && !command.includes('--type='),
  );
  const sums: Record<string, number> = {};
  const add = (pid: number) => {
    for (const child of processes.filter(({ parent }) => parent === pid)) {
      const kind = /--type=([\w-]+)/.exec(child.command)?.[1] ?? 'other';
      sums[kind] = (sums[kind] ?? 0) + child.bytes;
      add(child.pid);
    }
  };
  if (root) {
    sums['browser'] = root.bytes;
    add(root.pid);
  }
  return sums;
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
export function watchMemory(profile: string): { readonly stop: () => ProcessMemory } {
  const peaks: Record<string, number> = {};
  const look = () => {
    for (const [kind, bytes] of Object.entries(processMemory(profile)))
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
