import { crystalFormula } from '#science/crystal-formula.ts';
import { spaceGroupOfNumber } from '#science/space-groups.ts';
import { FactList } from '#ui/FactList.tsx';
import { ChemicalFormula } from '../ChemicalFormula.tsx';
import { SpaceGroupSymbol } from './SpaceGroupSymbol.tsx';
import { WordAnswer } from './WordAnswer.tsx';

interface MaterialAnswerProps {
  /** One symbol for each atom. */
  readonly symbols: readonly string[];
  readonly spaceGroup: number | undefined;
}

/** A crystal as its formula and its space group. */
export function MaterialAnswer({ symbols, spaceGroup }: MaterialAnswerProps) {
  const { full, reduced } = crystalFormula(symbols);
  return (
    <>
      <WordAnswer word={<ChemicalFormula formula={reduced} />} />
      <FactList
        facts={[
          { name: 'As written', value: <ChemicalFormula formula={full} /> },
          { name: 'Atoms', value: symbols.length },
          { name: 'Space group', value: <SpaceGroupFact number={spaceGroup} /> },
        ]}
      />
    </>
  );
}

function SpaceGroupFact({ number }: { readonly number: number | undefined }) {
  if (number === undefined) return <span className="muted">the answer gives none</span>;
  const group = spaceGroupOfNumber(number);
  if (!group) return <>{number}, which is none: they are numbered 1 to 230</>;
  return (
    <>
      {number}, <SpaceGroupSymbol symbol={group.symbol} />, {group.system}
    </>
  );
}
