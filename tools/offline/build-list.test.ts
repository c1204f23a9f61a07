import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { headersFor } from '../headers/policy.ts';
import { listBuild } from './build-list.ts';

const parent = mkdtempSync(join(tmpdir(), 'build-list-'));
const folder = join(parent, 'dist');

beforeAll(() => {
  for (const below of ['assets', 'workers', '.vite', 'models/nano/cpu', 'models/mine'])
    mkdirSync(join(folder, below), { recursive: true });
  const texts = {
    'index.html': '<!doctype html>',
    'sw.js': 'the worker itself',
    _headers: '/*',
    '.vite/manifest.json': '{}',
    'assets/index-a1.js': 'run()',
    'assets/index-a1.js.map': '{}',
    'workers/rdkit.worker-a1.js': 'draw()',
    'models/nano/cpu/model.onnx': 'onnx',
    'models/mine/model.onnx': 'large',
  };
  for (const [path, text] of Object.entries(texts)) writeFileSync(join(folder, path), text);
});

afterAll(() => rmSync(parent, { recursive: true }));

test('a build is what is served of it, without maps, other models and the service worker', () => {
  const { files } = listBuild(folder);
  expect(files.map(({ path }) => path)).toEqual([
    'assets/index-a1.js',
    'index.html',
    'models/nano/cpu/model.onnx',
    'workers/rdkit.worker-a1.js',
  ]);
});

test('each file has its size, its SHA-256 and the headers of the policy', () => {
  const { files, headerSets } = listBuild(folder);
  expect(files.find(({ path }) => path === 'assets/index-a1.js')).toMatchObject({
    bytes: 5,
    sha256: '02fcae88bd120f599563734dc51f95daea3e96193a44c16bcad5a646de82ac94',
  });
  for (const { path, headers } of files)
    expect(headerSets[headers]).toEqual(headersFor(`/${path}`));
});

test('one changed byte makes another build, and the same files the same', () => {
  const copy = join(parent, 'copy');
  cpSync(folder, copy, { recursive: true });
  expect(listBuild(copy).id).toBe(listBuild(folder).id);
  writeFileSync(join(copy, 'models/nano/cpu/model.onnx'), 'onny');
  expect(listBuild(copy).id).not.toBe(listBuild(folder).id);
});
