import { Failure } from '#base/failure.ts';
import { type Network, openStream } from './byte-stream.ts';
import { Interruption } from './interruption.ts';
import { fileOf, hostOf } from './judge-response.ts';

/**
 * The text of a small file, in one try; `undefined` when the server has none, or sends a web page
 * for it as it does for everything. Rejects with a `Failure`.
 */
export async function fetchText(
  network: Network,
  url: string,
  mostBytes: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    return await readText(network, url, mostBytes, signal);
  } catch (thrown) {
    if (thrown instanceof Failure && ['not-found', 'not-a-file'].includes(thrown.code))
      return undefined;
    if (!(thrown instanceof Interruption)) throw thrown;
    throw new Failure({
      code: 'host-unreachable',
      message: `${fileOf(url)} could not be fetched: ${thrown.message}.`,
      cure: `See whether this computer is online, and whether ${hostOf(url)} lets other pages read its files (CORS); Hugging Face does. Then try again.`,
      facts: { url },
    });
  }
}

async function readText(
  network: Network,
  url: string,
  mostBytes: number,
  signal: AbortSignal,
): Promise<string> {
  const stream = await openStream(network, { url, start: 0, bytes: undefined }, signal);
  try {
    const decoder = new TextDecoder();
    let text = '';
    let bytes = 0;
    for (let piece = await stream.read(); piece; piece = await stream.read()) {
      bytes += piece.length;
      if (bytes > mostBytes) throw tooLarge(url, mostBytes);
      text += decoder.decode(piece, { stream: true });
    }
    return text + decoder.decode();
  } finally {
    stream.close();
  }
}

function tooLarge(url: string, mostBytes: number): Failure {
  return new Failure({
    code: 'damaged-file',
    message: `${fileOf(url)} has more than the ${mostBytes} bytes that such a file may have.`,
    cure: 'Check the address; this is no model folder.',
    facts: { url },
  });
}
