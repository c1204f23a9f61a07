import type { Subject } from '#reasoning/subject.ts';
import { subjectsOf, whyNoSubject } from '#reasoning/subjects.ts';
import type { Run, RunReading } from '#state/run.ts';
import type { FieldValues } from '#tasks/field.ts';
import type { Task } from '#tasks/task.ts';

/** What the structure panel draws, or why it draws nothing. */
export type ShownSubjects =
  | { readonly kind: 'subjects'; readonly subjects: readonly Subject[] }
  | { readonly kind: 'nothing'; readonly reason: string };

/**
 * What is typed now, and the answer of the run. An input that has changed since the run gets another
 * id, since the text of the run speaks of another structure; its reaction loses the old answer.
 */
export function shownSubjects(
  task: Task,
  draft: FieldValues,
  run: Pick<Run, 'values'> | undefined,
  reading: RunReading | undefined,
): ShownSubjects {
  const answer = reading?.answer?.ok ? reading.answer.value.answer : undefined;
  const typed = subjectsOf(task, draft, undefined);
  const ofRun = run ? subjectsOf(task, run.values, answer) : [];
  const answered = ofRun.filter(({ origin }) => origin === 'answer');
  const isSame = run !== undefined && sameInputs(typed, subjectsOf(task, run.values, undefined));
  const isReaction = task.structure.from === 'reaction';
  const subjects = subjectsToShow();
  return subjects.length > 0
    ? { kind: 'subjects', subjects }
    : {
        kind: 'nothing',
        reason: whyNoSubject(task, draft, reading?.answer ? 'arrived' : 'waits'),
      };

  function subjectsToShow(): readonly Subject[] {
    if (isSame) return ofRun;
    if (run === undefined) return typed;
    const drafted = typed.map(asDraft);
    return isReaction && typed.length > 0 ? drafted : [...drafted, ...answered];
  }
}

function sameInputs(one: readonly Subject[], other: readonly Subject[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function asDraft(subject: Subject): Subject {
  const id = draftId(subject.id);
  if (subject.kind !== 'reaction') return { ...subject, id };
  const { reactants, reagents, products } = subject.parts;
  const parts = {
    reactants: reactants && draftId(reactants),
    reagents: reagents && draftId(reagents),
    products: products && draftId(products),
  };
  return { ...subject, id, parts };
}

function draftId(id: string): string {
  return `draft ${id}`;
}
