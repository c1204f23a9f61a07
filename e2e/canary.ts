import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';

/** A second server on this machine to which nothing may ever connect. */
export interface Canary {
  readonly port: number;
  /** TCP connections and UDP packets that came, whatever they carried. */
  readonly visits: () => number;
  /** Those that carried something. */
  readonly messages: () => number;
  readonly close: () => void;
}

/** Listens for TCP and UDP on one port, and answers HTTP so that a leak succeeds. */
export async function startCanary(): Promise<Canary> {
  let visits = 0;
  let messages = 0;
  const server: Server = createServer((socket) => {
    visits += 1;
    socket.on('error', () => undefined);
    socket.once('data', () => {
      messages += 1;
      socket.end('HTTP/1.1 204 No Content\r\naccess-control-allow-origin: *\r\n\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const packets = createSocket('udp4').on('message', () => {
    visits += 1;
    messages += 1;
  });
  await new Promise<void>((resolve) => packets.bind(port, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    packets.close();
  };
  return { port, visits: () => visits, messages: () => messages, close };
}
