import { lazy, Suspense } from 'react';
import type { MaterialSubject } from '#reasoning/subject.ts';
import { cellFormula, sayCell, sayVolume } from '#science/crystal/describe-crystal.ts';
import type { OpenedCrystal } from '#science/crystal/open-crystal.ts';
import { writeCif } from '#science/crystal/write-cif.ts';
import { Button } from '#ui/Button.tsx';
import { FactList } from '#ui/FactList.tsx';
import { useTheme } from '#ui/Theme.tsx';
import { fileNameOf, saveFile } from '#viewers/save-file.ts';
import { useElementPointing } from '../../useElementPointing.ts';
import { ChemicalFormula } from '../ChemicalFormula.tsx';
import { CrystalSites } from './CrystalSites.tsx';
import { StructureFrame } from './StructureFrame.tsx';

// The 3D library is fetched with the first crystal, not with the page.
const CrystalViewer3D = lazy(async () => {
  const { CrystalViewer3D: viewer } = await import('#viewers/CrystalViewer3D.tsx');
  return { default: viewer };
});

interface CrystalPictureProps {
  readonly subject: MaterialSubject;
  readonly opened: OpenedCrystal;
  readonly label: string;
}

/** The cell in three dimensions, in numbers, and as a list of its places. */
export function CrystalPicture({ subject, opened, label }: CrystalPictureProps) {
  const { theme } = useTheme();
  const { crystal, filled } = opened;
  const pointing = useElementPointing(subject.id);
  return (
    <>
      <Suspense fallback={<StructureFrame busy>Loading the 3D view…</StructureFrame>}>
        <CrystalViewer3D
          crystal={crystal}
          filled={filled}
          label={label}
          theme={theme}
          {...pointing}
        />
      </Suspense>
      <FactList
        facts={[
          { name: 'Cell', value: sayCell(crystal.cell) },
          { name: 'Volume', value: sayVolume(crystal.cell) },
          { name: 'Contents', value: <ChemicalFormula formula={cellFormula(crystal, filled)} /> },
        ]}
      />
      <CrystalSites opened={opened} pointing={pointing} />
      <div>
        <Button look="quiet" onPress={() => saveCif(opened, label)}>
          Save CIF
        </Button>
      </div>
    </>
  );
}

function saveCif({ crystal }: OpenedCrystal, label: string): void {
  const text = writeCif(crystal, crystal.notes);
  saveFile(new Blob([text], { type: 'chemical/x-cif' }), `${fileNameOf(label)}.cif`);
}
