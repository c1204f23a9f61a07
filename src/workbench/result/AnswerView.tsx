import { lazy, Suspense } from 'react';
import { assertNever } from '#base/assert.ts';
import type { Answer } from '#tasks/answer.ts';
import { SequenceView } from '#viewers/SequenceView.tsx';
import { LabelsAnswer } from './answers/LabelsAnswer.tsx';
import { MaterialAnswer } from './answers/MaterialAnswer.tsx';
import { NumberAnswer } from './answers/NumberAnswer.tsx';
import { NumbersAnswer } from './answers/NumbersAnswer.tsx';
import { PropertyAnswer } from './answers/PropertyAnswer.tsx';
import { SmilesAnswer } from './answers/SmilesAnswer.tsx';
import { TriplesAnswer } from './answers/TriplesAnswer.tsx';
import { WordAnswer } from './answers/WordAnswer.tsx';
import { ChemicalFormula } from './ChemicalFormula.tsx';
import { VisibleText } from './trace/TextLeaf.tsx';
import './AnswerView.css';

// Reading Markdown takes 40 KB (gzip), which no page needs before a run.
const ProseText = lazy(async () => {
  const { ProseText: component } = await import('./trace/ProseText.tsx');
  return { default: component };
});

/** An answer in the way of its kind. */
export function AnswerView({ answer }: { readonly answer: Answer }) {
  switch (answer.kind) {
    case 'text':
      return (
        <div className="answer-prose">
          <Suspense
            fallback={
              <p>
                <VisibleText text={answer.text} />
              </p>
            }
          >
            <ProseText text={answer.text} />
          </Suspense>
        </div>
      );
    case 'iupac':
      return <p className="answer-name">{answer.name}</p>;
    case 'formula':
      return <WordAnswer word={<ChemicalFormula formula={answer.formula} />} />;
    case 'smiles':
      return <SmilesAnswer smiles={answer.smiles} />;
    case 'number':
      return <NumberAnswer reading={answer} />;
    case 'numbers':
      return <NumbersAnswer numbers={answer.numbers} />;
    case 'boolean':
      return <WordAnswer word={answer.value ? 'Yes' : 'No'} meaning={answer.meaning} />;
    case 'label':
      return <WordAnswer word={answer.label} meaning={answer.meaning} />;
    case 'labels':
      return <LabelsAnswer labels={answer.labels} />;
    case 'choice':
      return <WordAnswer word={answer.option} meaning={answer.meaning} />;
    case 'triples':
      return <TriplesAnswer columns={answer.columns} triples={answer.triples} />;
    case 'property':
      return <PropertyAnswer answer={answer} />;
    case 'protein':
    case 'rna':
      return (
        <SequenceView kind={answer.kind} sequence={answer.sequence} label="Answer of the model" />
      );
    case 'material':
      return <MaterialAnswer symbols={answer.symbols} spaceGroup={answer.spaceGroup} />;
    default:
      return assertNever(answer, 'AnswerView');
  }
}
