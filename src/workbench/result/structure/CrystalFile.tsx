import { useCallback } from 'react';
import type { MaterialSubject } from '#reasoning/subject.ts';
import { compareGroups, sayGroup } from '#science/crystal/describe-crystal.ts';
import { type OpenedCrystal, openCrystal } from '#science/crystal/open-crystal.ts';
import type { ScienceTools } from '#science/science-tools.ts';
import { Notice } from '#ui/Notice.tsx';
import { useToolQuestion } from '../../useToolQuestion.ts';
import { CrystalPicture } from './CrystalPicture.tsx';
import { CrystalReply } from './CrystalReply.tsx';

interface CrystalFileProps {
  readonly subject: MaterialSubject;
  readonly text: string;
  readonly fileName: string;
}

/** A crystal from a file: its cell, and its symmetry beside what the file says of it. */
export function CrystalFile({ subject, text, fileName }: CrystalFileProps) {
  const ask = useCallback(
    ({ crystallography }: ScienceTools, signal: AbortSignal) =>
      openCrystal(text, crystallography, signal),
    [text],
  );
  const reply = useToolQuestion(ask);
  return (
    <CrystalReply
      reply={reply}
      waiting="Reading the crystal…"
      refusal={({ message, cure }) => (
        <Notice tone="danger" alert>
          {fileName} is not shown. {message} {cure}
        </Notice>
      )}
    >
      {(opened) => (
        <>
          <p>
            <strong>{fileName}</strong>: {saySymmetry(opened)}
          </p>
          <CrystalPicture subject={subject} opened={opened} label={opened.crystal.name} />
        </>
      )}
    </CrystalReply>
  );
}

function saySymmetry({ crystal, symmetry, looserSymmetry }: OpenedCrystal): string {
  if (!symmetry.ok) return symmetry.error.message;
  const compared = compareGroups(crystal.stated, symmetry.value);
  if (!looserSymmetry) return compared;
  return `${compared} Within ${looserSymmetry.tolerance} Å it is ${sayGroup(looserSymmetry.spaceGroup)}.`;
}
