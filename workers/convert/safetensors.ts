import { Failure, type FailureDetails } from '#base/failure.ts';
import { readGuardedText } from '#library/guarded-json.ts';
import { FLOAT_BYTES, type FloatType } from './decode-floats.ts';
import { findDuplicateKey } from './duplicate-keys.ts';
import type { RandomAccess } from './folder.ts';
import { readBytes } from './read-bytes.ts';

/** Where one tensor lies in its file. */
export interface TensorEntry {
  readonly name: string;
  readonly type: FloatType;
  readonly shape: readonly number[];
  /** Bytes from the start of the file. */
  readonly offset: number;
  /** Bytes. */
  readonly length: number;
}

const MAX_HEADER_BYTES = 100_000_000;
const MAX_TENSORS = 100_000;
const MAX_NAME_LENGTH = 512;
const PREFIX_BYTES = 8;
/** Types of the format that are no weights of a model that was not quantised yet. */
const OTHER_TYPES: ReadonlySet<string> = new Set(
  'BOOL U8 I8 F4 F6_E2M3 F6_E3M2 F8_E5M2 F8_E4M3 F8_E8M0 F8_E4M3FNUZ F8_E5M2FNUZ I16 U16 I32 U32 F64 C64 I64 U64'.split(
    ' ',
  ),
);

export interface SafetensorsHeader {
  /** From the start of the file to the first tensor. */
  readonly headerBytes: number;
  readonly tensors: ReadonlyMap<string, TensorEntry>;
}

/**
 * The tensors of a safetensors file by name. Refuses everything that two readers could understand
 * differently: holes, overlaps, trailing bytes, keys that occur twice, sizes that do not agree.
 * Throws the failure `damaged-checkpoint`, or `unsupported-dtype` for numbers that are no floats.
 */
export async function readSafetensorsHeader(
  file: RandomAccess,
  fileName: string,
): Promise<SafetensorsHeader> {
  const refuse = refusalFor(fileName);
  const headerLength = await readHeaderLength(file, fileName, refuse);
  const header = parseHeader(
    await readBytes({ name: fileName, bytes: file }, PREFIX_BYTES, headerLength),
    refuse,
  );
  const entryCount = Object.keys(header).length;
  if (entryCount > MAX_TENSORS) {
    refuse(`the header lists ${entryCount} tensors; at most ${MAX_TENSORS} are allowed`);
  }
  const dataStart = PREFIX_BYTES + headerLength;
  const tensors = new Map<string, TensorEntry>();
  for (const [name, value] of Object.entries(header)) {
    if (name === '__metadata__') checkMetadata(value, refuse);
    else tensors.set(name, parseTensor(name, value, dataStart, refuse));
  }
  checkContiguous([...tensors.values()], dataStart, file.size, refuse);
  return { headerBytes: dataStart, tensors };
}

type Refuse = (problem: string, reason?: Reason) => never;
type Reason = Pick<FailureDetails, 'code' | 'cure'>;

const DAMAGED: Reason = {
  code: 'damaged-checkpoint',
  cure: 'Download or export the checkpoint again and compare its size with the original.',
};
const NOT_FLOATS: Reason = {
  code: 'unsupported-dtype',
  cure: 'Choose the checkpoint that was not quantised yet: without FP8, AWQ, GPTQ or int8 in its name.',
};

function refusalFor(fileName: string): Refuse {
  return (problem, { code, cure } = DAMAGED) => {
    const message = `${fileName} is not a safetensors file that can be used: ${problem}.`;
    throw new Failure({ code, message, cure, facts: { file: fileName } });
  };
}

async function readHeaderLength(
  file: RandomAccess,
  fileName: string,
  refuse: Refuse,
): Promise<number> {
  if (file.size < PREFIX_BYTES) {
    return refuse(`it has ${file.size} bytes, and the length of the header alone takes 8`);
  }
  const prefix = await readBytes({ name: fileName, bytes: file }, 0, PREFIX_BYTES);
  const length = new DataView(prefix.buffer, prefix.byteOffset, PREFIX_BYTES).getBigUint64(0, true);
  if (length === 0n || length > BigInt(MAX_HEADER_BYTES)) {
    return refuse(
      `bytes 0 to 7 give a header of ${length} bytes; 1 to ${MAX_HEADER_BYTES} are allowed`,
    );
  }
  if (BigInt(PREFIX_BYTES) + length > BigInt(file.size)) {
    return refuse(`the header should have ${length} bytes, but the file ends after ${file.size}`);
  }
  return Number(length);
}

