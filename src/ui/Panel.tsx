import { type ReactNode, useId } from 'react';
import './Panel.css';

interface PanelProps {
  /** Heading, and at once the accessible name of the region. */
  readonly title: string;
  readonly children: ReactNode;
  /** Small controls at the right end of the heading. */
  readonly actions?: ReactNode;
}

/** One framed part of a screen: a named region with a heading. */
export function Panel({ title, children, actions }: PanelProps) {
  const headingId = useId();
  return (
    <section className="panel" aria-labelledby={headingId}>
      <header className="panel-header">
        <h2 id={headingId}>{title}</h2>
        {actions && <div className="panel-actions">{actions}</div>}
      </header>
      <div className="panel-body">{children}</div>
    </section>
  );
}
