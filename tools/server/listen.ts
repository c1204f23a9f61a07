import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  readonly port: number;
  readonly close: () => void;
}

const portsToTry = 50;

/** Listens on localhost at `port` (0 takes any), or at the next free one when `orNext` is set. */
export async function listen(
  handler: RequestListener,
  port: number,
  orNext: boolean,
): Promise<Listening> {
  const last = orNext ? Math.min(port + portsToTry, 65535) : port;
  for (let candidate = port; candidate <= last; candidate++) {
    const listening = await listenOnBoth(handler, candidate);
    if (listening) return listening;
  }
  const range = last > port ? `The ports ${port} to ${last} are` : `Port ${port} is`;
  throw new Error(`${range} in use. Name a free one: npm start -- --port 5000`);
}

// Browsers resolve localhost to either address; taking both keeps another program from answering
// on the one that we left free.
async function listenOnBoth(
  handler: RequestListener,
  port: number,
): Promise<Listening | undefined> {
  const first = await listenOn(handler, '127.0.0.1', port);
  if (typeof first === 'string') return refused(first, port);
  const second = await listenOn(handler, '::1', portOf(first));
  if (second === 'EADDRINUSE') {
    first.close();
    return undefined;
  }
  const servers = typeof second === 'string' ? [first] : [first, second];
  return { port: portOf(first), close: () => servers.forEach(closeNow) };
}

function refused(code: string, port: number): undefined {
  if (code === 'EADDRINUSE') return undefined;
  throw new Error(`Cannot listen on port ${port}: ${code}. Name another: npm start -- --port 5000`);
}

/** The server, or the code of the error that kept it from listening. */
function listenOn(handler: RequestListener, host: string, port: number): Promise<Server | string> {
  return new Promise((resolve) => {
    const server = createServer(handler);
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => resolve(server));
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function closeNow(server: Server): void {
  server.close();
  server.closeAllConnections();
}
