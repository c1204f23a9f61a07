import { lazy, type ReactNode, Suspense } from 'react';
import type { Chemistry, Conformer } from '#science/chemistry.ts';
import { Notice } from '#ui/Notice.tsx';
import { useTheme } from '#ui/Theme.tsx';
import { type MoleculeReply, useMoleculeQuestion } from '../useMoleculeQuestion.ts';
import './ConformerView.css';

// The 3D library is fetched with the first molecule, not with the page.
const MoleculeViewer3D = lazy(async () => {
  const { MoleculeViewer3D: viewer } = await import('#viewers/MoleculeViewer3D.tsx');
  return { default: viewer };
});

const embed = (chemistry: Chemistry, smiles: string, signal: AbortSignal) =>
  chemistry.embedMolecule(smiles, signal);

interface ConformerViewProps {
  /** A molecule that RDKit accepts; undefined shows `placeholder`. */
  readonly smiles: string | undefined;
  readonly placeholder: string;
  readonly label: string;
}

/** The shape of a molecule in space, or in words why there is none. */
export function ConformerView({ smiles, placeholder, label }: ConformerViewProps) {
  const shape = useMoleculeQuestion(embed, smiles);
  return smiles === undefined ? (
    <Frame>{placeholder}</Frame>
  ) : (
    <Shape shape={shape} label={label} />
  );
}

interface ShapeProps {
  readonly shape: MoleculeReply<Conformer>;
  readonly label: string;
}

function Shape({ shape, label }: ShapeProps) {
  const { theme } = useTheme();
  switch (shape.phase) {
    case 'nothing-asked':
    case 'asking':
      return <Frame busy>Computing a shape in space…</Frame>;
    case 'refused':
      return <Problem message={shape.error.message} cure={shape.error.cure} />;
    case 'failed':
      return <Problem message={shape.failure.message} cure={shape.failure.cure} />;
    case 'answered':
      return (
        <Suspense fallback={<Frame busy>Loading the 3D view…</Frame>}>
          <MoleculeViewer3D conformer={shape.value} label={label} theme={theme} />
        </Suspense>
      );
  }
}

function Frame({
  children,
  busy = false,
}: {
  readonly children: ReactNode;
  readonly busy?: boolean;
}) {
  return (
    <p className="structure-frame" aria-busy={busy}>
      {children}
    </p>
  );
}

function Problem({ message, cure }: { readonly message: string; readonly cure: string }) {
  return (
    <Notice tone="warning">
      <p>{message}</p>
      <p>{cure}</p>
    </Notice>
  );
}
