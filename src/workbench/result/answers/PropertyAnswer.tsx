import type { Answer } from '#tasks/answer.ts';
import { NumberAnswer } from './NumberAnswer.tsx';
import { WordAnswer } from './WordAnswer.tsx';

type Property = Extract<Answer, { readonly kind: 'property' }>;

/** The property's key as the prompt has it, with its number or word. */
export function PropertyAnswer({ answer }: { readonly answer: Property }) {
  return (
    <div>
      <code className="monospace muted">{answer.property}</code>
      {'value' in answer ? (
        <NumberAnswer reading={answer} />
      ) : (
        <>
          <p className="muted">{answer.label}</p>
          <WordAnswer word={answer.word} meaning={answer.meaning} />
        </>
      )}
    </div>
  );
}
