import { expect, it } from 'vitest';
import { readOfflineReport } from './read-offline-report.ts';

it.each([
  { kind: 'progress', doneBytes: 1, totalBytes: 2 },
  { kind: 'complete', files: 3, bytes: 4 },
  { kind: 'incomplete', reason: 'the disk is full' },
])('a report is read: %o', (report) => {
  expect(readOfflineReport({ ...report, more: 'of a later version' })).toEqual(report);
});

it.each([
  undefined,
  null,
  'complete',
  {},
  { kind: 'complete' },
  { kind: 'progress', doneBytes: 1 },
])('what another version may say is left alone: %o', (data) => {
  expect(readOfflineReport(data)).toBeUndefined();
});
