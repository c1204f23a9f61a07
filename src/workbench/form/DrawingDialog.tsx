import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { failureDetails } from '#base/failure.ts';
import { isAbort } from '#base/rpc-client.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx';
import { Notice } from '#ui/Notice.tsx';
import { useWorkbench } from '../useWorkbench.ts';

const MoleculeEditor = lazy(async () => {
  const { MoleculeEditor } = await import('#viewers/MoleculeEditor.tsx');
  return { default: MoleculeEditor };
});

interface DrawingDialogProps {
  /** The molecule to begin with; empty for none. */
  readonly initialSmiles: string;
  /** Canonical SMILES of the drawing. */
  readonly onDraw: (smiles: string) => void;
  readonly onClose: () => void;
}

type Reading =
  | { readonly phase: 'drawing' }
  | { readonly phase: 'reading' }
  | { readonly phase: 'refused'; readonly message: string; readonly cure: string };

/** The chemistry's own words are about the lines of a molfile, which nobody here has seen. */
const notAMolecule = {
  message: 'RDKit does not take this drawing for a molecule.',
  cure: 'Look for an atom with too many bonds, or a query atom, and change it.',
};

/** A window to draw a molecule in. RDKit turns the drawing into SMILES, or says why it cannot. */
export function DrawingDialog({ initialSmiles, onDraw, onClose }: DrawingDialogProps) {
  const chemistry = useWorkbench((state) => state.chemistry);
  const [molfile, setMolfile] = useState<string>();
  const [reading, setReading] = useState<Reading>({ phase: 'drawing' });
  const closing = useRef<AbortController>(undefined);

  useEffect(() => {
    const controller = new AbortController();
    closing.current = controller;
    return () => controller.abort();
  }, []);

  async function readDrawing(text: string): Promise<void> {
    setReading({ phase: 'reading' });
    try {
      const source = { format: 'molfile', text } as const;
      const smiles = await chemistry.readMolecule(source, closing.current?.signal);
      if (smiles.ok) onDraw(smiles.value);
      else setReading({ phase: 'refused', ...notAMolecule });
    } catch (thrown) {
      if (!isAbort(thrown)) setReading({ phase: 'refused', ...failureDetails(thrown) });
    }
  }

  return (
    <Dialog
      title="Draw a molecule"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            look="primary"
            unavailable={molfile === undefined || reading.phase === 'reading'}
            onPress={() => {
              if (molfile !== undefined) void readDrawing(molfile);
            }}
          >
            Use this molecule
          </Button>
        </>
      }
    >
      <p className="muted">
        Drawing needs a mouse or a finger. With the keyboard, type the SMILES instead.
      </p>
      <ErrorBoundary what="The molecule editor">
        <Suspense fallback={<p className="muted">Loading the editor…</p>}>
          <MoleculeEditor
            initialSmiles={initialSmiles}
            onChange={(drawn) => {
              setMolfile(drawn);
              setReading({ phase: 'drawing' });
            }}
          />
        </Suspense>
      </ErrorBoundary>
      {reading.phase === 'refused' && (
        <Notice tone="danger" alert>
          {reading.message} {reading.cure}
        </Notice>
      )}
    </Dialog>
  );
}
