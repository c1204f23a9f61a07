import type { ReactNode } from 'react';
import type { FailureDetails } from '#base/failure.ts';
import { Notice } from '#ui/Notice.tsx';

interface FailureNoticeProps {
  /** What did not work: the beginning of a sentence. */
  readonly what: string;
  readonly failure: FailureDetails;
  readonly actions?: ReactNode;
}

/** What failed, what to do next, and the name to report it by. */
export function FailureNotice({ what, failure, actions }: FailureNoticeProps) {
  return (
    <Notice tone="danger" alert actions={actions}>
      <p>
        <strong>
          {what}: {failure.message}
        </strong>
      </p>
      <p>{failure.cure}</p>
      <p className="muted">
        Code: <span className="monospace">{failure.code}</span>
      </p>
    </Notice>
  );
}
