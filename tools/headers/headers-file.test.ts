import { expect, test } from 'vitest';
import { headersFile } from './headers-file.ts';
import { headersFor } from './policy.ts';

const paths = [
  '/assets/index-a.js',
  '/assets/index-b.css',
  '/assets/ort.wasm',
  '/icon.svg',
  '/index.html',
  '/model/config.json',
  '/model/model.onnx',
  '/workers/inference.worker-c.js',
  '/workers/rdkit.worker-d.js',
];

/** The headers that a host would send: those of every rule that matches, in order. */
function sent(path: string): [string, string][] {
  const rules = headersFile(paths).trim().split('\n\n');
  return rules.flatMap((rule) => {
    const [pattern = '', ...lines] = rule.split('\n');
    const matches = pattern.endsWith('*')
      ? path.startsWith(pattern.slice(0, -1))
      : path === pattern;
    return matches ? lines.map((line) => line.trim().split(/: (.*)/s, 2) as [string, string]) : [];
  });
}

test.each([...paths, '/'])('%s gets each of its headers exactly once', (path) => {
  expect(new Map(sent(path)).size).toBe(sent(path).length);
  expect(Object.fromEntries(sent(path))).toEqual(headersFor(path));
});

test('a folder whose files agree takes one rule, because hosts limit their number', () => {
  const text = headersFile(paths);
  expect(text).toContain('\n/assets/*\n');
  expect(text).toContain('\n/model/*\n');
  expect(text).toContain('\n/workers/rdkit.worker-d.js\n');
});
