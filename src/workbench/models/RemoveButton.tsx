import { AskedButton } from '#ui/AskedButton.tsx';
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
  return (
    <AskedButton
      label={button}
      question={`${what} “${label}”?`}
      yes={`${what} ${sayBytes(bytes)}`}
      onYes={() => void removeFromLibrary(id)}
    >
      <p>
        This frees {sayBytes(bytes)} in this browser. To have it again, it must be brought here
        again; nothing outside this browser is changed.
      </p>
    </AskedButton>
  );
}
