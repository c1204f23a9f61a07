import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseRange } from '#base/byte-range.ts';
import { headersFor } from '../headers/policy.ts';
import { isServed } from '../headers/vite-headers.ts';

const mimeTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jinja': 'text/plain; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

interface Found {
  readonly file: string;
  /** The path as the header policy knows it. */
  readonly path: string;
  readonly size: number;
  readonly etag: string;
}

/**
 * Answers GET and HEAD for the files under `roots`, where an earlier one goes first, and nothing
 * else: no listing, no way out.
 */
export function staticFiles(...roots: readonly string[]): RequestListener {
  const folders = roots.map((root) => resolve(root));
  return (request, response) => {
    answer(folders, request, response).catch(() => response.destroy());
  };
}

async function answer(
  roots: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return refuse(response, 405, 'Only GET and HEAD are answered here.');
  }
  const found = await findFile(roots, request.url ?? '/');
  if (!found) return refuse(response, 404, 'There is no such file.');
  for (const [name, value] of Object.entries(headersFor(found.path)))
    response.setHeader(name, value);
  response.setHeader('Content-Type', mimeTypes[extname(found.file)] ?? 'application/octet-stream');
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('ETag', found.etag);
  if (request.headers['if-none-match'] === found.etag) return void response.writeHead(304).end();
  await sendBody(found, request, response);
}

async function sendBody(
  found: Found,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const fresh = (request.headers['if-range'] ?? found.etag) === found.etag;
  const range = parseRange(fresh ? request.headers.range : undefined, found.size);
  if (range === 'unsatisfiable') {
    response.setHeader('Content-Range', `bytes */${found.size}`);
    return void response.writeHead(416).end();
  }
  const { first, last } = range ?? { first: 0, last: found.size - 1 };
  if (range) response.setHeader('Content-Range', `bytes ${first}-${last}/${found.size}`);
  response.setHeader('Content-Length', last - first + 1);
  response.writeHead(range ? 206 : 200);
  if (request.method === 'HEAD' || found.size === 0) return void response.end();
  await pipeline(createReadStream(found.file, { start: first, end: last }), response);
}

async function findFile(roots: readonly string[], url: string): Promise<Found | undefined> {
  const path = decodedPath(url);
  if (path === undefined || !isServed(path.slice(1))) return undefined;
  for (const root of roots) {
    const found = await fileBelow(root, path).catch(() => undefined);
    if (found) return found;
  }
  return undefined;
}

/** Rejects when there is no such path. A link that leads out of `root` is not followed. */
async function fileBelow(root: string, path: string): Promise<Found | undefined> {
  const file = await realpath(join(root, path === '/' ? 'index.html' : path));
  if (!file.startsWith((await realpath(root)) + sep)) return undefined;
  const facts = await stat(file);
  if (!facts.isFile()) return undefined;
  return { file, path, size: facts.size, etag: `"${facts.size}-${facts.mtimeMs}"` };
}

function decodedPath(url: string): string | undefined {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '/');
    const plain =
      path.startsWith('/') && !/[\\\0]|\/\//.test(path) && !path.split('/').includes('..');
    return plain ? path : undefined;
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  const headers = headersFor('/refusal.txt');
  response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${sentence}\n`);
}
