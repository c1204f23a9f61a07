import { expect, test } from 'vitest';
import { allowedScriptUrl } from './trusted-types.ts';

const page = 'https://bench.example/app/';

test.each([
  '/assets/ort.mjs',
  'worker.js',
  'https://bench.example/workers/a.js',
  'blob:https://bench.example/0f8fad5b-d9cb-469f-a165-70867728950e',
])('%s may run', (address) => {
  expect(allowedScriptUrl(address, page)).toBe(address);
});

test.each([
  'https://elsewhere.example/a.js',
  '//elsewhere.example/a.js',
  'http://bench.example/a.js',
  'https://bench.example:8443/a.js',
  'blob:https://elsewhere.example/0f8fad5b-d9cb-469f-a165-70867728950e',
  'data:text/javascript,1',
  'javascript:1',
  'https://',
])('%s may not run, and the error names it', (address) => {
  expect(() => allowedScriptUrl(address, page)).toThrow(address);
});
