import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { below, type NamedFile, recogniseFolder } from './recognise-folder.ts';

const files = (names: readonly string[], bytes = 5000): NamedFile[] =>
  names.map((path) => ({ path, bytes }));

const settings = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
const shards = [1, 2, 3].map((shard) => `model-0000${shard}-of-00003.safetensors`);
const checkpoint = files([...settings, ...shards, 'model.safetensors.index.json']);

const errorOf = (given: readonly NamedFile[]) => {
  const reading = recogniseFolder(given);
  if (reading.kind !== 'unknown') throw new Error(`recognised as ${reading.kind}`);
  return `${reading.error.message} ${reading.error.cure}`;
};

describe('a folder', () => {
  it('with a manifest is a converted one', () => {
    const converted = files([...settings, 'manifest.json', 'gpu/model.onnx', 'gpu/weights-0.bin']);
    expect(recogniseFolder(converted)).toEqual({ kind: 'converted', root: '' });
  });

  it('with safetensors is a checkpoint, whose weights are counted', () => {
    expect(recogniseFolder(checkpoint)).toEqual({
      kind: 'checkpoint',
      root: '',
      weightBytes: 15_000,
    });
    expect(recogniseFolder(files([...settings, 'model.safetensors']))).toMatchObject({
      kind: 'checkpoint',
    });
  });

  it('with graphs in it or below it is an export', () => {
    expect(recogniseFolder(files([...settings, 'onnx/model_q4f16.onnx']))).toEqual({
      kind: 'export',
      root: '',
      graphs: ['onnx/model_q4f16.onnx'],
    });
  });

  it('with both is converted from its checkpoint, which computes faster', () => {
    const both = [...checkpoint, ...files(['onnx/model.onnx'])];
    expect(recogniseFolder(both)).toMatchObject({ kind: 'checkpoint', weightBytes: 15_000 });
  });

  it('around the folder of a model leads into it', () => {
    const stick = [
      ...checkpoint.map((file) => ({ ...file, path: `SciReasoner-1.7B/${file.path}` })),
      ...files(['notes.txt', 'pictures/a.png']),
    ];
    const reading = recogniseFolder(stick);
    expect(reading).toMatchObject({ kind: 'checkpoint', root: 'SciReasoner-1.7B/' });
    expect(below('SciReasoner-1.7B/', stick)).toEqual(checkpoint);
  });

  it('with several models is not guessed at', () => {
    const stick = ['a', 'b'].flatMap((name) => settings.map((file) => `${name}/${file}`));
    expect(errorOf(files(stick))).toBe('The folder holds 2 models: a, b. Choose one of them.');
  });

  it.each([
    ['is empty', [], /is empty/],
    ['holds something else', ['a.txt', 'b.txt'], /no config\.json, but a\.txt, b\.txt/],
    ['has no weights', settings, /no weights/],
    ['has weights of another format', [...settings, 'model.gguf'], /not read here: model\.gguf/],
    ['has no tokenizer', ['config.json', 'model.safetensors'], /no tokenizer\.json/],
    [
      'lacks a shard',
      [...settings, shards[0] ?? '', shards[2] ?? ''],
      /missing: model-00002-of-00003\.safetensors/,
    ],
  ])('that %s is refused with what was found', (_, names, reason) => {
    expect(errorOf(files(names))).toMatch(reason);
  });

  it('with the notes that Git left for the weights is refused', () => {
    const pointer = [...files(settings), { path: 'model.safetensors', bytes: 135 }];
    expect(errorOf(pointer)).toMatch(/135 bytes.*git lfs pull/);
  });

  it('is read the same whatever the order, the place and the litter', () => {
    const places = fc.constantFrom('', 'SciReasoner/', 'models/SciReasoner/');
    const litter = fc.subarray([
      '.DS_Store',
      '.git/config.json',
      '__MACOSX/config.json',
      'README.md',
    ]);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(checkpoint, { minLength: checkpoint.length }),
        places,
        litter,
        (shuffled, root, others) => {
          const given = [
            ...files(others),
            ...shuffled.map((file) => ({ ...file, path: root + file.path })),
          ];
          expect(recogniseFolder(given)).toEqual({ kind: 'checkpoint', root, weightBytes: 15_000 });
        },
      ),
    );
  });

  it('that lacks any of its shards is refused by their names', () => {
    fc.assert(
      fc.property(fc.subarray(shards, { minLength: 1, maxLength: 2 }), (missing) => {
        const given = checkpoint.filter(({ path }) => !missing.includes(path));
        for (const name of missing) expect(errorOf(given)).toContain(name);
      }),
    );
  });

  it('is read without failing, whatever its files are called', () => {
    const path = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'config.json',
        'a/config.json',
        'x-00001-of-999999.safetensors',
        'tokenizer.json',
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ path, bytes: fc.nat() })), (given) => {
        expect(recogniseFolder(given).kind).toMatch(/^(converted|checkpoint|export|unknown)$/);
      }),
    );
  });
});
