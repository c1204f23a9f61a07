import { definitely } from '#base/assert.ts';
import type { Chemistry } from '#science/chemistry.ts';
import { checks } from '#scoring/checks.ts';
import { findTask } from '#tasks/registry.ts';
import { checkedAnswer } from './checked-answer.ts';
import { tableRows } from './reaction-rows.ts';

export interface DescriptionFigures {
  readonly descriptions: number;
  /** Descriptions in which the check reads something. */
  readonly read: number;
  readonly falseAlarms: number;
  /** Of those that are read, how many it finds wrong for the molecule of the next row. */
  readonly strangersFound: number;
}

/** Descriptions of ChEBI-20 with their own molecule, and with that of another row. */
export async function measureDescriptions(
  folder: string,
  chemistry: Chemistry,
): Promise<DescriptionFigures> {
  const rows = tableRows(folder, 'molecules/chebi20.tsv.gz', 'test');
  const task = definitely(findTask('molecule-generation'), 'task');
  const judge = async (description: string, smiles: string) => {
    const checked = checkedAnswer(task, { description }, smiles, chemistry);
    const verdicts = await checks['described-groups'].run(checked);
    return verdicts.map(({ status }) => status);
  };
  let [read, falseAlarms, strangersFound] = [0, 0, 0];
  for (const [index, row] of rows.entries()) {
    const description = row['description'] ?? '';
    const own = await judge(description, row['smiles'] ?? '');
    if (own.includes('not-checkable')) continue;
    read++;
    if (own.includes('fails')) falseAlarms++;
    const stranger = rows[(index + 1) % rows.length];
    if ((await judge(description, stranger?.['smiles'] ?? '')).includes('fails')) strangersFound++;
  }
  return { descriptions: rows.length, read, falseAlarms, strangersFound };
}
