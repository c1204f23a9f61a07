/** A tensor to be written; values are rounded to the file's number format. */
export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/**
 * The bytes of a safetensors file in the given order. `BF16` cuts the lower half of each float off,
 * which is exact for values of at most eight significant bits.
 */
export function encodeSafetensors(
  tensors: readonly NamedTensor[],
  type: 'BF16' | 'F32',
): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } };
  const bodies = tensors.map(({ values }) =>
    type === 'F32' ? rawBytes(values) : upperHalves(values),
  );
  let offset = 0;
  for (const [i, { name, shape }] of tensors.entries()) {
    const end = offset + (bodies[i]?.length ?? 0);
    header[name] = { dtype: type, shape, data_offsets: [offset, end] };
    offset = end;
  }
  return joinSafetensors(JSON.stringify(header), bodies);
}

/** A file of this header text and these bodies, right or wrong. */
export function joinSafetensors(header: string, bodies: readonly Uint8Array[]): Uint8Array {
  const text = new TextEncoder().encode(header);
  const length = bodies.reduce((sum, body) => sum + body.length, 8 + text.length);
  const file = new Uint8Array(length);
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true);
  file.set(text, 8);
  let at = 8 + text.length;
  for (const body of bodies) {
    file.set(body, at);
    at += body.length;
  }
  return file;
}

function rawBytes(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function upperHalves(values: Float32Array): Uint8Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  return new Uint8Array(Uint16Array.from(bits, (word) => word >>> 16).buffer);
}
