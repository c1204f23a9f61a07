/** Fetches a file of this program; throws an error with address and status when it is not there. */
export async function fetchAsset(url: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`the server answered ${response.status} for ${url}`);
  return response;
}
