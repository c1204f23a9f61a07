import { CanvasEditor, Molecule } from 'openchemlib';
import { useEffect, useRef, useState } from 'react';
import './MoleculeEditor.css';

interface MoleculeEditorProps {
  /** The molecule to begin with; later changes of it are not looked at. */
  readonly initialSmiles: string;
  /** The drawing as a V2000 molfile after every change; undefined when nothing is drawn. */
  readonly onChange: (molfile: string | undefined) => void;
}

/**
 * A molecule to draw with mouse or finger. It judges no chemistry: whatever is drawn comes out. Load
 * it with `lazy(() => import(…))`: it brings OpenChemLib (340 KB gzip) along.
 */
export function MoleculeEditor({ initialSmiles, onChange }: MoleculeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const [start] = useState(() => moleculeToBeginWith(initialSmiles));
  const latestOnChange = useRef(onChange);

  useEffect(() => {
    latestOnChange.current = onChange;
  }, [onChange]);

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    element.addEventListener('click', submitByHand);
    const editor = new CanvasEditor(element);
    const report = () => latestOnChange.current(molfileOf(editor.getMolecule()));
    editor.setMolecule(start.molecule.getCompactCopy());
    editor.setOnChangeListener(({ type }) => {
      if (type === 'molecule') report();
    });
    report();
    return () => {
      element.removeEventListener('click', submitByHand);
      editor.destroy();
    };
  }, [start]);

  return (
    <>
      {!start.isRead && (
        <p className="muted">This SMILES cannot be drawn here, so the drawing begins empty.</p>
      )}
      <div className="molecule-editor" ref={host} />
    </>
  );
}

interface Start {
  readonly molecule: Molecule;
  readonly isRead: boolean;
}

function moleculeToBeginWith(smiles: string): Start {
  if (smiles === '') return { molecule: new Molecule(0, 0), isRead: true };
  try {
    return { molecule: Molecule.fromSmiles(smiles), isRead: true };
  } catch {
    return { molecule: new Molecule(0, 0), isRead: false };
  }
}

function molfileOf(molecule: Molecule): string | undefined {
  return molecule.getAllAtoms() === 0 ? undefined : molecule.toMolfile();
}

/**
 * The editor's own dialogs are forms, and the page's sandbox blocks submissions before any event.
 * So the press on their OK becomes the event that they wait for.
 */
function submitByHand(event: Event): void {
  const [pressed] = event.composedPath();
  if (!(pressed instanceof HTMLButtonElement) || pressed.type !== 'submit') return;
  event.preventDefault();
  pressed.form?.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
}
