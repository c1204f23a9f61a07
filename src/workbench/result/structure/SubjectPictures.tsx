import { useState } from 'react';
import { assertNever } from '#base/assert.ts';
import type { Subject } from '#reasoning/subject.ts';
import { ChoiceGroup } from '#ui/ChoiceGroup.tsx';
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx';
import { CrystalStructure } from './CrystalStructure.tsx';
import { MoleculeStructure } from './MoleculeStructure.tsx';
import { NucleicStructure } from './NucleicStructure.tsx';
import { ProteinStructure } from './ProteinStructure.tsx';
import { ReactionStructure } from './ReactionStructure.tsx';
import './SubjectPictures.css';

/** One picture for each subject; the molecules of a reaction lie behind one another. */
export function SubjectPictures({ subjects }: { readonly subjects: readonly Subject[] }) {
  const reaction = subjects.find(({ kind }) => kind === 'reaction');
  const others = subjects.filter((subject) => subject !== reaction);
  return (
    <>
      {reaction && <SubjectSection subject={reaction} />}
      {reaction && others.length > 1 ? (
        <OneAtATime subjects={others} />
      ) : (
        others.map((subject) => <SubjectSection key={subject.id} subject={subject} />)
      )}
    </>
  );
}

function OneAtATime({ subjects }: { readonly subjects: readonly Subject[] }) {
  const [chosenId, setChosenId] = useState<string>();
  const last = subjects.at(-1);
  const chosen = subjects.find(({ id }) => id === chosenId) ?? last;
  if (!chosen) return null;
  return (
    <>
      <ChoiceGroup
        label="Molecule"
        choices={subjects.map(({ id, label, origin }) => ({
          value: id,
          label: origin === 'answer' ? 'Answer' : label.replace(/ \(.*\)$/, ''),
        }))}
        value={chosen.id}
        onChange={setChosenId}
      />
      <SubjectSection key={chosen.id} subject={chosen} />
    </>
  );
}

function SubjectSection({ subject }: { readonly subject: Subject }) {
  return (
    <section className="subject-picture">
      <p className="muted">
        {subject.origin === 'input' && subject.kind !== 'reaction' ? 'Input: ' : ''}
        {subject.label}
      </p>
      <ErrorBoundary what={`The picture of “${subject.label}”`}>
        <SubjectPicture subject={subject} />
      </ErrorBoundary>
    </section>
  );
}

function SubjectPicture({ subject }: { readonly subject: Subject }) {
  switch (subject.kind) {
    case 'molecule':
      return <MoleculeStructure subject={subject} />;
    case 'reaction':
      return <ReactionStructure subject={subject} />;
    case 'sequence':
      return subject.sequenceKind === 'protein' ? (
        <ProteinStructure subject={subject} />
      ) : (
        <NucleicStructure subject={subject} />
      );
    case 'material':
      return <CrystalStructure subject={subject} />;
    default:
      return assertNever(subject, 'SubjectPicture');
  }
}
