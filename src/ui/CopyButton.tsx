import { useEffect, useState } from 'react';
import { Button } from './Button.tsx';
import type { IconName } from './Icon.tsx';

interface CopyButtonProps {
  /** A function where the text is only known at the press. */
  readonly text: string | (() => string);
  /** What is copied, such as `Copy answer`. */
  readonly label: string;
  readonly icon?: IconName;
}

const words = {
  ready: undefined,
  copied: 'Copied',
  refused: 'Not copied: the browser refused',
} as const;

/** Copies a text and says whether that worked. */
export function CopyButton({ text, label, icon = 'copy' }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<keyof typeof words>('ready');

  useEffect(() => {
    if (outcome === 'ready') return;
    const timer = setTimeout(() => setOutcome('ready'), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  }

  return (
    <>
      <Button look="quiet" icon={outcome === 'copied' ? 'check' : icon} onPress={() => void copy()}>
        {words[outcome] ?? label}
      </Button>
      <span role="status" className="visually-hidden">
        {words[outcome]}
      </span>
    </>
  );
}
