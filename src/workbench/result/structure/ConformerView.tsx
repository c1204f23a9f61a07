import { lazy, Suspense } from 'react';
import type { Chemistry } from '#science/chemistry.ts';
import { Notice } from '#ui/Notice.tsx';
import { useTheme } from '#ui/Theme.tsx';
import type { AtomPointing } from '../../useAtomPointing.ts';
import { useMoleculeQuestion } from '../../useMoleculeQuestion.ts';
import { StructureFrame } from './StructureFrame.tsx';

// The 3D library is fetched with the first molecule, not with the page.
const MoleculeViewer3D = lazy(async () => {
  const { MoleculeViewer3D: viewer } = await import('#viewers/MoleculeViewer3D.tsx');
  return { default: viewer };
});

const embed = (chemistry: Chemistry, smiles: string, signal: AbortSignal) =>
  chemistry.embedMolecule(smiles, signal);

interface ConformerViewProps {
  /** A molecule that RDKit accepts. */
  readonly smiles: string;
  readonly label: string;
  readonly pointing: AtomPointing;
}

/** The shape of a molecule in space, or in words why there is none. */
export function ConformerView({ smiles, label, pointing }: ConformerViewProps) {
  const shape = useMoleculeQuestion(embed, smiles);
  const { theme } = useTheme();
  switch (shape.phase) {
    case 'nothing-asked':
    case 'asking':
      return <StructureFrame busy>Computing a shape in space…</StructureFrame>;
    case 'refused':
      return <Problem message={shape.error.message} cure={shape.error.cure} />;
    case 'failed':
      return <Problem message={shape.failure.message} cure={shape.failure.cure} />;
    case 'answered':
      return (
        <Suspense fallback={<StructureFrame busy>Loading the 3D view…</StructureFrame>}>
          <MoleculeViewer3D conformer={shape.value} label={label} theme={theme} {...pointing} />
        </Suspense>
      );
  }
}

function Problem({ message, cure }: { readonly message: string; readonly cure: string }) {
  return (
    <Notice tone="warning">
      <p>{message}</p>
      <p>{cure}</p>
    </Notice>
  );
}
