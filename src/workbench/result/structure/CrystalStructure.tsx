import { lazy, Suspense } from 'react';
import type { MaterialSubject } from '#reasoning/subject.ts';
import { StructureFrame } from './StructureFrame.tsx';

// Prototypes, radii and oxidation states are fetched with the first material, not with the page.
const MaterialStudy = lazy(async () => {
  const { MaterialStudy: study } = await import('./MaterialStudy.tsx');
  return { default: study };
});

/** A material of the run. */
export function CrystalStructure({ subject }: { readonly subject: MaterialSubject }) {
  return (
    <Suspense fallback={<StructureFrame busy>Reading the material…</StructureFrame>}>
      <MaterialStudy subject={subject} />
    </Suspense>
  );
}
