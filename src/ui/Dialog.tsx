import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import './Dialog.css';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons below the content. */
  readonly actions: ReactNode;
  /** After Escape or the browser's own way to close; the parent then stops rendering the dialog. */
  readonly onClose: () => void;
}

/**
 * A window over the page, open as long as it is rendered. The native element keeps the focus inside
 * and gives it back, and its keys do not reach the shortcuts of the page.
 */
export function Dialog({ title, children, actions, onClose }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const headingId = useId();

  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    // The first thing to press may lie below a long text, which is read from its beginning.
    if (dialog && heading.current && dialog.scrollTop > 0) {
      // Only now: a heading that can have the focus would get it in every window.
      heading.current.tabIndex = -1;
      heading.current.focus();
      dialog.scrollTop = 0;
    }
    return () => dialog?.close();
  }, []);

  return (
    <dialog
      className="dialog"
      ref={ref}
      aria-labelledby={headingId}
      onKeyDown={stopPropagation}
      onClose={({ currentTarget }) => {
        if (!currentTarget.open) onClose();
      }}
    >
      <h2 id={headingId} ref={heading}>
        {title}
      </h2>
      {children}
      <div className="dialog-actions">{actions}</div>
    </dialog>
  );
}

function stopPropagation(event: KeyboardEvent): void {
  event.stopPropagation();
}
