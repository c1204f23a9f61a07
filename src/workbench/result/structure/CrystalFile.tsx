import { useCallback } from 'react';
import type { MaterialSubject } from '#reasoning/subject.ts';
import { compareGroups, sayGroup } from '#science/crystal/describe-crystal.ts';
import { type OpenedCrystal, openCrystal } from '#science/crystal/open-crystal.ts';
import type { ScienceTools } from '#science/science-tools.ts';
import { Notice } from '#ui/Notice.tsx';
import { useToolQuestion } from '../../useToolQuestion.ts';
import { CrystalPicture } from './CrystalPicture.tsx';

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
  switch (reply.phase) {
    case 'nothing-asked':
    case 'asking':
      return <p role="status">Reading the crystal…</p>;
    case 'refused':
      return (
        <Notice tone="danger" alert>
          {fileName} is not shown. {reply.error.message} {reply.error.cure}
        </Notice>
      );
    case 'failed':
      return (
        <Notice tone="warning">
          {reply.failure.message} {reply.failure.cure}
        </Notice>
      );
    case 'answered':
      return (
        <>
          <p>
            <strong>{fileName}</strong>: {saySymmetry(reply.value)}
          </p>
          <CrystalPicture subject={subject} opened={reply.value} label={reply.value.crystal.name} />
        </>
      );
  }
}

function saySymmetry({ crystal, symmetry, looserSymmetry }: OpenedCrystal): string {
  if (!symmetry.ok) return symmetry.error.message;
  const compared = compareGroups(crystal.stated, symmetry.value);
  if (!looserSymmetry) return compared;
  return `${compared} Within ${looserSymmetry.tolerance} Å it is ${sayGroup(looserSymmetry.spaceGroup)}.`;
}
