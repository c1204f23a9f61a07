import { createHash, randomBytes } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

const CHUNK_BYTES = 8 * 2 ** 20;
const STEP_BYTES = 256 * 1024;

export interface SlowServer {
  /** Of a model folder on another origin than the page's. */
  readonly url: string;
  readonly files: ReadonlyMap<string, Buffer>;
  /** Bytes of bodies that were sent so far. */
  readonly sent: () => number;
  /** With so many bytes sent, everybody waits until it is raised. */
  upTo: number;
  close(): void;
}

/** A folder with a manifest whose files are noise: it can be kept and checked, not loaded. */
export function noiseFolder(weightBytes: number): ReadonlyMap<string, Buffer> {
  const files = new Map([
    ['config.json', randomBytes(300)],
    ['cpu/model.onnx', randomBytes(1000)],
    ['cpu/weights-0.bin', randomBytes(weightBytes)],
  ]);
  const flavour = { id: 'cpu-int8', backend: 'wasm', quantisation: 'int8', activations: 'fp32' };
  const manifest = {
    format: 2,
    name: 'noise',
    architecture: 'qwen3',
    flavours: [{ ...flavour, graph: 'cpu/model.onnx', data: ['cpu/weights-0.bin'] }],
    files: [...files].map(([path, bytes]) => manifestEntry(path, bytes)),
    quantisationError: {},
  };
  return files.set('manifest.json', Buffer.from(JSON.stringify(manifest)));
}

function manifestEntry(path: string, bytes: Buffer) {
  const whole = { path, bytes: bytes.length, sha256: sha256(bytes) };
  if (bytes.length <= CHUNK_BYTES) return whole;
  const count = Math.ceil(bytes.length / CHUNK_BYTES);
  const chunks = Array.from({ length: count }, (_, index) =>
    sha256(bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES)),
  );
  return { ...whole, chunks };
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Serves a folder to pages of any origin, as a public host does, and stops where it is told to. */
export async function startSlowServer(files: ReadonlyMap<string, Buffer>): Promise<SlowServer> {
  let sent = 0;
  const state = { upTo: Number.POSITIVE_INFINITY };
  const trickle = async (response: ServerResponse, body: Buffer) => {
    for (let at = 0; at < body.length && !response.destroyed; at += STEP_BYTES) {
      const piece = body.subarray(at, at + STEP_BYTES);
      await new Promise((resolve) => response.write(piece, resolve));
      sent += piece.length;
      while (sent >= state.upTo && !response.destroyed) await setTimeout(10);
    }
    response.end();
  };
  const server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Expose-Headers', 'ETag, Content-Range');
    const path = (request.url ?? '').replace('/noise/', '');
    const bytes = files.get(path);
    if (!bytes) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('ETag', `"${sha256(bytes)}"`);
    const [, first = '0'] = /^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? [];
    const body = bytes.subarray(Number(first));
    const isRange = request.headers.range !== undefined;
    if (isRange)
      response.setHeader('Content-Range', `bytes ${first}-${bytes.length - 1}/${bytes.length}`);
    response.setHeader('Content-Length', body.length);
    response.writeHead(isRange ? 206 : 200);
    void trickle(response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}/noise/`,
    files,
    sent: () => sent,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  });
}
