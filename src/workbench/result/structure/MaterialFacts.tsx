import { assertNever } from '#base/assert.ts';
import { balanceCharges, sayStates, signed } from '#science/crystal/charge-balance.ts';
import { OXIDATION_STATE_SET } from '#science/crystal/oxidation-states.ts';
import { reducedCounts } from '#science/crystal/reduced-counts.ts';
import { crystalFormula } from '#science/crystal-formula.ts';
import { spaceGroupOfNumber } from '#science/space-groups.ts';
import { FactList } from '#ui/FactList.tsx';
import { SpaceGroupSymbol } from '../answers/SpaceGroupSymbol.tsx';
import { ChemicalFormula } from '../ChemicalFormula.tsx';

interface MaterialFactsProps {
  /** One symbol for each atom. */
  readonly symbols: readonly string[];
  readonly spaceGroup: number | undefined;
}

/** What the composition says by itself. */
export function MaterialFacts({ symbols, spaceGroup }: MaterialFactsProps) {
  const { full, reduced } = crystalFormula(symbols);
  const group = spaceGroup === undefined ? undefined : spaceGroupOfNumber(spaceGroup);
  return (
    <FactList
      facts={[
        { name: 'Formula', value: <ChemicalFormula formula={reduced} /> },
        ...(full === reduced
          ? []
          : [{ name: 'As written', value: <ChemicalFormula formula={full} /> }]),
        ...(group
          ? [
              {
                name: 'Space group',
                value: (
                  <>
                    <SpaceGroupSymbol symbol={group.symbol} /> ({group.number}), {group.system}
                  </>
                ),
              },
            ]
          : []),
        { name: 'Charges', value: sayBalance(symbols) },
      ]}
    />
  );
}

function sayBalance(symbols: readonly string[]): string {
  const balance = balanceCharges(reducedCounts(symbols));
  switch (balance.kind) {
    case 'element':
      return 'an element, without charges';
    case 'alloy':
      return 'metals only, no charges to balance';
    case 'balanced':
      return `can balance with ${sayStates(balance.states)}`;
    case 'mixed-valence':
      return `balance only with ${balance.symbol} as ${balance.between.map(signed).join(' and ')}`;
    case 'intermetallic':
      return 'metals and metalloids only, not of ions';
    case 'unbalanced':
      return `do not balance with ${OXIDATION_STATE_SET}`;
    default:
      return assertNever(balance, 'sayBalance');
  }
}
