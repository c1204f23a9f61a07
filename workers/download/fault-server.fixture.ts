import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Folder } from '#library/library-places.fixture.ts';

/** What the server does instead of its duty, once for each entry of `faults`, in order. */
export type Fault =
  | {
      readonly kind: 'reset' | 'short-without-length' | 'short-with-length' | 'stall';
      readonly after: number;
    }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: 'ignore-range' | 'wrong-range' | 'html' | 'gzip' | 'flip-bit' };

export interface FaultServer {
  readonly url: string;
  /** Applied to the next requests for `path`; a request after the last one is answered rightly. */
  readonly faults: { path: string; list: Fault[] };
  /** `none` sends no ETag at all. */
  etag: 'strong' | 'weak' | 'none';
  /** Replace to change a file at its source; the ETag changes with it. */
  folder: Map<string, Uint8Array>;
  version: number;
  readonly requests: {
    readonly path: string;
    readonly range: string | undefined;
    readonly ifRange: string | undefined;
  }[];
  close(): void;
}

/** A server on this machine that answers as it should, except where a test asks for a fault. */
export async function startFaultServer(folder: Folder): Promise<FaultServer> {
  const state: Omit<FaultServer, 'url' | 'close'> = {
    faults: { path: '', list: [] },
    etag: 'strong',
    folder: new Map(folder),
    version: 1,
    requests: [],
  };
  const server = createServer((request, response) => answer(state, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}/models/x/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  });
}

type State = Omit<FaultServer, 'url' | 'close'>;

function answer(state: State, request: IncomingMessage, response: ServerResponse): void {
  const path = (request.url ?? '').replace('/models/x/', '');
  const { range, 'if-range': ifRange } = request.headers;
  state.requests.push({ path, range, ifRange: String(ifRange ?? '') || undefined });
  const bytes = state.folder.get(path);
  if (!bytes) {
    response.writeHead(404).end('no such file');
    return;
  }
  const fault = state.faults.path === path ? state.faults.list.shift() : undefined;
  const etag = `"${path}-${state.version}"`;
  if (state.etag !== 'none') response.setHeader('ETag', state.etag === 'weak' ? `W/${etag}` : etag);
  const isFresh = ifRange === undefined || ifRange === etag;
  const start = isFresh && fault?.kind !== 'ignore-range' ? firstByte(range) : undefined;
  if (start !== undefined && start >= bytes.length) response.writeHead(416).end();
  else if (!sendOther(fault, response)) send(bytes, start, fault, response);
}

function firstByte(range: string | undefined): number | undefined {
  const [, first] = /^bytes=(\d+)-$/.exec(range ?? '') ?? [];
  return first === undefined ? undefined : Number(first);
}

function send(
  bytes: Uint8Array,
  start: number | undefined,
  fault: Fault | undefined,
  response: ServerResponse,
): void {
  const body = Buffer.from(bytes.subarray(start ?? 0));
  if (start !== undefined) {
    const first = fault?.kind === 'wrong-range' ? start + 1 : start;
    response.setHeader('Content-Range', `bytes ${first}-${bytes.length - 1}/${bytes.length}`);
  }
  if (fault?.kind === 'flip-bit') body[body.length >> 1] = (body[body.length >> 1] ?? 0) ^ 8;
  const packed = fault?.kind === 'gzip' ? gzipSync(body) : body;
  if (fault?.kind === 'gzip') response.setHeader('Content-Encoding', 'gzip');
  if (fault?.kind !== 'short-without-length') response.setHeader('Content-Length', packed.length);
  response.writeHead(start === undefined ? 200 : 206);
  if (fault && 'after' in fault) breakOff(fault, body, start ?? 0, response);
  else response.end(packed);
}

function breakOff(
  { kind, after }: Fault & { readonly after: number },
  body: Uint8Array,
  start: number,
  response: ServerResponse,
): void {
  const part = body.subarray(0, Math.max(0, after - start));
  response.write(part, () => {
    if (kind === 'short-without-length') response.end();
    else if (kind !== 'stall') setTimeout(() => response.socket?.destroy(), 5);
  });
}

/** Answers without a file: an error, or a login page. */
function sendOther(fault: Fault | undefined, response: ServerResponse): boolean {
  if (fault?.kind === 'status') {
    if (fault.retryAfter) response.setHeader('Retry-After', fault.retryAfter);
    response.writeHead(fault.status).end('no');
    return true;
  }
  if (fault?.kind !== 'html') return false;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.writeHead(200).end('<!doctype html><title>Log in</title>');
  return true;
}
