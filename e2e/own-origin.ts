import type { BrowserContext } from '@playwright/test';

/** Addresses off the origin that anything in `context` asks for: page, workers, beacons. */
export function foreignRequests(
  context: BrowserContext,
  baseURL: string | undefined,
): readonly string[] {
  const foreign: string[] = [];
  const own = new URL(baseURL ?? '').origin;
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.origin !== own) foreign.push(url.href);
  });
  return foreign;
}
