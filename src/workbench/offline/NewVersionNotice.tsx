import { useContext } from 'react';
import { useStore } from 'zustand';
import type { OfflineState, OfflineStore } from '#state/offline-store.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { OfflineContext } from './offline-context.ts';
import './NewVersionNotice.css';

/** Says in a corner that a newer version waits, and switches to it when that ends no run. */
export function NewVersionNotice() {
  const store = useContext(OfflineContext);
  return (
    <div role="status" aria-label="Version" className="new-version">
      {store && <Offer store={store} />}
    </div>
  );
}

function Offer({ store }: { readonly store: OfflineStore }) {
  const newVersion = useStore(store, (state) => state.newVersion);
  const switchVersion = useStore(store, (state) => state.switchVersion);
  if (newVersion.kind === 'none') return null;
  if (newVersion.kind === 'taken') {
    return (
      <Notice tone="info">
        <p>
          Another tab uses a new version. This one goes on with the old one until you reload it.
        </p>
      </Notice>
    );
  }
  const { isBlocked } = newVersion;
  return (
    <Notice
      tone="info"
      actions={
        <Button icon="retry" unavailable={isBlocked} describedBy={REASON} onPress={switchVersion}>
          Use it now
        </Button>
      }
    >
      <p>A new version is ready.</p>
      <p id={REASON} className="muted">
        {sayConsequence(newVersion)}
      </p>
    </Notice>
  );
}

const REASON = 'new-version-reason';

function sayConsequence({
  isBlocked,
}: Extract<OfflineState['newVersion'], { kind: 'waiting' }>): string {
  return isBlocked
    ? 'It has to wait: a run or a transfer is active in this or another tab.'
    : 'This reloads the page; what you typed and the runs on it are not kept. It takes over by itself once all tabs are closed.';
}
