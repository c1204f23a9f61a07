import type { ReactNode } from 'react';
import type { InputError } from '#base/result.ts';
import { Notice } from '#ui/Notice.tsx';
import type { ToolReply } from '../../useToolQuestion.ts';

interface CrystalReplyProps<Value> {
  readonly reply: ToolReply<Value>;
  /** While nothing is known. */
  readonly waiting: string;
  readonly refusal: (error: InputError) => ReactNode;
  readonly children: (value: Value) => ReactNode;
}

/** What crystallography said, or why it said nothing. */
export function CrystalReply<Value>({
  reply,
  waiting,
  refusal,
  children,
}: CrystalReplyProps<Value>) {
  switch (reply.phase) {
    case 'nothing-asked':
    case 'asking':
      return <p role="status">{waiting}</p>;
    case 'refused':
      return refusal(reply.error);
    case 'failed':
      return (
        <Notice tone="warning">
          {reply.failure.message} {reply.failure.cure}
        </Notice>
      );
    case 'answered':
      return children(reply.value);
  }
}
