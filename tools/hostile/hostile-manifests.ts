import {
  changed,
  type HostileFolder,
  type Json,
  jsonOf,
  soundFolder,
  WEIGHTS,
  withManifestText,
} from './hostile-folder.ts';

const DAMAGED = ['damaged-file'];

/** Manifests and cards that must do no harm, and files that are not what they say. */
export function hostileManifests(): readonly HostileFolder[] {
  return [...wrongManifests(), ...wrongFiles()];
}

interface Entry {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

function manifest(name: string, change: (manifest: Json) => Json | string | Uint8Array) {
  return withManifestText(name, DAMAGED, change);
}

const filesOf = (manifest: Json) => manifest['files'] as readonly Entry[];
const flavoursOf = (manifest: Json) => manifest['flavours'] as readonly Json[];

/** The manifest with its first file changed. */
const firstFile = (change: Json) => (manifest: Json) => {
  const [first, ...others] = filesOf(manifest);
  return { ...manifest, files: [{ ...first, ...change }, ...others] };
};

/** The manifest with its one flavour changed. */
const flavour = (change: Json) => (manifest: Json) => ({
  ...manifest,
  flavours: flavoursOf(manifest).map((each) => ({ ...each, ...change })),
});

function wrongManifests(): readonly HostileFolder[] {
  const many = (manifest: Json) => {
    const [first] = filesOf(manifest);
    const files = Array.from({ length: 20_000 }, (_, index) => ({ ...first, path: `f${index}` }));
    return { ...manifest, files };
  };
  const polluting = (manifest: Json) =>
    JSON.stringify(manifest).replace('{', '{"__proto__":{"isAdmin":true},');
  return [
    ...[
      '../x',
      '/etc/passwd',
      'a/../b',
      'a\\b',
      'a/b/c',
      '.hidden',
      'a\u0000b',
      '',
      'x'.repeat(300),
    ].map((path) => manifest(`the path ${JSON.stringify(path.slice(0, 40))}`, firstFile({ path }))),
    manifest('a file of -1 bytes', firstFile({ bytes: -1 })),
    manifest('a file of 10^300 bytes', firstFile({ bytes: 1e300 })),
    manifest('a size in words', firstFile({ bytes: 'many' })),
    manifest('a hash that is a number', firstFile({ sha256: 7 })),
    manifest(
      'chunks that do not fit the size',
      firstFile({ chunks: ['0'.repeat(64), '1'.repeat(64)] }),
    ),
    manifest('a file that is listed twice', (whole) => ({
      ...whole,
      files: [...filesOf(whole), filesOf(whole)[0]],
    })),
    manifest('20,000 files', many),
    manifest('no flavours', (whole) => ({ ...whole, flavours: [] })),
    manifest('a graph that is not listed', flavour({ graph: 'other.onnx' })),
    manifest('data outside the folder', flavour({ data: ['../../secret'] })),
    manifest('an unknown backend', flavour({ backend: 'shell' })),
    manifest('a key that changes all objects', polluting),
    manifest('a format in words', (whole) => ({ ...whole, format: '2' })),
    manifest('a million nested lists', () => '['.repeat(1_000_000)),
    manifest('half a manifest', (whole) => JSON.stringify(whole).slice(0, 200)),
    manifest('HTML', () => '<!doctype html><title>Sign in</title>'),
    manifest('nothing', () => ''),
    manifest('UTF-16', () => new Uint8Array(new Uint16Array([0xfeff, 0x7b, 0x7d]).buffer)),
  ];
}

function wrongFiles(): readonly HostileFolder[] {
  const sound = soundFolder();
  const weights = sound.get(WEIGHTS) ?? new Uint8Array();
  const flipped = weights.slice();
  flipped[1000] = (flipped[1000] ?? 0) ^ 1;
  const instead = (name: string, path: string, content: Uint8Array): HostileFolder => ({
    name,
    codes: DAMAGED,
    files: () => new Map([...sound, [path, content]]),
  });
  return [
    instead('weights with one bit flipped', WEIGHTS, flipped),
    instead('weights that go on for ever', WEIGHTS, new Uint8Array(weights.length * 8)),
    instead('weights that are cut', WEIGHTS, weights.slice(0, 1000)),
    changed('a card of a million nested lists', DAMAGED, () => ({
      'card.json': '['.repeat(1_000_000),
    })),
    twoDataFilesOfOneName(),
  ];
}

/** A graph knows data files by their base names, so one of them would hide the other. */
function twoDataFilesOfOneName(): HostileFolder {
  const folder = changed('two data files of one name', DAMAGED, () => ({
    'model.onnx_data': 'other',
  }));
  const files = () => {
    const all = folder.files();
    const change = flavour({ data: [WEIGHTS, 'model.onnx_data'] });
    const manifest = JSON.stringify(change(jsonOf(all, 'manifest.json')));
    return new Map([...all, ['manifest.json', new TextEncoder().encode(manifest)]]);
  };
  return { ...folder, files };
}
