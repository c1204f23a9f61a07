import type { StorageFacts } from '#library/stored-model.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { sayBytes } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';

/** How much room there is, and whether what is kept here stays. */
export function StorageLine({ storage }: { readonly storage: StorageFacts }) {
  const askPersistence = useWorkbench((state) => state.askPersistence);
  const { usedBytes, freeBytes, isPersistent, isSupported } = storage;
  if (!isSupported) {
    return (
      <Notice tone="warning">
        <p>
          This browser keeps no files for this page, perhaps because the window is private. Models
          can only be used from a server here.
        </p>
      </Notice>
    );
  }
  const room = `${sayBytes(usedBytes)} are used; by the browser’s own estimate ${sayBytes(freeBytes)} more fit.`;
  if (isPersistent) {
    return (
      <p className="muted">
        {room} The browser promised to keep them: they go only when you remove them or clear this
        site’s data.
      </p>
    );
  }
  return (
    <Notice
      tone="aside"
      actions={<Button onPress={() => void askPersistence()}>Ask the browser to keep them</Button>}
    >
      <p>
        {room} They are not promised to stay: when the disk runs low, the browser may delete all of
        this site’s models at once, without asking. Keep the folders you brought.
      </p>
    </Notice>
  );
}
