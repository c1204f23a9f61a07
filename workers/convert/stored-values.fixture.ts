import { definitely } from '#base/assert.ts';
import { type OnnxConstant, readOnnxModel } from '#library/onnx-reader.ts';
import { decodeFloats } from './decode-floats.ts';

/** Bits and block size by the bytes of one block. */
const BLOCKS: Readonly<Record<number, { readonly bits: 4 | 8; readonly size: number }>> = {
  16: { bits: 4, size: 32 },
  32: { bits: 8, size: 32 },
  64: { bits: 4, size: 128 },
};

interface Part {
  readonly rows: number;
  readonly columns: number;
  /** Row-major. */
  readonly values: Float32Array;
}

/**
 * The matrices that a converted graph computes with, row-major by the names of the checkpoint, read
 * from its shards; vectors too.
 */
export function readStoredValues(
  files: ReadonlyMap<string, Uint8Array>,
  graphPath: string,
): ReadonlyMap<string, Float32Array> {
  const graph = readOnnxModel(definitely(files.get(graphPath), graphPath));
  if (!graph.ok) throw new Error(graph.error);
  const folder = graphPath.slice(0, graphPath.lastIndexOf('/'));
  const constants = new Map(graph.value.constants.map((each) => [each.name, each]));
  const reader = new ConstantReader(files, folder, constants);
  const parts = new Map<string, Part[]>();
  const values = new Map<string, Float32Array>();
  for (const name of constants.keys()) {
    const [, tensor, part, kind] =
      /^(.+?\.weight)(?:_(\d+))?(?:_(packed|rows|quantized|transposed))?$/.exec(name) ?? [];
    if (tensor === undefined) continue;
    if (kind === undefined) values.set(tensor, reader.floats(name));
    else {
      const known = parts.get(tensor) ?? [];
      known[Number(part ?? 0)] = reader.part(name, kind);
      parts.set(tensor, known);
    }
  }
  for (const [tensor, ofTensor] of parts) values.set(tensor, join(tensor, ofTensor));
  return values;
}

class ConstantReader {
  private readonly files: ReadonlyMap<string, Uint8Array>;
  private readonly folder: string;
  private readonly constants: ReadonlyMap<string, OnnxConstant>;

  constructor(
    files: ReadonlyMap<string, Uint8Array>,
    folder: string,
    constants: ReadonlyMap<string, OnnxConstant>,
  ) {
    this.files = files;
    this.folder = folder;
    this.constants = constants;
  }

  floats(name: string): Float32Array {
    return decodeFloats(this.bytes(name), this.constant(name).elementType === 10 ? 'F16' : 'F32');
  }

  part(name: string, kind: string): Part {
    const [first = 0, second = 0, third] = this.constant(name).shape.map(Number);
    const prefix = name.slice(0, -kind.length - 1);
    if (kind === 'packed' || kind === 'rows') {
      const scales = this.floats(`${prefix}_scales`);
      const blockBytes = third ?? (first * second) / scales.length;
      return unpackBlocks(this.bytes(name), scales, first, blockBytes);
    }
    const shape = { rows: second, columns: first };
    if (kind === 'transposed') return transpose(this.floats(name), undefined, shape);
    const steps = Float32Array.from(this.bytes(name), (step) => step - 128);
    return transpose(steps, this.floats(`${prefix}_scale`), shape);
  }

  private constant(name: string): OnnxConstant {
    return definitely(this.constants.get(name), name);
  }

  private bytes(name: string): Uint8Array {
    const { location, offset, length } = definitely(this.constant(name).external, name);
    const file = definitely(this.files.get(`${this.folder}/${location}`), location);
    return file.slice(Number(offset), Number(offset) + Number(length));
  }
}

function unpackBlocks(
  bytes: Uint8Array,
  scales: Float32Array,
  rows: number,
  blockBytes: number,
): Part {
  const { bits, size } = definitely(BLOCKS[blockBytes], `blocks of ${blockBytes} bytes`);
  const values = Float32Array.from({ length: scales.length * size }, (_, i) => {
    const nibbles = bytes[i >> 1] ?? 0;
    const step = bits === 8 ? (bytes[i] ?? 0) - 128 : ((nibbles >> (4 * (i % 2))) & 15) - 8;
    return step * (scales[Math.floor(i / size)] ?? Number.NaN);
  });
  return { rows, columns: values.length / rows, values };
}

function transpose(
  flipped: Float32Array,
  scales: Float32Array | undefined,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Part {
  const values = Float32Array.from({ length: rows * columns }, (_, i) => {
    const row = Math.floor(i / columns);
    return (flipped[(i % columns) * rows + row] ?? Number.NaN) * (scales?.[row] ?? 1);
  });
  return { rows, columns, values };
}

/** Parts of an embedding lie beside each other, those of other matrices below each other. */
function join(tensor: string, parts: readonly Part[]): Float32Array {
  if (!tensor.includes('embed_tokens')) return concatenate(parts.map(({ values }) => values));
  const rows = definitely(parts[0], tensor).rows;
  const inOrder = Array.from({ length: rows }, (_, row) =>
    parts.map(({ columns, values }) => values.subarray(row * columns, (row + 1) * columns)),
  );
  return concatenate(inOrder.flat());
}

function concatenate(pieces: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
