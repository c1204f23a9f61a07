import { type ReactNode, useRef } from 'react';
import type { MaterialSubject } from '#reasoning/subject.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { type PasteSource, usePasteSource } from '../../paste/usePasteSource.ts';
import { CrystalFile } from './CrystalFile.tsx';
import { MaterialFacts } from './MaterialFacts.tsx';
import { ProposedMaterial } from './ProposedMaterial.tsx';
import './MaterialStudy.css';

/**
 * A material: what its composition and space group allow, and a file of a crystal
 * beside it if the person opens one.
 */
export function MaterialStudy({ subject }: { readonly subject: MaterialSubject }) {
  const { symbols, spaceGroup } = subject;
  const { source, setText, openFiles } = usePasteSource();
  return (
    <>
      <MaterialFacts symbols={symbols} spaceGroup={spaceGroup} />
      {spaceGroup === undefined ? (
        <p className="muted">
          A composition alone does not fix where the atoms are, so there is no structure to draw.
        </p>
      ) : (
        <ProposedMaterial
          key={`${symbols.join(' ')} ${spaceGroup}`}
          subject={subject}
          spaceGroup={spaceGroup}
        />
      )}
      <FilePlace onFiles={openFiles}>
        <FileState source={source} />
        {isOpen(source) && <Button onPress={() => setText('')}>Close the file</Button>}
      </FilePlace>
      {isOpen(source) && (
        <CrystalFile subject={subject} text={source.text} fileName={source.fileName} />
      )}
    </>
  );
}

type OpenFile = Extract<PasteSource, { readonly phase: 'ready' }> & { readonly fileName: string };

function isOpen(source: PasteSource): source is OpenFile {
  return source.phase === 'ready' && source.fileName !== undefined && source.text !== '';
}

interface FilePlaceProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}

/** Takes a file by a button, or one that is dropped on it; the page around takes no part of that. */
function FilePlace({ onFiles, children }: FilePlaceProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first.
    <div
      className="crystal-file-place"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        // The form takes what is dropped elsewhere on the page.
        event.preventDefault();
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <Button onPress={() => input.current?.click()}>Open a CIF…</Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="Crystal structure as CIF"
        accept=".cif,.mcif"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // Else the same file, opened again after an edit, would be no change.
          currentTarget.value = '';
        }}
      />
      {children}
    </div>
  );
}

function FileState({ source }: { readonly source: PasteSource }) {
  if (source.phase === 'reading') return <p role="status">Reading {source.fileName}…</p>;
  if (source.phase === 'refused') {
    return (
      <Notice tone="danger" alert>
        {source.fileName} is not read. {source.error.message} {source.error.cure}
      </Notice>
    );
  }
  if (source.fileName !== undefined) return null;
  return (
    <p className="muted">
      or drop one here, to see its cell and symmetry. It stays on this computer.
    </p>
  );
}
