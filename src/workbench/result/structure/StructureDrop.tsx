import { type ReactNode, useEffect, useState } from 'react';
import './StructureDrop.css';

interface StructureDropProps {
  /** What may be dropped: "a PDB or mmCIF file". */
  readonly what: string;
  readonly onFile: (file: File) => void;
  readonly children: ReactNode;
}

/** A part of the page that takes a dropped file for itself, before the page does. */
export function StructureDrop({ what, onFile, children }: StructureDropProps) {
  const isDragging = useFileDrag();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard
    <div
      className="structure-drop"
      data-dragging={isDragging || undefined}
      onDrop={(event) => {
        const [file] = event.dataTransfer.files;
        if (!file) return;
        event.preventDefault();
        onFile(file);
      }}
    >
      {isDragging && <p className="structure-drop-words">Drop {what} here.</p>}
      {children}
    </div>
  );
}

/** True while a file is dragged over the page. */
function useFileDrag(): boolean {
  const [isDragging, setDragging] = useState(false);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) setDragging(true);
    };
    addEventListener('dragover', over, { signal });
    addEventListener(
      'dragleave',
      // No related target: the pointer has left the window, not only an element.
      (event) => setDragging((was) => was && event.relatedTarget !== null),
      { signal },
    );
    addEventListener('drop', () => setDragging(false), { signal });
    return () => controller.abort();
  }, []);
  return isDragging;
}
