import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Listening, listen } from '#tools/server/listen.ts';
import { staticFiles } from '#tools/server/static-server.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A host of the built page that a test can change, break and stop. */
export interface StoppableServer {
  readonly url: string;
  /** Hosts another folder from now on, with every header. */
  host(folder: string): void;
  /** Answers requests whose path matches in another way; undefined takes that back. */
  interfere(pattern: RegExp, handler: Handler | undefined): void;
  stop(): void;
}

export async function startStoppableServer(folder: string): Promise<StoppableServer> {
  let files: Handler = staticFiles(folder);
  let exception: { readonly pattern: RegExp; readonly handler: Handler } | undefined;
  const answer: Handler = (request, response) => {
    const isException = exception?.pattern.test(request.url ?? '');
    (isException && exception ? exception.handler : files)(request, response);
  };
  const listening: Listening = await listen(answer, 0, false);
  return {
    url: `http://localhost:${listening.port}/`,
    host: (other) => {
      files = staticFiles(other);
    },
    interfere: (pattern, handler) => {
      exception = handler && { pattern, handler };
    },
    stop: listening.close,
  };
}
