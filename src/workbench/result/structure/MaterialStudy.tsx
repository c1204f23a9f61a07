import type { MaterialSubject } from '#reasoning/subject.ts';
import { Button } from '#ui/Button.tsx';
import { FileButton } from '#ui/FileButton.tsx';
import { Notice } from '#ui/Notice.tsx';
import { type PasteSource, usePasteSource } from '../../paste/usePasteSource.ts';
import { CrystalFile } from './CrystalFile.tsx';
import { MaterialFacts } from './MaterialFacts.tsx';
import { ProposedMaterial } from './ProposedMaterial.tsx';
import { StructureDrop } from './StructureDrop.tsx';
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
      <StructureDrop what="a CIF" onFile={(file) => openFiles([file])}>
        <div className="structure-sources">
          <FileButton
            label="Open a CIF…"
            what="Crystal structure as CIF"
            accept=".cif,.mcif"
            onFile={(file) => openFiles([file])}
          />
          <FileState source={source} />
          {isOpen(source) && <Button onPress={() => setText('')}>Close the file</Button>}
        </div>
      </StructureDrop>
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
