import type { Answer } from '#tasks/answer.ts';
import { answerText } from '#tasks/answer-text.ts';
import { sayNumber } from '../../say-quantity.ts';
import { ChemicalFormula } from '../ChemicalFormula.tsx';

/** An answer in a line or two, to be told apart from others. */
export function CompactAnswer({ answer }: { readonly answer: Answer }) {
  switch (answer.kind) {
    case 'formula':
      return (
        <span className="compact-answer">
          <ChemicalFormula formula={answer.formula} />
        </span>
      );
    case 'number':
      return (
        <span className="compact-answer">
          {sayNumber(answer.value)} {answer.unit}
        </span>
      );
    case 'boolean':
      return <span className="compact-answer">{answer.value ? 'Yes' : 'No'}</span>;
    case 'label':
      return <span className="compact-answer">{answer.label}</span>;
    case 'choice':
      return <span className="compact-answer">{answer.option}</span>;
    case 'smiles':
    case 'protein':
    case 'rna':
      return <code className="compact-answer compact-code">{answerText(answer)}</code>;
    default:
      return <span className="compact-answer compact-prose">{answerText(answer)}</span>;
  }
}
