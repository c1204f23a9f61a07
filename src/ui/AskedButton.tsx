import { type ReactNode, useState } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

interface AskedButtonProps {
  /** What stands on the button. */
  readonly label: string;
  readonly look?: 'danger';
  /** The question: title of the window that opens. */
  readonly question: string;
  /** What the yes says, such as `Erase 12 runs`. */
  readonly yes: string;
  readonly onYes: () => void;
  /** What will happen. */
  readonly children: ReactNode;
}

/** A button whose act cannot be undone, so that it asks first. */
export function AskedButton({ label, look, question, yes, onYes, children }: AskedButtonProps) {
  const [isAsking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <>
      <Button {...(look && { look })} onPress={() => setAsking(true)}>
        {label}
      </Button>
      {isAsking && (
        <Dialog
          title={question}
          onClose={close}
          actions={
            <>
              <Button onPress={close}>Keep it</Button>
              <Button
                look="danger"
                onPress={() => {
                  close();
                  onYes();
                }}
              >
                {yes}
              </Button>
            </>
          }
        >
          {children}
        </Dialog>
      )}
    </>
  );
}
