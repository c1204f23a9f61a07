import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';

interface Row {
  /** Other folders whose files it may import; `*` stands for one folder name. */
  readonly folders: readonly string[];
  readonly packages: readonly string[];
  /** What its tests may import besides. */
  readonly inTests?: readonly string[];
}

const protocols = 'workers/*/protocol.ts';
const logic = [
  'src/base',
  'src/science',
  'src/tasks',
  'src/scoring',
  'src/reasoning',
  'src/library',
];
const react = ['react', 'react-aria-components'];
const language = ['onnxruntime-web', '@huggingface/tokenizers', '@huggingface/jinja', 'zod'];
const chemistry = ['@rdkit/rdkit', 'openchemlib', 'indigo-ketcher', '@spglib/moyo-wasm'];
const browser = ['@playwright/test', 'playwright', '@axe-core/playwright'];

/** Who may import whom; ARCHITECTURE.md says why. A folder may always import from itself. */
const table: Readonly<Record<string, Row>> = {
  'src/base': { folders: [], packages: [] },
  'src/science': { folders: ['src/base'], packages: [] },
  'src/tasks': { folders: ['src/base', 'src/science'], packages: [] },
  'src/scoring': {
    folders: ['src/base', 'src/science', 'src/tasks'],
    packages: [],
    inTests: ['workers/science'],
  },
  'src/reasoning': {
    folders: ['src/base', 'src/science', 'src/tasks'],
    packages: [
      'mdast',
      'mdast-util-from-markdown',
      'mdast-util-gfm-table',
      'micromark-extension-gfm-table',
      'temml',
    ],
  },
  'src/library': { folders: ['src/base'], packages: ['zod', 'idb', 'hash-wasm'] },
  'src/engine': {
    folders: ['src/base', 'src/science', 'src/library', protocols],
    packages: [],
    inTests: ['workers/science', 'workers/scoring', 'src/scoring'],
  },
  'src/state': {
    folders: [...logic, 'src/engine', protocols],
    packages: ['zustand', 'zod', 'idb', 'papaparse'],
    inTests: ['workers/scoring'],
  },
  'src/ui': { folders: ['src/base'], packages: react },
  'src/viewers': {
    folders: ['src/base', 'src/science', 'src/ui'],
    packages: [...react, '3dmol', 'openchemlib', '@observablehq/plot'],
  },
  'src/workbench': {
    folders: [...logic, 'src/state', 'src/ui', 'src/viewers', protocols],
    packages: [...react, 'zustand', '@tanstack/react-virtual'],
  },
  'src/app': {
    folders: [
      ...logic,
      'src/engine',
      'src/state',
      'src/ui',
      'src/viewers',
      'src/workbench',
      protocols,
    ],
    packages: [...react, 'react-dom', 'zustand'],
  },
  src: { folders: ['src/app', 'src/base', 'src/ui'], packages: ['react', 'react-dom'] },
  // Departure: the format of model folders has one definition, in the library.
  'workers/inference': {
    folders: ['src/base', 'src/library', 'src/science'],
    packages: language,
  },
  'workers/convert': { folders: ['src/base', 'src/library'], packages: ['hash-wasm', 'zod'] },
  'workers/library': { folders: ['src/base', 'src/library'], packages: ['zod'] },
  // The one worker that may reach another origin; it does nothing else.
  'workers/download': { folders: ['src/base', 'src/library'], packages: ['zod'] },
  // Reaches two archives of structures, when a person asks; it does nothing else.
  'workers/lookup': { folders: ['src/base'], packages: [] },
  'workers/offline': { folders: ['src/base'], packages: [] },
  'workers/scoring': {
    folders: ['src/base', 'src/science', 'src/tasks', 'src/scoring'],
    packages: [],
  },
  'workers/science': { folders: ['src/base', 'src/science', 'src/scoring'], packages: chemistry },
  tools: {
    folders: ['workers', ...logic],
    packages: ['vite', 'zod', 'tsx', 'onnxruntime-web', ...browser],
  },
  bench: {
    // It keeps benchmarks as the page does, to measure the screen that shows them.
    folders: ['workers', 'tools', 'src/engine', 'src/state/benchmark', ...logic],
    // transformers.js is what the decode loop is measured against; it is never shipped.
    packages: ['vite', ...language, ...chemistry, ...browser, '@huggingface/transformers'],
  },
  e2e: { folders: ['tools'], packages: browser },
};

const nodeFolders = ['tools', 'bench', 'e2e'];
const testPackages = ['vitest', 'fast-check', 'fake-indexeddb', 'onnxruntime-web', 'react-dom'];

/** Data tables, the one excuse for a longer file. */
const longFiles: readonly string[] = [
  'src/science/reaction/known-changes.ts',
  'src/scoring/benchmark/parsers/official-readings.fixture.ts',
  'src/scoring/benchmark/scorers/figure-cases.fixture.ts',
];
const mostLines = 300;

interface Source {
  readonly path: string;
  readonly text: string;
}

const thisFile = 'src/architecture.test.ts';
const root = join(import.meta.dirname, '..');
const codeFolders = ['src', 'workers', 'tools', 'bench', 'e2e'];
const files = codeFolders.flatMap(filesBelow);
const code = files.filter(({ path }) => /\.(ts|tsx|mjs)$/.test(path) && path !== thisFile);
const aliases = packageImports();

