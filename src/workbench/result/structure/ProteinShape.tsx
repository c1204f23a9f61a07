import { useEffect, useId, useMemo, useState } from 'react';
import { crambinStructure } from '#science/protein/crambin.ts';
import { nameOfChain } from '#science/protein/describe-chain.ts';
import { idealBackbone } from '#science/protein/ideal-backbone.ts';
import {
  bestChain,
  type ChainMatch,
  matchChain,
  residueAt,
  sayMatch,
} from '#science/protein/match-chain.ts';
import type { MacroStructure, StructureChain } from '#science/protein/structure.ts';
import { Button } from '#ui/Button.tsx';
import { FileButton } from '#ui/FileButton.tsx';
import { Notice } from '#ui/Notice.tsx';
import { useTheme } from '#ui/Theme.tsx';
import { ProteinView3D } from '#viewers/ProteinView3D.tsx';
import { useSettled } from '../../useSettled.ts';
import type { SayInStructure } from './ProteinStructure.tsx';
import { StructureDrop } from './StructureDrop.tsx';
import { StructureLookup } from './StructureLookup.tsx';
import { type StructureFile, useStructureFile } from './useStructureFile.ts';
import './ProteinShape.css';

interface ProteinShapeProps {
  readonly sequence: string;
  readonly label: string;
  readonly highlighted: readonly { readonly first: number; readonly last: number }[];
  /** Positions of the sequence, from 1. */
  readonly onPoint: (position: number | undefined) => void;
  readonly onPin: (position: number | undefined) => void;
  /** How the structure numbers the positions; undefined while it has no numbers of its own. */
  readonly onNumbering: (say: SayInStructure | undefined) => void;
}

const EXAMPLE = 'PDB 1CRN';

/** The structure that a person gives for a protein, laid along its sequence; else a schematic one. */
export function ProteinShape(props: ProteinShapeProps) {
  const { sequence, label } = props;
  const file = useStructureFile();
  const { given } = file;
  const schematic = useMemo(() => idealBackbone(sequence, 'helix'), [sequence]);
  return (
    <StructureDrop what="a PDB or mmCIF file" onFile={file.open}>
      <div className="structure-sources">
        <FileButton
          label="Open a structure…"
          what="Structure file"
          accept=".pdb,.ent,.cif,.mmcif,.gz"
          look="chip"
          onFile={file.open}
        />
        {given?.name !== EXAMPLE && (
          <Button
            look="chip"
            onPress={() => file.show({ structure: crambinStructure(), name: EXAMPLE })}
          >
            Example: crambin
          </Button>
        )}
        {given && (
          <Button look="chip" onPress={file.forget}>
            Back to the schematic
          </Button>
        )}
      </div>
      <StructureLookup onText={file.take} />
      <FileState file={file} />
      {given ? (
        <Shape key={given.name} {...props} structure={given.structure} name={given.name} />
      ) : (
        <>
          <p className="structure-badge">Schematic, not a prediction</p>
          <Shape {...props} structure={schematic} name={label} isSchematic />
        </>
      )}
    </StructureDrop>
  );
}

function FileState({ file: { state, given } }: { readonly file: StructureFile }) {
  if (state.phase === 'reading') return <p role="status">Reading {state.name}…</p>;
  if (state.phase === 'idle') return null;
  return (
    <Notice tone="danger" alert>
      <p>
        <strong>{state.name}</strong> was not taken. {state.error.message}
      </p>
      <p>{state.error.cure}</p>
      {given && <p className="muted">{given.name} is still shown.</p>}
    </Notice>
  );
}

interface ShapeProps extends ProteinShapeProps {
  readonly structure: MacroStructure;
  readonly name: string;
  readonly isSchematic?: boolean;
}

function Shape(props: ShapeProps) {
  const { structure, sequence, name, isSchematic = false, highlighted, onNumbering } = props;
  const { theme } = useTheme();
  const [chosen, setChosen] = useState<StructureChain>();
  const best = useMemo(() => bestChain(sequence, structure), [sequence, structure]);
  const chain = chosen && structure.chains.includes(chosen) ? chosen : best;
  const match = useMemo(() => chain && matchChain(sequence, chain), [sequence, chain]);
  const linked = match?.isAlike ? match : undefined;

  useEffect(() => {
    if (!linked || isSchematic) return;
    onNumbering({ say: (position) => sayNumber(residueAt(linked, position)) });
    return () => onNumbering(undefined);
  }, [linked, isSchematic, onNumbering]);

  // A large picture takes longer to draw than a pointer to pass ten letters.
  const settled = useSettled(highlighted, HIGHLIGHT_DELAY_MS);
  const residues = useMemo(
    () => new Set(settled.flatMap((span) => residuesOf(span, linked?.residues ?? []))),
    [settled, linked],
  );
  if (!chain) return null;
  const positionOf = (residue: number | undefined) =>
    residue === undefined ? undefined : linked?.positions[residue];
  return (
    <>
      <ChainChoice structure={structure} chain={chain} onChange={setChosen} />
      <ProteinView3D
        structure={structure}
        chain={chain}
        label={name}
        theme={theme}
        isSchematic={isSchematic}
        notes={notesOf(props, match)}
        highlighted={residues}
        onPoint={(residue) => props.onPoint(positionOf(residue))}
        onPin={(residue) => props.onPin(positionOf(residue))}
      />
    </>
  );
}

const HIGHLIGHT_DELAY_MS = 40;

function sayNumber(number: string | undefined): string {
  return number === undefined ? 'no coordinates' : `${number} in the structure`;
}

function residuesOf(
  { first, last }: { readonly first: number; readonly last: number },
  residues: readonly (number | undefined)[],
): readonly number[] {
  return residues.slice(Math.max(0, first - 1), last).filter((residue) => residue !== undefined);
}

function notesOf(
  { structure, sequence, isSchematic, name }: ShapeProps,
  match: ChainMatch | undefined,
): readonly string[] {
  if (isSchematic) {
    return [
      'One ideal helix made of the letters alone. It says nothing of the fold; open a PDB or mmCIF file to see one.',
      ...structure.notes,
    ];
  }
  return [
    structure.title === '' ? name : `${name}: ${structure.title}`,
    match
      ? sayMatch(match, sequence.length)
      : 'Sequence and chain are too long together to be laid beside each other.',
    ...(structure.isPredicted ? ['This structure is itself a prediction.'] : []),
    ...structure.notes,
  ];
}

interface ChainChoiceProps {
  readonly structure: MacroStructure;
  readonly chain: StructureChain;
  readonly onChange: (chain: StructureChain | undefined) => void;
}

function ChainChoice({ structure, chain, onChange }: ChainChoiceProps) {
  const id = useId();
  const chains = structure.chains.filter(({ residues }) => residues.length > 0);
  if (chains.length < 2) return null;
  return (
    <p className="structure-chain">
      <label htmlFor={id}>Chain</label>{' '}
      <select
        id={id}
        value={chains.indexOf(chain)}
        onChange={({ currentTarget }) => onChange(chains[Number(currentTarget.value)])}
      >
        {chains.map((each, index) => (
          <option key={`${each.id} ${each.residues[0]?.firstAtom}`} value={index}>
            {nameOfChain(each.id)}, {each.kind}, {each.residues.length}
          </option>
        ))}
      </select>
    </p>
  );
}
