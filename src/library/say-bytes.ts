/** Bytes as people say them: `4.6 GB` from 1,000,000,000 on, else `12.5 MB`. */
export function sayBytes(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
