import { useMemo, useState } from 'react';
import type { Conformer } from '#science/chemistry.ts';
import { describeGraph } from '#science/mol-graph.ts';
import { type MolGraph, parseMolblock } from '#science/molblock.ts';
import { type Choice, ChoiceGroup } from '#ui/ChoiceGroup.tsx';
import { Notice } from '#ui/Notice.tsx';
import { type MoleculeStyle, moleculeContent } from './molecule-content.ts';
import { ScenePane, type ScenePaneProps } from './ScenePane.tsx';

interface MoleculeViewer3DProps
  extends Pick<
    ScenePaneProps,
    'label' | 'theme' | 'spinning' | 'highlighted' | 'onPoint' | 'onPin'
  > {
  /** Atoms are named by their number in its SMILES, in `highlighted` and in the events too. */
  readonly conformer: Conformer;
}

/**
 * A molecule to turn and zoom. Load it with `lazy(() => import(…))`: it brings 3Dmol (160 KB
 * gzip) along.
 */
export function MoleculeViewer3D({ conformer, ...props }: MoleculeViewer3DProps) {
  const graph = useMemo(() => parseMolblock(conformer.molblock), [conformer.molblock]);
  if (!graph.ok) {
    return (
      <Notice tone="danger">
        <p>{graph.error.message}</p>
        <p>{graph.error.cure}</p>
      </Notice>
    );
  }
  return (
    <MoleculePane
      graph={graph.value}
      writtenAtoms={conformer.writtenAtoms}
      notes={conformer.notes}
      {...props}
    />
  );
}

interface MoleculePaneProps extends Omit<MoleculeViewer3DProps, 'conformer'> {
  readonly graph: MolGraph;
  readonly writtenAtoms: readonly number[];
  readonly notes: readonly string[];
}

const STYLE_CHOICES: readonly Choice<MoleculeStyle>[] = [
  { value: 'sticks', label: 'Stick' },
  { value: 'balls', label: 'Ball and stick' },
  { value: 'spheres', label: 'Spheres' },
];

function MoleculePane({ graph, writtenAtoms, ...props }: MoleculePaneProps) {
  const [style, setStyle] = useState<MoleculeStyle>('balls');
  const content = useMemo(
    () => moleculeContent(graph, writtenAtoms, style),
    [graph, writtenAtoms, style],
  );
  return (
    <ScenePane
      {...props}
      content={content}
      description={describeGraph(graph)}
      controls={
        <ChoiceGroup
          label="Style"
          hidesLabel
          choices={STYLE_CHOICES}
          value={style}
          onChange={setStyle}
        />
      }
    />
  );
}
