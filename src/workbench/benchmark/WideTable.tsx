import type { ReactNode } from 'react';

interface WideTableProps {
  /** What a screen reader calls the place. */
  readonly label: string;
  /** The table. */
  readonly children: ReactNode;
}

/** A place for a table that may be wider than the page; the keyboard scrolls it too. */
export function WideTable({ label, children }: WideTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it
    <section className="benchmark-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
