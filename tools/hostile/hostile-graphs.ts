import { changed, GRAPH, type HostileFolder, soundFolder, WEIGHTS } from './hostile-folder.ts';
import { bytes, join, number, repeated, varint, withGraphFields } from './wire-bytes.ts';

const DATA = WEIGHTS.slice(WEIGHTS.lastIndexOf('/') + 1);
const REFUSED = ['unsupported-graph'];
const DAMAGED = ['damaged-file'];

/** Graphs that must never reach the runtime. */
export function hostileGraphs(): readonly HostileFolder[] {
  return [...hostileNodes(), ...hostileConstants(), ...hostileBytes()];
}

function graph(
  name: string,
  codes: readonly string[],
  content: () => string | Uint8Array,
): HostileFolder {
  return changed(name, codes, () => ({ [GRAPH]: content() }));
}

const soundGraph = () => soundFolder().get(GRAPH) ?? new Uint8Array();

const added = (name: string, codes: readonly string[], ...fields: readonly Uint8Array[]) =>
  graph(name, codes, () => withGraphFields(soundGraph(), join(...fields)));

/** Fields of NodeProto: 1 input, 2 output, 4 operator, 5 attribute, 7 domain. */
function node(operator: string, domain = '', ...attributes: readonly Uint8Array[]): Uint8Array {
  const content = join(
    bytes(1, 'input_ids'),
    bytes(2, 'extra'),
    bytes(4, operator),
    ...attributes.map((attribute) => bytes(5, attribute)),
    bytes(7, domain),
  );
  return bytes(1, content);
}

/** Fields of AttributeProto: 1 name, 6 graph, 20 type. */
const graphAttribute = (inner: Uint8Array) =>
  join(bytes(1, 'body'), bytes(6, inner), number(20, 5));

function nested(depth: number): Uint8Array {
  let inner = new Uint8Array(node('Identity'));
  for (let level = 0; level < depth; level++) {
    inner = new Uint8Array(node('If', '', graphAttribute(inner)));
  }
  return inner;
}

function hostileNodes(): readonly HostileFolder[] {
  const trips = bytes(
    5,
    join(number(1, 1), number(2, 7), bytes(8, 'trips'), bytes(9, eightBytes(2n ** 62n))),
  );
  return [
    added(
      'a Loop with 2^62 rounds',
      REFUSED,
      trips,
      node('Loop', '', graphAttribute(node('Identity'))),
    ),
    added('an If', REFUSED, node('If', '', graphAttribute(node('Identity')))),
    added('a Scan', REFUSED, node('Scan', '', graphAttribute(node('Identity')))),
    added(
      'a graph inside a known operator',
      REFUSED,
      node('Identity', '', graphAttribute(node('Loop'))),
    ),
    added('2,000 graphs inside each other', REFUSED, nested(2000)),
    added('an operator of its own domain', REFUSED, node('Run', 'evil.example')),
    added('a known name in a domain of its own', REFUSED, node('MatMul', 'evil.example')),
    added('a generation loop of onnxruntime', REFUSED, node('BeamSearch', 'com.microsoft')),
    added('an operator that reads text', REFUSED, node('StringNormalizer')),
    added(
      'an operator that is named twice',
      DAMAGED,
      bytes(1, join(bytes(4, 'Identity'), bytes(4, 'Loop'))),
    ),
    added('an operator without a name', REFUSED, bytes(1, bytes(2, 'x'))),
    added('an operator with a name of 300 KB', DAMAGED, node('A'.repeat(300_000))),
    added('a name that is not UTF-8', DAMAGED, bytes(1, bytes(4, Uint8Array.of(0xff, 0xfe, 0xfd)))),
    added('300,000 nodes', DAMAGED, repeated(node('Identity'), 300_000)),
    added(
      'an input that nobody knows',
      REFUSED,
      bytes(11, join(bytes(1, 'secret'), tensorType(1))),
    ),
    added(
      'an input that is a sequence',
      DAMAGED,
      bytes(11, join(bytes(1, 's'), bytes(2, bytes(4, '')))),
    ),
    graph('functions of its own', REFUSED, () => join(soundGraph(), bytes(25, bytes(1, 'f')))),
    graph('a training part', REFUSED, () => join(soundGraph(), bytes(20, new Uint8Array()))),
  ];
}

const tensorType = (elementType: number) => bytes(2, bytes(1, number(1, elementType)));

function eightBytes(value: bigint): Uint8Array {
  return new Uint8Array(BigInt64Array.of(value).buffer);
}

interface Constant {
  readonly shape?: readonly (number | bigint)[];
  readonly type?: number;
  readonly inline?: Uint8Array;
  readonly place?: Readonly<Record<string, string>>;
}

