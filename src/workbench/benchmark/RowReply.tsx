import type { BenchmarkRow } from '#state/benchmark/benchmark-state.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { type Fact, FactList } from '#ui/FactList.tsx';
import { Notice } from '#ui/Notice.tsx';
import { VisibleText } from '../result/trace/TextLeaf.tsx';
import { sayCount, sayCountOf, sayDuration, sayShare } from '../say-quantity.ts';
import { filterNames, rowKind } from './row-kinds.ts';
import { sayScore } from './say-benchmark.ts';

interface RowReplyProps {
  readonly row: BenchmarkRow;
  readonly onClose: () => void;
}

/** One row whole: what was asked, what was written, what was read of it and what was wanted. */
export function RowReply({ row, onClose }: RowReplyProps) {
  const { question, reply } = row;
  return (
    <Dialog
      title={`Row ${sayCount(question.fileRow)}: ${filterNames[rowKind(row)]}`}
      onClose={onClose}
      actions={<Button onPress={onClose}>Close</Button>}
    >
      {reply?.kind === 'failed' && (
        <Notice tone="danger">
          <p>
            <strong>{reply.failure.message}</strong>
          </p>
          <p>{reply.failure.cure}</p>
        </Notice>
      )}
      {reply?.kind === 'replied' && reply.finish !== 'stop-token' && (
        <Notice tone="warning">
          <p>{finishWords[reply.finish]}</p>
        </Notice>
      )}
      <FactList facts={factsOf(row)} />
      <Text title="Prompt" text={question.prompt} />
      {reply?.kind === 'replied' &&
        reply.replies.map((text, place) => (
          <Text
            // biome-ignore lint/suspicious/noArrayIndexKey: the rank of a reply is what it is
            key={place}
            title={reply.replies.length > 1 ? `Reply ${place + 1}` : 'Reply'}
            text={text}
          />
        ))}
    </Dialog>
  );
}

function Text({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section aria-label={title}>
      <h3 className="benchmark-text-title">{title}</h3>
      <pre className="benchmark-text">
        <VisibleText text={text} />
      </pre>
    </section>
  );
}

const finishWords: Readonly<Record<string, string>> = {
  'max-tokens': 'The reply was cut at the maximum of tokens.',
  'context-full': 'The reply was cut, because the context of the model is full.',
  'form-complete': 'The reply ended where its form was complete.',
  ended: 'The reply was ended early.',
};

function factsOf({ question, reply, score }: BenchmarkRow): readonly Fact[] {
  const property = question.property === undefined ? [] : [fact('Property', question.property)];
  const scored = score
    ? [
        fact('Read', score.read === '' ? 'Nothing' : score.read),
        fact('Wanted', score.reference || question.references.join(' or ')),
        ...(score.value === undefined ? [] : [fact('Value', sayScore(score.value))]),
      ]
    : [fact('Wanted', question.references.join(' or '))];
  if (reply?.kind !== 'replied') return [...property, ...scored];
  const { confidence, tokenCount, elapsedMs, seed } = reply;
  return [
    ...property,
    ...scored,
    ...(confidence === undefined ? [] : [fact('Probability', sayShare(confidence))]),
    fact(
      'Written',
      `${sayCountOf(tokenCount, 'token')} in ${sayDuration(elapsedMs)}, seed ${seed}`,
    ),
  ];
}

function fact(name: string, value: string): Fact {
  return { name, value: <VisibleText text={value} /> };
}