function parseHeader(bytes: Uint8Array, refuse: Refuse): Readonly<Record<string, unknown>> {
  if (bytes[0] !== 0x7b) return refuse(`the header begins with byte ${bytes[0]}, not with "{"`);
  const text = readGuardedText(bytes);
  if (!text.ok) return refuse(`the header is not JSON in UTF-8 (${text.error})`);
  const header = parseJson(text.value, refuse);
  if (!isRecord(header)) return refuse('the header is not a JSON object');
  const duplicate = findDuplicateKey(text.value);
  if (duplicate !== undefined) return refuse(`the key "${duplicate}" occurs twice in the header`);
  return header;
}

function parseJson(text: string, refuse: Refuse): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    return refuse(
      `the header is not JSON in UTF-8 (${thrown instanceof Error ? thrown.message : thrown})`,
    );
  }
}

function checkMetadata(value: unknown, refuse: Refuse): void {
  const entries = isRecord(value) ? Object.entries(value) : refuse('__metadata__ is not an object');
  for (const [key, entry] of entries) {
    if (typeof entry !== 'string') refuse(`__metadata__ "${key}" is not a text`);
  }
}

function parseTensor(name: string, value: unknown, dataStart: number, refuse: Refuse): TensorEntry {
  if (name.length > MAX_NAME_LENGTH) {
    return refuse(
      `a tensor name has ${name.length} characters; at most ${MAX_NAME_LENGTH} are allowed`,
    );
  }
  if (!isRecord(value)) return refuse(`the entry of ${name} is not an object`);
  const surplus = Object.keys(value).find(
    (key) => !['dtype', 'shape', 'data_offsets'].includes(key),
  );
  if (surplus !== undefined) return refuse(`the entry of ${name} has the unknown key "${surplus}"`);
  const type = value['dtype'];
  if (!isFloatType(type)) return refuseType(name, type, refuse);
  const shape = parseCounts(value['shape'], `shape of ${name}`, refuse);
  const offsets = parseCounts(value['data_offsets'], `data_offsets of ${name}`, refuse);
  const [begin, end] = offsets;
  if (begin === undefined || end === undefined || offsets.length !== 2 || begin > end) {
    return refuse(`data_offsets of ${name} are ${JSON.stringify(offsets)}, not [begin, end]`);
  }
  const expected = shape.reduce(
    (product, size) => product * BigInt(size),
    BigInt(FLOAT_BYTES[type]),
  );
  if (BigInt(end - begin) !== expected) {
    return refuse(
      `${name} ${type} [${shape.join(', ')}] needs ${expected} bytes and has ${end - begin}`,
    );
  }
  return { name, type, shape, offset: dataStart + begin, length: end - begin };
}

function refuseType(name: string, type: unknown, refuse: Refuse): never {
  const isKnown = typeof type === 'string' && OTHER_TYPES.has(type);
  const found = JSON.stringify(type)?.slice(0, 40);
  const problem = `${name} has dtype ${found}; BF16, F16 and F32 can be read`;
  return refuse(problem, isKnown ? NOT_FLOATS : DAMAGED);
}

function parseCounts(value: unknown, what: string, refuse: Refuse): readonly number[] {
  if (!Array.isArray(value)) return refuse(`the ${what} is not a list`);
  return value.map((entry: unknown) => {
    if (typeof entry === 'number' && Number.isSafeInteger(entry) && entry >= 0) return entry;
    return refuse(
      `the ${what} holds ${JSON.stringify(entry)}, not a whole number from 0 to 2^53 - 1`,
    );
  });
}

function checkContiguous(
  tensors: readonly TensorEntry[],
  dataStart: number,
  fileSize: number,
  refuse: Refuse,
): void {
  let expected = dataStart;
  const inOrder = [...tensors].sort((a, b) => a.offset - b.offset || a.length - b.length);
  for (const { name, offset, length } of inOrder) {
    if (offset > expected) {
      refuse(`there is a hole of ${offset - expected} bytes before ${name} at byte ${expected}`);
    }
    if (offset < expected) refuse(`${name} begins at byte ${offset}, inside the tensor before it`);
    expected += length;
  }
  if (expected > fileSize) {
    refuse(`the last tensor should end at byte ${expected}, but the file ends after ${fileSize}`);
  }
  if (expected < fileSize) {
    refuse(`${fileSize - expected} bytes follow the last tensor, which ends at byte ${expected}`);
  }
}

function isFloatType(value: unknown): value is FloatType {
  return typeof value === 'string' && Object.hasOwn(FLOAT_BYTES, value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
