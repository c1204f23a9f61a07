import { definitely } from '#base/assert.ts';
import { findTask } from '#tasks/registry.ts';
import { randomNumbers } from './checks/reaction-rows.ts';
import { madeDescriptions, madeMolecules } from './made-texts.ts';
import { column, pairsOf } from './table-texts.ts';

/** One row of a test set as it is kept. */
export interface KeptRow {
  readonly prompt: string;
  readonly reference: string;
  readonly reply: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** A benchmark whose replies are there, before anything of it is scored. */
export interface AnsweredSet {
  readonly what: string;
  readonly taskId: string;
  readonly rows: readonly KeptRow[];
}

type Pair = readonly [reply: string, reference: string];

/** Benchmarks of `count` rows; texts and molecules come from the tables in `folder`, or are made. */
export function answeredSets(count: number, folder?: string): readonly AnsweredSet[] {
  const texts = pairsOf(
    folder === undefined
      ? madeDescriptions(2 * count, 1)
      : column(folder, 'molecules/chebi20.tsv.gz', 'description'),
    count,
  );
  const molecules = pairsOf(
    folder === undefined
      ? madeMolecules(2 * count, 2)
      : column(folder, 'molecules/zinc_smiles.tsv.gz', 'smiles'),
    count,
  ).map(([reply, reference]): Pair => [asSmiles(reply), asSmiles(reference)]);
  return [
    answeredSet('ROUGE-L of descriptions', 'protein-general-function', texts),
    answeredSet('METEOR, BLEU, ROUGE of captions', 'molecule-captioning', texts),
    answeredSet('labels', 'bbbp', labels(count)),
    answeredSet('numbers', 'esol', numbers(count)),
    answeredSet('InChI, fingerprints; all wrong', 'iupac-to-smiles', molecules),
    answeredSet('InChI, fingerprints; half right', 'iupac-to-smiles', halfRight(molecules)),
    answeredSet('InChI, fingerprints; all wrong', 'forward-synthesis', molecules),
    answeredSet('InChI, fingerprints; half right', 'forward-synthesis', halfRight(molecules)),
  ];
}

/** Benchmarks whose rows are many and quickly scored. */
export function largeSets(count: number): readonly AnsweredSet[] {
  return [
    answeredSet('labels', 'bbbp', labels(count)),
    answeredSet('numbers', 'esol', numbers(count)),
  ];
}

function answeredSet(what: string, taskId: string, pairs: readonly Pair[]): AnsweredSet {
  const task = definitely(findTask(taskId), taskId);
  const prompt = task.prompt(task.examples[0]?.values ?? {});
  const random = randomNumbers(3);
  const rows = pairs.map(([reply, reference]) => ({
    prompt,
    reference,
    reply,
    confidence: random(),
  }));
  return { what, taskId, rows };
}

function labels(count: number): readonly Pair[] {
  const random = randomNumbers(4);
  const label = () => `<BOOLEAN> ${random() < 0.5 ? 'Yes' : 'No'} </BOOLEAN>`;
  return Array.from({ length: count }, () => [label(), label()]);
}

function numbers(count: number): readonly Pair[] {
  const random = randomNumbers(5);
  const asNumber = (value: number) => `<NUMBER> ${value.toFixed(3)} </NUMBER>`;
  return Array.from({ length: count }, () => {
    const measured = 12 * random() - 10;
    return [asNumber(measured + 2 * random() - 1), asNumber(measured)];
  });
}

function halfRight(pairs: readonly Pair[]): readonly Pair[] {
  return pairs.map(([reply, reference], row) => [row % 2 === 0 ? reference : reply, reference]);
}

function asSmiles(text: string): string {
  return `<SMILES> ${text} </SMILES>`;
}
