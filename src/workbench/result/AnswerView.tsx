import { assertNever } from '#base/assert.ts';
import type { Answer } from '#tasks/answer.ts';
import { MoleculePicture } from '../MoleculePicture.tsx';
import { ChemicalFormula } from './ChemicalFormula.tsx';
import './AnswerView.css';

/** An answer in the way of its kind. */
export function AnswerView({ answer }: { readonly answer: Answer }) {
  switch (answer.kind) {
    case 'formula':
      return (
        <p className="answer-large">
          <ChemicalFormula formula={answer.formula} />
        </p>
      );
    case 'number':
      return (
        <p className="answer-large">
          {answer.value.toString().replace('-', '−')}{' '}
          <span className="answer-unit">{answer.unit}</span>
          <span className="answer-meaning">{answer.quantity}</span>
        </p>
      );
    case 'boolean':
      return (
        <p className="answer-large">
          {answer.value ? 'Yes' : 'No'}
          <span className="answer-meaning">{answer.meaning}</span>
        </p>
      );
    case 'labels':
      return (
        <ul className="answer-labels">
          {answer.labels.map((label) => (
            <li key={label}>{label}</li>
          ))}
        </ul>
      );
    case 'smiles':
      return (
        <div className="answer-molecule">
          <MoleculePicture
            smiles={answer.smiles}
            label={`Structure drawing of the answer ${answer.smiles}`}
          />
          <code className="monospace">{answer.smiles}</code>
        </div>
      );
    default:
      return assertNever(answer, 'AnswerView');
  }
}

/** The answer as plain text, for the clipboard. */
export function answerText(answer: Answer): string {
  switch (answer.kind) {
    case 'formula':
      return answer.formula;
    case 'number':
      return `${answer.value} ${answer.unit}`;
    case 'boolean':
      return `${answer.value ? 'Yes' : 'No'}: ${answer.meaning}`;
    case 'labels':
      return answer.labels.join(', ');
    case 'smiles':
      return answer.smiles;
    default:
      return assertNever(answer, 'answerText');
  }
}
