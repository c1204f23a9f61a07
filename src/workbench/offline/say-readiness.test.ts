import { expect, it } from 'vitest';
import { sayReadiness } from './say-readiness.ts';

it('says yes only for the page that is served from the copy', () => {
  const ready = { phase: 'ready', files: 46, bytes: 69_400_000 } as const;
  expect(sayReadiness({ ...ready, servesThisPage: true })).toBe('yes, 69.4 MB are kept');
  expect(sayReadiness({ ...ready, servesThisPage: false })).toBe(
    'yes, from the next visit on; 69.4 MB are kept',
  );
});

it('says how far it is, and why it is not', () => {
  expect(sayReadiness({ phase: 'preparing', doneBytes: 12e6, totalBytes: 69e6 })).toBe(
    'being prepared, 12.0 MB of 69.0 MB',
  );
  expect(sayReadiness({ phase: 'unavailable', reason: 'the disk is full' })).toBe(
    'no: the disk is full',
  );
});
