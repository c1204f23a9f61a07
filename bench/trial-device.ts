import { definitely } from '#base/assert.ts';
import { seededRandom } from '#base/seeded-random.ts';

/** Logits that a search could stumble over. */
export type LogitsKind =
  /** Normally distributed. */
  | 'random'
  /** Only eleven different values, both zeros among them. */
  | 'ties'
  /** All the same: every place is decided by the id. */
  | 'equal'
  /** The best all in a row, where one thread or one workgroup reads them. */
  | 'rising'
  | 'falling'
  /** Nine of ten are −Infinity. */
  | 'mostly-impossible'
  | 'impossible';

/** A device with the limits that every device has; throws what it complained about meanwhile. */
export async function withDevice<Value>(
  use: (device: GPUDevice) => Promise<Value>,
): Promise<Value> {
  const adapter = definitely(await navigator.gpu.requestAdapter(), 'a GPU');
  const device = await adapter.requestDevice();
  const complaints: string[] = [];
  device.addEventListener('uncapturederror', ({ error }) => complaints.push(error.message));
  try {
    const value = await use(device);
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
    return value;
  } finally {
    device.destroy();
  }
}

export function logitsOf(kind: LogitsKind, vocabulary: number, seed: number): Float32Array {
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const value: Readonly<Record<LogitsKind, (id: number) => number>> = {
    random: () => 3 * normal(),
    ties: () => (random() < 0.1 ? -0 : Math.round(10 * random()) / 2 - 2),
    equal: () => -1.5,
    rising: (id) => id / 1000 - 20,
    falling: (id) => -id / 1000,
    'mostly-impossible': () => (random() < 0.9 ? Number.NEGATIVE_INFINITY : normal()),
    impossible: () => Number.NEGATIVE_INFINITY,
  };
  return Float32Array.from({ length: vocabulary }, (_, id) => value[kind](id));
}

export function upload(device: GPUDevice, rows: readonly Float32Array[], offset = 0): GPUBuffer {
  const bytes = rows.reduce((sum, row) => sum + row.byteLength, offset);
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  const buffer = device.createBuffer({ size: bytes, usage });
  let at = offset;
  for (const row of rows) {
    device.queue.writeBuffer(buffer, at, row.slice());
    at += row.byteLength;
  }
  return buffer;
}
