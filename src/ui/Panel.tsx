import { type KeyboardEvent, type ReactNode, type Ref, useId } from 'react';
import './Panel.css';

interface PanelProps {
  /** Heading, and at once the accessible name. */
  readonly title: string;
  readonly children: ReactNode;
  /** Small controls at the right end of the heading. */
  readonly actions?: ReactNode;
}

/** One framed part of a screen: a named region with a heading. */
export function Panel(props: PanelProps & { readonly ref?: Ref<HTMLElement> }) {
  const headingId = useId();
  return (
    <section className="panel" aria-labelledby={headingId} ref={props.ref}>
      <PanelContent {...props} headingId={headingId} />
    </section>
  );
}

/**
 * A panel of inputs. It is never submitted: the page's sandbox blocks submissions before any
 * event, so buttons and keys call their functions themselves.
 */
export function FormPanel(
  props: PanelProps & { readonly onKeyDown: (event: KeyboardEvent) => void },
) {
  const headingId = useId();
  return (
    <form className="panel" aria-labelledby={headingId} onKeyDown={props.onKeyDown}>
      <PanelContent {...props} headingId={headingId} />
    </form>
  );
}

function PanelContent(props: PanelProps & { readonly headingId: string }) {
  const { title, children, actions, headingId } = props;
  return (
    <>
      <header className="panel-header">
        <h2 id={headingId}>{title}</h2>
        {actions && <div className="panel-actions">{actions}</div>}
      </header>
      <div className="panel-body">{children}</div>
    </>
  );
}
