import { useCallback, useMemo } from 'react';
import { atomLabels } from '#science/atom-labels.ts';
import type { Chemistry } from '#science/chemistry.ts';
import type { MoleculeDrawing } from '#science/molecule-drawing.ts';
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx';
import { useTheme } from '#ui/Theme.tsx';
import { AtomDrawing, type DrawnAtom } from '#viewers/AtomDrawing.tsx';
import { type AtomPointing, useAtomPointing } from '../../useAtomPointing.ts';
import { useDrawingWidth } from '../../useDrawingWidth.ts';
import { useMoleculeQuestion } from '../../useMoleculeQuestion.ts';
import { ConformerView } from './ConformerView.tsx';
import { StructureFrame } from './StructureFrame.tsx';
import './MoleculeViews.css';

interface MoleculeViewsProps {
  /** Whose atoms these are, for what is pointed at. */
  readonly subjectId: string;
  /** Accepted by RDKit. */
  readonly smiles: string;
  readonly label: string;
  /** The drawing in a sentence. */
  readonly description: string;
}

/** A molecule drawn and in space, side by side where there is room; what one points at, both show. */
export function MoleculeViews({ subjectId, smiles, label, description }: MoleculeViewsProps) {
  const pointing = useAtomPointing(subjectId);
  return (
    <div className="molecule-views">
      <ErrorBoundary what="The structure drawing">
        <DrawnMolecule
          smiles={smiles}
          label={label}
          description={description}
          pointing={pointing}
        />
      </ErrorBoundary>
      <ErrorBoundary what="The 3D view">
        <ConformerView smiles={smiles} label={label} pointing={pointing} />
      </ErrorBoundary>
    </div>
  );
}

interface DrawnMoleculeProps extends Omit<MoleculeViewsProps, 'subjectId'> {
  readonly pointing: AtomPointing;
}

/** CSS pixels; beside it stands the shape in space. */
const WIDEST = 420;

function DrawnMolecule({ smiles, label, description, pointing }: DrawnMoleculeProps) {
  const { theme } = useTheme();
  const width = Math.min(useDrawingWidth(), WIDEST);
  const draw = useCallback(
    (chemistry: Chemistry, text: string, signal: AbortSignal) =>
      chemistry.drawMolecule(text, { width, theme }, signal),
    [width, theme],
  );
  const drawing = useMoleculeQuestion(draw, smiles);
  switch (drawing.phase) {
    case 'nothing-asked':
    case 'asking':
      return <StructureFrame busy>Drawing the molecule…</StructureFrame>;
    case 'refused':
      return <StructureFrame>{drawing.error.message}</StructureFrame>;
    case 'failed':
      return <StructureFrame>{drawing.failure.message}</StructureFrame>;
    case 'answered':
      return (
        <PointableMolecule
          drawing={drawing.value}
          smiles={smiles}
          label={label}
          description={description}
          pointing={pointing}
        />
      );
  }
}

interface PointableMoleculeProps extends DrawnMoleculeProps {
  readonly drawing: MoleculeDrawing;
}

function PointableMolecule({ drawing, smiles, pointing, ...said }: PointableMoleculeProps) {
  const atoms = useMemo(() => drawnAtoms(drawing, smiles), [drawing, smiles]);
  return <AtomDrawing {...said} {...pointing} drawing={drawing} atoms={atoms} />;
}

function drawnAtoms(drawing: MoleculeDrawing, smiles: string): readonly DrawnAtom[] {
  return atomLabels(smiles).flatMap((label, id) => {
    const point = drawing.atoms[id];
    return point ? [{ id, label, ...point }] : [];
  });
}
