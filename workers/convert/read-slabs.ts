import { Failure } from '#base/failure.ts';
import type { CheckpointFile } from './checkpoint.ts';
import { decodeFloats, FLOAT_BYTES, findNonFinite } from './decode-floats.ts';
import type { Slab } from './part-writer.ts';
import { readBytes } from './read-bytes.ts';
import type { TensorEntry } from './safetensors.ts';

/** Rows of a tensor with the bytes they were read from. */
export interface SourceSlab extends Slab {
  readonly bytes: Uint8Array;
}

const SLAB_ELEMENTS = 1 << 22;

/** Output features of a linear layer, or tokens of an embedding; 1 for a tensor of one dimension. */
export function rowsOf({ shape }: TensorEntry): number {
  return shape.length > 1 ? (shape[0] ?? 1) : 1;
}

/** Input features, or the length of a tensor of one dimension. */
export function columnsOf({ shape }: TensorEntry): number {
  return shape.at(-1) ?? 1;
}

/**
 * The tensor's rows from the first to the last, about 16 MiB of floats at a time; the next bytes are
 * read while the last ones are worked on. Throws `unreadable-file` or `damaged-checkpoint`.
 */
export async function* readSlabs(
  file: CheckpointFile,
  tensor: TensorEntry,
): AsyncGenerator<SourceSlab> {
  const rows = rowsOf(tensor);
  const rowBytes = columnsOf(tensor) * FLOAT_BYTES[tensor.type];
  const rowsAtOnce = Math.max(1, Math.floor(SLAB_ELEMENTS / columnsOf(tensor)));
  const readFrom = (row: number) => {
    const count = Math.min(rowsAtOnce, rows - row);
    const bytes = readBytes(file, tensor.offset + row * rowBytes, count * rowBytes);
    // Whoever stops early does not wait for it.
    bytes.catch(() => {});
    return bytes;
  };
  let next = readFrom(0);
  for (let row = 0; row < rows; row += rowsAtOnce) {
    const bytes = await next;
    if (row + rowsAtOnce < rows) next = readFrom(row + rowsAtOnce);
    const weights = decodeFloats(bytes, tensor.type);
    checkFinite(weights, tensor.name, row * columnsOf(tensor));
    yield { bytes, weights, firstRow: row, rows: Math.min(rowsAtOnce, rows - row) };
  }
}

function checkFinite(values: Float32Array, name: string, firstIndex: number): void {
  const wrong = findNonFinite(values);
  if (wrong === undefined) return;
  throw new Failure({
    code: 'damaged-checkpoint',
    message: `${name} holds ${values[wrong]} at element ${firstIndex + wrong}; weights must be finite.`,
    cure: 'Download or export the checkpoint again; training that diverged also leaves such values.',
    facts: { tensor: name },
  });
}
