import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { OfflineState } from '#state/offline-store.ts';
import { htmlOf } from '../workbench.fixture.tsx';
import { NewVersionNotice } from './NewVersionNotice.tsx';
import { OfflineContext } from './offline-context.ts';

function noticeOf(newVersion: OfflineState['newVersion']): string {
  const store = createStore<OfflineState>(() => ({
    readiness: { phase: 'unknown' },
    newVersion,
    keepOffline: () => Promise.resolve(),
    switchVersion: () => {},
  }));
  return htmlOf(
    <OfflineContext value={store}>
      <NewVersionNotice />
    </OfflineContext>,
  );
}

it('is empty while there is nothing new', () => {
  expect(noticeOf({ kind: 'none' })).not.toContain('<p');
});

it('offers the new version and says what that costs', () => {
  const html = noticeOf({ kind: 'waiting', isBlocked: false });
  expect(html).toContain('A new version is ready');
  expect(html).toContain('This reloads the page');
  expect(html).not.toContain('aria-disabled');
});

it('says why it has to wait while a run is active', () => {
  const html = noticeOf({ kind: 'waiting', isBlocked: true });
  expect(html).toMatch(/aria-disabled="true"[^>]*aria-describedby="new-version-reason"/);
  expect(html).toContain('a run or a transfer is active');
});

it('leaves a tab alone whose neighbour has switched', () => {
  const html = noticeOf({ kind: 'taken' });
  expect(html).toContain('until you reload it');
  expect(html).not.toContain('<button');
});
