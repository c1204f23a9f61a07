import type { Discipline, Family, Task } from '#tasks/task.ts';

/** The families in the order of the picker; the verb is what a person wants to do. */
export const familyTitles: Readonly<Record<Family, string>> = {
  translation: 'Translate',
  extraction: 'Extract',
  prediction: 'Predict',
  classification: 'Classify',
  generation: 'Generate',
};

export const disciplineTitles: Readonly<Record<Discipline, string>> = {
  molecule: 'Molecules',
  material: 'Materials',
  protein: 'Proteins',
  'nucleic-acid': 'DNA, RNA',
  text: 'Texts',
};

export type Facet = Family | Discipline;

const isFamily = (facet: Facet): facet is Family => Object.hasOwn(familyTitles, facet);

/** Tasks in one of the chosen families and one of the chosen disciplines; none chosen means all. */
export function tasksWithin(tasks: readonly Task[], chosen: readonly Facet[]): readonly Task[] {
  const families = chosen.filter(isFamily);
  const disciplines = chosen.filter((facet) => !isFamily(facet));
  return tasks.filter(
    ({ family, discipline }) =>
      (families.length === 0 || families.includes(family)) &&
      (disciplines.length === 0 || disciplines.includes(discipline)),
  );
}

/** How many tasks there are with a facet, given what is chosen of the other sort. */
export function countWith(tasks: readonly Task[], facet: Facet, chosen: readonly Facet[]): number {
  const ofOtherSort = chosen.filter((other) => isFamily(other) !== isFamily(facet));
  return tasksWithin(tasks, [...ofOtherSort, facet]).length;
}

/** Such as `Predict · Molecules`. */
export function sayFacets({ family, discipline }: Task): string {
  return `${familyTitles[family]} · ${disciplineTitles[discipline]}`;
}

/** The keys of a table of titles, in its order. */
export function facetsOf<Key extends Facet>(titles: Readonly<Record<Key, string>>): readonly Key[] {
  return Object.keys(titles).filter((key): key is Key => Object.hasOwn(titles, key));
}
