import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graphsAndData, type Manifest } from '#library/manifest.ts';
import { checkOnnxModel } from '#library/onnx-check.ts';
import { readOnnxModel } from '#library/onnx-reader.ts';
import { FLAVOURS, isFlavourId } from '#workers/convert/flavours.ts';
import { makeMicroModel } from '../make-micro-model.ts';

let folder: string;
let manifest: Manifest;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'converted-graphs-'));
  // Blocks of 128 need wider matrices than the micro model has; their graphs differ in nothing else.
  const flavours = Object.keys(FLAVOURS)
    .filter(isFlavourId)
    .filter((id) => !id.includes('b128'));
  manifest = await makeMicroModel(join(folder, 'micro'), { flavours });
});

afterAll(() => rm(folder, { recursive: true }));

describe('the check of graphs', () => {
  it('allows every graph that the converter writes', async () => {
    expect(manifest.flavours.length).toBeGreaterThan(3);
    for (const flavour of manifest.flavours) {
      const sizes = new Map(
        flavour.data.map((path) => [
          path.slice(path.lastIndexOf('/') + 1),
          manifest.files.find((file) => file.path === path)?.bytes ?? 0,
        ]),
      );
      for (const path of graphsAndData(flavour).filter((each) => each.endsWith('.onnx'))) {
        const read = readOnnxModel(await readFile(join(folder, 'micro', path)));
        const checked = read.ok ? checkOnnxModel(read.value, sizes) : read;
        expect([flavour.id, path, checked]).toEqual([
          flavour.id,
          path,
          { ok: true, value: expect.anything() },
        ]);
      }
    }
  });
});
