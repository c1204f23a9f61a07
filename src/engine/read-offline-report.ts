import type { OfflineReport } from '#workers/offline/protocol.ts';

/** A message of the service worker; undefined when it is of another version and not understood. */
export function readOfflineReport(data: unknown): OfflineReport | undefined {
  if (typeof data !== 'object' || data === null || !('kind' in data)) return undefined;
  const fields: Readonly<Record<string, unknown>> = { ...data };
  const count = (name: string) => (typeof fields[name] === 'number' ? fields[name] : undefined);
  const [doneBytes, totalBytes] = [count('doneBytes'), count('totalBytes')];
  const [files, bytes] = [count('files'), count('bytes')];
  const { reason } = fields;
  if (data.kind === 'progress' && doneBytes !== undefined && totalBytes !== undefined)
    return { kind: 'progress', doneBytes, totalBytes };
  if (data.kind === 'complete' && files !== undefined && bytes !== undefined)
    return { kind: 'complete', files, bytes };
  if (data.kind === 'incomplete' && typeof reason === 'string')
    return { kind: 'incomplete', reason };
  return undefined;
}
