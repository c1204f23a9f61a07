import { parseRange } from '#base/byte-range.ts';

/**
 * The bytes of a whole, kept response that a request with this `Range` header asks for; the whole
 * one when it asks for no single range.
 */
export async function partOfResponse(
  whole: Response,
  range: string | undefined,
): Promise<Response> {
  if (range === undefined) return whole;
  const body = await whole.blob();
  const asked = parseRange(range, body.size);
  const headers = new Headers(whole.headers);
  if (asked === undefined) return new Response(body, { headers });
  if (asked === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${body.size}`);
    headers.delete('Content-Length');
    return new Response(null, { status: 416, statusText: 'Range Not Satisfiable', headers });
  }
  const { first, last } = asked;
  headers.set('Content-Range', `bytes ${first}-${last}/${body.size}`);
  headers.set('Content-Length', String(last - first + 1));
  const part = body.slice(first, last + 1, body.type);
  return new Response(part, { status: 206, statusText: 'Partial Content', headers });
}
