import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '#ui/Button.tsx';

interface StructureDropProps {
  readonly onFile: (file: File) => void;
  readonly children: ReactNode;
}

/** A part of the page that takes a dropped file for itself, before the page does. */
export function StructureDrop({ onFile, children }: StructureDropProps) {
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
      {isDragging && <p className="structure-drop-words">Drop a PDB or mmCIF file here.</p>}
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

/** Opens the browser's own choice of a file. */
export function StructureFileButton({ onFile }: { readonly onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look="chip" onPress={() => input.current?.click()}>
        Open a structure…
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".pdb,.ent,.cif,.mmcif,.gz"
        aria-label="Structure file"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile(file);
          // Else the same file, chosen again after a change in it, would be no change.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
