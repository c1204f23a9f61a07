import { useCallback } from 'react';
import type { Chemistry } from '#science/chemistry.ts';
import { useTheme } from '#ui/Theme.tsx';
import { MoleculeDrawing } from '#viewers/MoleculeDrawing.tsx';
import { useMoleculeQuestion } from './useMoleculeQuestion.ts';
import './MoleculePicture.css';

interface MoleculePictureProps {
  /** Accepted by the field check; undefined shows an empty frame. */
  readonly smiles: string | undefined;
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
}

const WIDTH = 260;
const HEIGHT = 170;

/** RDKit's drawing of a molecule in the colours of the theme. */
export function MoleculePicture({ smiles, label }: MoleculePictureProps) {
  const { theme } = useTheme();
  const draw = useCallback(
    (chemistry: Chemistry, text: string, signal: AbortSignal) =>
      chemistry.drawMolecule(text, { width: WIDTH, height: HEIGHT, theme }, signal),
    [theme],
  );
  const drawing = useMoleculeQuestion(draw, smiles);
  return (
    <div className="molecule-picture" data-phase={drawing.phase}>
      {drawing.phase === 'answered' && <MoleculeDrawing svg={drawing.value.svg} label={label} />}
      {drawing.phase === 'failed' && <p className="muted">{drawing.failure.message}</p>}
    </div>
  );
}
