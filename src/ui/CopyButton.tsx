import { useEffect, useState } from 'react';
import { Button } from './Button.tsx';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, such as `Copy answer`. */
  readonly label: string;
}

const words = {
  ready: undefined,
  copied: 'Copied',
  refused: 'Not copied: the browser refused',
} as const;

/** Copies a text and says whether that worked. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<keyof typeof words>('ready');

  useEffect(() => {
    if (outcome === 'ready') return;
    const timer = setTimeout(() => setOutcome('ready'), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  }

  return (
    <>
      <Button
        look="quiet"
        icon={outcome === 'copied' ? 'check' : 'copy'}
        onPress={() => void copy()}
      >
        {words[outcome] ?? label}
      </Button>
      <span role="status" className="visually-hidden">
        {words[outcome]}
      </span>
    </>
  );
}
