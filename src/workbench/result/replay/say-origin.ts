import type { Run } from '#state/run.ts';
import { backendNames } from '../../model/backend-names.ts';

/** Which model wrote a run, on what and when, and whether that was here. */
export function sayOrigin({ model, startedAt, origin }: Run): string {
  const { backend, adapter } = model.backend;
  const on = adapter ? `${backendNames[backend]} (${adapter})` : backendNames[backend];
  const written = `${model.name} wrote it on ${on}, ${startedAt.slice(0, 10)}.`;
  return origin.kind === 'imported'
    ? `${written} It comes from the file “${origin.file}” and was not produced here.`
    : written;
}
