import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { headersFor } from '../headers/policy.ts';
import { type Listening, listen } from './listen.ts';
import { staticFiles } from './static-server.ts';

const parent = mkdtempSync(join(tmpdir(), 'static-server-'));
const root = join(parent, 'dist');
let server: Listening;

beforeAll(async () => {
  mkdirSync(join(root, 'assets'), { recursive: true });
  mkdirSync(join(root, '.vite'));
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  symlinkSync(join(parent, 'secret.txt'), join(root, 'link.txt'));
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  writeFileSync(join(root, '_headers'), '/*');
  writeFileSync(join(root, '.vite/manifest.json'), '{}');
  writeFileSync(join(root, 'assets/ten-a1.mjs'), '0123456789');
  writeFileSync(join(root, 'assets/empty-a1.wasm'), '');
  writeFileSync(join(root, 'model.onnx'), 'onnx');
  server = await listen(staticFiles(root), 0, false);
});

afterAll(() => {
  server.close();
  rmSync(parent, { recursive: true });
});

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** One request whose path is sent as it is written, `..` included. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: server.port, path, headers, method };
    const sent = request(options, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      const { statusCode: status = 0 } = response;
      response.on('end', () => resolve({ status, headers: response.headers, body }));
    });
    sent.on('error', reject).end();
  });
}

test.each([
  ['/', 'text/html; charset=utf-8'],
  ['/index.html?query', 'text/html; charset=utf-8'],
  ['/assets/ten-a1.mjs', 'text/javascript; charset=utf-8'],
  ['/assets/empty-a1.wasm', 'application/wasm'],
  ['/model.onnx', 'application/octet-stream'],
])('%s comes as %s with every header of the policy', async (path, type) => {
  const { status, headers } = await get(path);
  expect(status).toBe(200);
  expect(headers['content-type']).toBe(type);
  for (const [name, value] of Object.entries(headersFor(path.split('?')[0] ?? ''))) {
    expect(headers[name.toLowerCase()]).toBe(value);
  }
});

test.each([
  '/nothing',
  '/assets',
  '/assets/',
  '/_headers',
  '/.vite/manifest.json',
  '/link.txt',
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/..%5csecret.txt',
  '//etc/passwd',
  '/%00',
  '/%ff',
])('%s is not found', async (path) => {
  const { status, body } = await get(path);
  expect([status, body]).toEqual([404, 'There is no such file.\n']);
});

test('a range is sent alone and says of what it is a part', async () => {
  const { status, headers, body } = await get('/assets/ten-a1.mjs', { range: 'bytes=2-4' });
  expect([status, headers['content-range'], body]).toEqual([206, 'bytes 2-4/10', '234']);
});

test('a range of a file that changed since gives the whole file', async () => {
  const asked = { range: 'bytes=2-4', 'if-range': '"old"' };
  expect(await get('/assets/ten-a1.mjs', asked)).toMatchObject({ status: 200, body: '0123456789' });
});

test('a range beyond the end is refused with the size', async () => {
  const { status, headers } = await get('/assets/ten-a1.mjs', { range: 'bytes=10-' });
  expect([status, headers['content-range']]).toEqual([416, 'bytes */10']);
});

test('a file that did not change is not sent again', async () => {
  const { headers } = await get('/model.onnx');
  const again = await get('/model.onnx', { 'if-none-match': String(headers['etag']) });
  expect([again.status, again.body]).toEqual([304, '']);
});

test('HEAD gives the length without the body, and nothing can be posted', async () => {
  const head = await get('/assets/ten-a1.mjs', {}, 'HEAD');
  expect([head.status, head.headers['content-length'], head.body]).toEqual([200, '10', '']);
  expect((await get('/', {}, 'POST')).status).toBe(405);
});

test('a port in use gives way to the next one, or is named', async () => {
  const next = await listen(staticFiles(root), server.port, true);
  expect(next.port).toBeGreaterThan(server.port);
  next.close();
  await expect(listen(staticFiles(root), server.port, false)).rejects.toThrow(
    `Port ${server.port} is in use.`,
  );
});
