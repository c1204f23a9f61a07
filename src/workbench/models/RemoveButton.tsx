import { useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { sayBytes } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';

interface RemoveButtonProps {
  readonly id: string;
  readonly label: string;
  readonly bytes: number;
  readonly what: 'Remove' | 'Discard';
  /** What stands on the button, where `what` alone would not say of what. */
  readonly button?: string;
}

/** Takes something out of the library, after a question that says how much it is. */
export function RemoveButton({ id, label, bytes, what, button = what }: RemoveButtonProps) {
  const removeFromLibrary = useWorkbench((state) => state.removeFromLibrary);
  const [isAsking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <>
      <Button onPress={() => setAsking(true)}>{button}</Button>
      {isAsking && (
        <Dialog
          title={`${what} “${label}”?`}
          onClose={close}
          actions={
            <>
              <Button onPress={close}>Keep it</Button>
              <Button
                look="danger"
                onPress={() => {
                  close();
                  void removeFromLibrary(id);
                }}
              >
                {`${what} ${sayBytes(bytes)}`}
              </Button>
            </>
          }
        >
          <p>
            This frees {sayBytes(bytes)} in this browser. To have it again, it must be brought here
            again; nothing outside this browser is changed.
          </p>
        </Dialog>
      )}
    </>
  );
}