/** Fields of TensorProto: 1 dims, 2 type, 8 name, 9 bytes, 13 external data, 14 where. */
function constant({ shape = [4], type = 1, inline, place }: Constant): Uint8Array {
  const entries = Object.entries(place ?? {}).map(([key, value]) =>
    bytes(13, join(bytes(1, key), bytes(2, value))),
  );
  const content = join(
    ...shape.map((size) => number(1, size)),
    number(2, type),
    bytes(8, 'extra'),
    ...(inline ? [bytes(9, inline)] : []),
    ...entries,
    ...(place ? [number(14, 1)] : []),
  );
  return bytes(5, content);
}

const at = (location: string, offset = '0', length = '16') => ({ location, offset, length });

function hostileConstants(): readonly HostileFolder[] {
  const refused = (name: string, described: Constant, codes = REFUSED) =>
    added(name, codes, constant(described));
  const overlapping = repeated(
    constant({ shape: [500_000], place: at(DATA, '0', '2000000') }),
    5000,
  );
  return [
    refused('a constant in ../../etc/passwd', { place: at('../../etc/passwd') }),
    refused('a constant in /etc/passwd', { place: at('/etc/passwd') }),
    refused('a constant behind a web address', { place: at('https://evil.example/x') }),
    refused('a constant in another file of the folder', { place: at('tokenizer.json') }),
    refused('a constant in a file by a longer path', { place: at(`../cpu/${DATA}`) }),
    refused('a constant in a file with NUL in its name', { place: at(`${DATA}\u0000`) }),
    refused('a constant in no file', { place: { offset: '0', length: '16' } }),
    refused('an offset of 10^12', { place: at(DATA, '1000000000000') }),
    refused('an offset of -1', { place: at(DATA, '-1') }),
    refused('an offset one byte too far', { place: at(DATA, String(dataBytes() - 15)) }),
    refused('a length of 10^15', { place: at(DATA, '0', '1000000000000000') }),
    refused('a length of -16', { place: at(DATA, '0', '-16') }),
    refused('an offset that is no number', { place: at(DATA, 'NaN') }, DAMAGED),
    refused('an offset of 10^30', { place: at(DATA, `1${'0'.repeat(30)}`) }, DAMAGED),
    refused('sizes of 2^31', { shape: [2n ** 31n, 2n ** 31n], place: at(DATA) }),
    refused('sizes whose product is 0 in 64 bits', {
      shape: [2n ** 32n, 2n ** 32n],
      place: at(DATA),
    }),
    refused('a size of -1', { shape: [-1], place: at(DATA) }),
    refused('17 dimensions', { shape: new Array(17).fill(1), place: at(DATA) }, DAMAGED),
    refused('a constant of texts', { type: 8, inline: new Uint8Array(16) }),
    refused('a constant of an unknown type', { type: 99, inline: new Uint8Array(16) }),
    refused('a million numbers in four bytes', { shape: [1_000_000], inline: new Uint8Array(4) }),
    refused('bytes both inside and outside', { inline: new Uint8Array(16), place: at(DATA) }),
    added(
      '5,000 constants over the same bytes, 10 GB in memory',
      ['too-large-for-wasm'],
      overlapping,
    ),
    added('sparse constants', REFUSED, bytes(15, new Uint8Array())),
  ];
}

const dataBytes = () => soundFolder().get(WEIGHTS)?.length ?? 0;

function hostileBytes(): readonly HostileFolder[] {
  const sound = soundGraph();
  const opset = (domain: string, version: number) =>
    bytes(8, join(bytes(1, domain), number(2, version)));
  return [
    graph('half a graph', DAMAGED, () => sound.slice(0, sound.length / 2)),
    graph('an empty graph', DAMAGED, () => ''),
    graph('HTML instead of a graph', DAMAGED, () => '<!doctype html><title>Sign in</title>'),
    graph('two graphs', DAMAGED, () => join(sound, bytes(7, node('Loop')))),
    graph('no graph', DAMAGED, () => number(1, 9)),
    graph('a length of 2^63', DAMAGED, () => join(varint((7 << 3) | 2), varint(2n ** 63n))),
    graph('a length of -1', DAMAGED, () => join(varint((7 << 3) | 2), varint(-1))),
    graph('a number without an end', DAMAGED, () => new Uint8Array(100).fill(0xff)),
    graph('a group, which nobody writes any more', DAMAGED, () => Uint8Array.of((7 << 3) | 3)),
    graph('a field with the number 0', DAMAGED, () => Uint8Array.of(0, 0)),
    graph('a version of the format from far away', REFUSED, () => join(sound, number(1, 99))),
    graph('operators of version 10,000', DAMAGED, () => join(sound, opset('', 10_000))),
    graph('16 MiB of zeros', DAMAGED, () => new Uint8Array(16 * 1024 * 1024)),
  ];
}
