import { useMemo } from 'react';
import type { FoldedRna } from '#science/folding.ts';
import { sayEnergy, structureParts } from '#science/rna/describe-structure.ts';
import type { PairTable } from '#science/rna/pair-table.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import type { BaseSpans } from './RnaStructureView.tsx';

interface RnaStructureTextProps {
  readonly folded: FoldedRna;
  readonly table: PairTable;
  readonly onPoint: (spans: BaseSpans | undefined) => void;
  readonly onPin: (spans: BaseSpans) => void;
}

/** The structure as dots and brackets, and its helices and loops as a list that points. */
export function RnaStructureText({ folded, table, onPoint, onPin }: RnaStructureTextProps) {
  const parts = useMemo(() => structureParts(folded, table), [folded, table]);
  const text = `${folded.sequence}\n${folded.structure} (${folded.energy.toFixed(2)})`;
  return (
    <>
      <Disclosure title={`Helices and loops (${parts.length})`}>
        <ol className="rna-parts">
          {parts.map(({ name, words, spans, energy }) => (
            <li key={`${name} ${words}`}>
              <button
                type="button"
                className="rna-part"
                onPointerEnter={() => onPoint(spans)}
                onPointerLeave={() => onPoint(undefined)}
                onFocus={() => onPoint(spans)}
                onBlur={() => onPoint(undefined)}
                onClick={() => onPin(spans)}
              >
                <span>{name}</span> <span className="muted">{words}</span>{' '}
                <span className="rna-part-energy">{sayEnergy(energy)}</span>
              </button>
            </li>
          ))}
        </ol>
      </Disclosure>
      <Disclosure title="Dots and brackets">
        <pre
          className="rna-brackets"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it
          tabIndex={0}
        >
          {folded.sequence}
          {'\n'}
          {folded.structure}
        </pre>
        <CopyButton label="Copy dots and brackets" text={text} />
      </Disclosure>
    </>
  );
}