function filesBelow(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.(ts|tsx|mjs|css)$/.test(path) && !/\/(node_modules|dist)\//.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function packageImports(): ReadonlyMap<string, string> {
  const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const strip = (pattern: unknown) => String(pattern).replace('./', '').replace('/*', '');
  return new Map(Object.entries(imports).map(([alias, folder]) => [strip(alias), strip(folder)]));
}

/** The table's row for a file: two folders deep in `src` and `workers`, one elsewhere. */
function rowName(path: string): string {
  const parts = path.split('/');
  const depth = ['src', 'workers'].includes(parts[0] ?? '') ? 2 : 1;
  return parts.slice(0, Math.min(depth, parts.length - 1)).join('/');
}

const importPattern =
  /^\s*(?:import|export)\s[^;'"]*?from '([^']+)'|^\s*import '([^']+)'|\bimport\(\s*'([^']+)'/gm;

function importsOf({ text }: Source): string[] {
  return [...text.matchAll(importPattern)].map(
    ([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '',
  );
}

/** Why `source` may not import `specifier`; undefined when it may. */
function objection(source: Source, specifier: string): string | undefined {
  const own = rowName(source.path);
  const isTest = /\.(test|fixture)\.tsx?$/.test(source.path);
  if (specifier.endsWith('?url')) return undefined; // the address of a file, none of its code
  if (specifier.startsWith('.')) return relativeObjection(source.path, specifier);
  if (specifier.startsWith('#')) {
    const target = aliasTarget(specifier);
    const inside = rowName(target) === own;
    return inside ? `inside ${own} imports are relative` : folderObjection(own, target, isTest);
  }
  if (specifier.startsWith('node:')) {
    return isTest || nodeFolders.includes(own) ? undefined : 'Node is not in the browser';
  }
  return packageObjection(own, specifier, isTest);
}

function relativeObjection(path: string, specifier: string): string | undefined {
  const own = rowName(path);
  const target = posix.join(posix.dirname(path), specifier);
  const isConfig = /^[a-z]+\.config\.ts$/.test(target) && path.endsWith('.config.ts');
  if (rowName(target) === own || isConfig) return undefined;
  const isBelow = target.startsWith(`${own}/`);
  return isBelow ? folderObjection(own, target) : 'a relative import may not leave its folder';
}

function packageObjection(own: string, specifier: string, isTest: boolean): string | undefined {
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const allowed = [...(table[own]?.packages ?? []), ...(isTest ? testPackages : [])];
  return allowed.includes(name) ? undefined : `${own} may not use the package ${name}`;
}

/** `#science/smiles.ts` as `src/science/smiles.ts`. */
function aliasTarget(specifier: string): string {
  const slash = specifier.indexOf('/');
  return `${aliases.get(specifier.slice(0, slash))}${specifier.slice(slash)}`;
}

function folderObjection(own: string, target: string, isTest = false): string | undefined {
  const { folders = [], inTests = [] } = table[own] ?? {};
  const allowed = [...folders, ...(isTest ? inTests : [])].some((folder) => {
    const pattern = folder.replaceAll('.', '\\.').replace('*', '[^/]+');
    return new RegExp(`^${pattern}(/|$)`).test(target);
  });
  return allowed ? undefined : `${own} may not import ${target}`;
}

describe('the table of imports', () => {
  test('has a row for every folder', () => {
    const missing = files.map(({ path }) => rowName(path)).filter((name) => !table[name]);
    expect([...new Set(missing)]).toEqual([]);
  });

  test.each(Object.keys(table))('holds in %s', (name) => {
    const wrong = code
      .filter(({ path }) => rowName(path) === name)
      .flatMap((source) =>
        importsOf(source).map((specifier) => ({
          path: source.path,
          specifier,
          why: objection(source, specifier),
        })),
      )
      .filter(({ why }) => why !== undefined);
    expect(wrong).toEqual([]);
  });

  test.each([
    ['src/science/a.ts', "import { useState } from 'react';"],
    ['src/tasks/a.ts', "import {\n  store,\n} from '#state/store.ts';"],
    ['src/engine/a.ts', "import { sample } from '#workers/inference/sampler/sampler.ts';"],
    ['src/tasks/a.ts', "export { b } from '../science/b.ts';"],
    ['src/ui/a.tsx', "const b = await import('#viewers/b.tsx');"],
    ['src/base/a.ts', "import { join } from 'node:path';"],
    ['e2e/a.spec.ts', "import '#app/start.ts';"],
  ])('would object in %s to %s', (path, text) => {
    const source = { path, text };
    expect(importsOf(source).map((specifier) => objection(source, specifier))).toEqual([
      expect.any(String),
    ]);
  });
});

test(`no file is longer than ${mostLines} lines`, () => {
  const long = files
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ path, lines }) => lines > mostLines && !longFiles.includes(path));
  expect(long).toEqual([]);
});

/**
 * What turns text into markup or code, frames, or takes the page elsewhere: headers stop most of
 * it, but not all, and Chromium connects for a frame before the policy refuses it.
 */
const forbidden =
  /\b(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|document\.write|window\.open|new Function|eval\(|srcdoc|iframe|RTCPeerConnection\(|location\.(assign|replace)|location(\.href)? = )/;

test('no shipped code opens a way out that no policy closes', () => {
  const shipped = code.filter(
    ({ path }) => /^(src|workers)\//.test(path) && !path.includes('.test.'),
  );
  const found = shipped.flatMap(({ path, text }) =>
    text
      .split('\n')
      .filter((line) => forbidden.test(line) && !/^\s*(\/\/|\/?\*)/.test(line))
      .map((line) => ({ path, line: line.trim() })),
  );
  expect(found).toEqual([]);
});
