import { useMemo, useState } from 'react';
import { describeChain } from '#science/protein/describe-chain.ts';
import type { MacroStructure, StructureChain } from '#science/protein/structure.ts';
import { type Choice, ChoiceGroup } from '#ui/ChoiceGroup.tsx';
import {
  colouringsOf,
  type ProteinColouring,
  proteinColouring,
  residueColours,
} from './protein-colouring.ts';
import { proteinContent } from './protein-content.ts';
import { ScenePane } from './ScenePane.tsx';
import './ProteinView.css';

interface ProteinView3DProps {
  readonly structure: MacroStructure;
  readonly chain: StructureChain;
  /** What the picture shows, such as `1CRN`. */
  readonly label: string;
  readonly theme: 'light' | 'dark';
  /** Made of the letters alone: its helices mean nothing. */
  readonly isSchematic?: boolean;
  /** Sentences under the picture. */
  readonly notes: readonly string[];
  /** Residues of the chain by their index; keep the set between renders. */
  readonly highlighted: ReadonlySet<number>;
  readonly onPoint: (residue: number | undefined) => void;
  readonly onPin: (residue: number | undefined) => void;
}

/** A protein as a cartoon. Load it with `lazy(() => import(…))`: it brings 3Dmol (160 KB gzip) along. */
export function ProteinView3D(props: ProteinView3DProps) {
  const { structure, chain, label, theme, notes, isSchematic = false } = props;
  const [chosen, setChosen] = useState<ProteinColouring>();
  const offered = colouringsOf(structure, chain).filter((each) => !isSchematic || each !== 'fold');
  const colouring = chosen && offered.includes(chosen) ? chosen : (offered[0] ?? 'chain');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours change with the theme.
  const content = useMemo(
    () => proteinContent(structure, chain, residueColours(structure, chain, colouring)),
    [structure, chain, colouring, theme],
  );
  const description = useMemo(
    () => (isSchematic ? sayIdeal(chain) : describeChain(structure, chain)),
    [structure, chain, isSchematic],
  );
  const choices = offered.map(
    (value): Choice<ProteinColouring> => ({ value, label: proteinColouring[value].name }),
  );
  return (
    <ScenePane
      content={content}
      label={label}
      description={description}
      theme={theme}
      spinning={false}
      notes={notes}
      highlighted={props.highlighted}
      onPoint={props.onPoint}
      onPin={props.onPin}
      controls={
        <div className="protein-colouring">
          <ChoiceGroup label="Colour by" choices={choices} value={colouring} onChange={setChosen} />
          <ul className="protein-legend" aria-label="Colours">
            {proteinColouring[colouring].legend.map(({ colour, meaning }) => (
              <li key={meaning}>
                <span className="sequence-swatch" style={{ backgroundColor: `var(${colour})` }} />{' '}
                {meaning}
              </li>
            ))}
          </ul>
        </div>
      }
    />
  );
}

function sayIdeal({ residues }: StructureChain): string {
  return `Schematic, not a prediction: ${residues.length} residues drawn as one ideal helix.`;
}
