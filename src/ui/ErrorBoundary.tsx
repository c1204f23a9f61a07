import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import { CopyButton } from './CopyButton.tsx';
import { Notice } from './Notice.tsx';

interface Props {
  readonly children: ReactNode;
  /** What stopped working, as the subject of a sentence: `The structure panel`. */
  readonly what: string;
}

type State =
  | { readonly phase: 'working' }
  | { readonly phase: 'broken'; readonly error: Error; readonly place: string };

/**
 * Shows a bug instead of an empty page. React offers this to classes only. What the person typed
 * lives in the store and is there again after "Show again".
 */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { phase: 'working' };

  static getDerivedStateFromError(thrown: unknown): State {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { phase: 'broken', error, place: '' };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    this.setState({ phase: 'broken', error, place: info.componentStack ?? '' });
  }

  override render(): ReactNode {
    const { state, props } = this;
    if (state.phase === 'working') return props.children;
    const { error, place } = state;
    const details = [error.message, error.stack, place, location.href, navigator.userAgent];
    return (
      <Notice
        tone="danger"
        alert
        actions={
          <>
            <Button icon="retry" onPress={() => this.setState({ phase: 'working' })}>
              Show again
            </Button>
            <CopyButton label="Copy details" text={details.filter(Boolean).join('\n\n')} />
          </>
        }
      >
        <p>
          <strong>{props.what} met a bug:</strong> {error.message}
        </p>
        <p>What you typed is kept. If it happens again, please report it with the details.</p>
      </Notice>
    );
  }
}
