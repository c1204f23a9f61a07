import { Failure } from '#base/failure.ts';
import { Interruption, Restart } from './interruption.ts';

/** Longer than this nobody waits on a server's word. */
const LONGEST_RETRY_AFTER_MS = 10 * 60_000;

/** What was asked for: `bytes` is the length of the whole file, where it is known. */
export interface Asked {
  readonly url: string;
  readonly start: number;
  readonly bytes: number | undefined;
}

/**
 * The offset at which the body of a response begins. Throws an `Interruption` when another try may
 * help, a `Restart` when the file is another one by now, and else a `Failure` that says what came.
 */
export function judgeResponse(response: Response, asked: Asked): number {
  if (response.status === 429 || response.status === 408 || response.status >= 500)
    throw new Interruption(
      `${hostOf(asked.url)} answered ${statusOf(response)}`,
      retryAfterMs(response),
    );
  if (response.status !== 200 && response.status !== 206) throw refused(response, asked);
  // A login page or a single-page application's answer to everything.
  if (/^text\/html\b/i.test(response.headers.get('content-type') ?? '')) throw htmlInstead(asked);
  return response.status === 200 ? 0 : rangeStart(response, asked);
}

function rangeStart(response: Response, asked: Asked): number {
  const encoding = response.headers.get('content-encoding') ?? 'identity';
  // The range then counts compressed bytes, which are not those of the file.
  if (encoding !== 'identity')
    throw new Restart(`the server sends ranges compressed (${encoding})`);
  const text = response.headers.get('content-range');
  // Servers elsewhere may hide it from pages; what comes is checked by its hash all the same.
  if (text === null) return asked.start;
  const [, first, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(text) ?? [];
  if (first === undefined || Number(first) !== asked.start) throw wrongRange(asked, text);
  const hasOtherLength =
    total !== '*' && asked.bytes !== undefined && Number(total) !== asked.bytes;
  if (hasOtherLength) throw new Restart(`the file has ${total} bytes by now`);
  return asked.start;
}

function refused(response: Response, asked: Asked): Failure {
  const facts = { url: asked.url, status: response.status };
  const place = fileOf(asked.url);
  if (response.status === 401 || response.status === 403) {
    return new Failure({
      code: 'download-refused',
      message: `${hostOf(asked.url)} refuses ${place}: ${statusOf(response)}.`,
      cure: 'Check the name. A model that needs an account or an agreed licence cannot be fetched from here, where nobody is logged in: download it in the usual way and choose the folder.',
      facts,
    });
  }
  if (response.status === 404 || response.status === 410) {
    return new Failure({
      code: 'not-found',
      message: `${hostOf(asked.url)} has no ${place} (${statusOf(response)}).`,
      cure: 'Check the address for a typing error; private models look as if they did not exist.',
      facts,
    });
  }
  if (response.status === 416) {
    return new Failure({
      code: 'range-refused',
      message: `${hostOf(asked.url)} has nothing of ${place} after byte ${asked.start}: the file is shorter than ${asked.bytes} bytes by now.`,
      cure: 'The model has changed at its source. Remove what was fetched, and download it anew.',
      facts,
    });
  }
  return new Failure({
    code: 'unexpected-status',
    message: `${hostOf(asked.url)} answered ${statusOf(response)} for ${place}.`,
    cure: 'Open the address in a new tab to see what the server says, then try again.',
    facts,
  });
}

function htmlInstead(asked: Asked): Failure {
  return new Failure({
    code: 'not-a-file',
    message: `${hostOf(asked.url)} sent a web page instead of ${fileOf(asked.url)}.`,
    cure: 'A network that asks you to log in does this: open any page, log in, and go on. Otherwise check the address.',
    facts: { url: asked.url },
  });
}

function wrongRange(asked: Asked, range: string): Failure {
  return new Failure({
    code: 'wrong-range',
    message: `Asked for ${fileOf(asked.url)} from byte ${asked.start}, ${hostOf(asked.url)} answered with "${range.slice(0, 80)}".`,
    cure: 'The server, or a proxy before it, does not keep to the rules. Download the folder in another way and choose it here.',
    facts: { url: asked.url, start: asked.start },
  });
}

/** Seconds or a date. Throws `download-refused` for a time nobody would wait. */
function retryAfterMs(response: Response): number {
  const text = response.headers.get('retry-after') ?? '0';
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  const wait = Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : 0;
  if (wait <= LONGEST_RETRY_AFTER_MS) return wait;
  throw new Failure({
    code: 'download-refused',
    message: `The server answered ${statusOf(response)} and asks to wait ${Math.round(wait / 60_000)} minutes.`,
    cure: 'What is fetched is kept. Go on later.',
    facts: { status: response.status },
  });
}

function statusOf({ status, statusText }: Response): string {
  return statusText === '' ? `${status}` : `${status} ${statusText}`;
}

export function hostOf(url: string): string {
  return new URL(url).host;
}

export function fileOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? url);
}
