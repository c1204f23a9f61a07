import { definitely } from '#base/assert.ts';
import type { Chemistry } from '#science/chemistry.ts';
import type { Checked } from '#scoring/check.ts';
import { failsAnswer } from '#scoring/verdict.ts';
import { verify } from '#scoring/verify.ts';
import { findTask } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { checkedAnswer } from './checked-answer.ts';
import { corruptions, type Toolkit } from './corruptions.ts';
import { type ReactionRow, randomNumbers, reactionRows, shuffled } from './reaction-rows.ts';

export interface ReactionFigures {
  readonly table: string;
  readonly task: string;
  /** Rows among the first ones whose product is the acid of a salt. */
  readonly leftOut: number;
  readonly good: number;
  readonly falseAlarms: number;
  /** False alarms by the check that raised them. */
  readonly falseAlarmsBy: Readonly<Record<string, number>>;
  readonly corrupted: number;
  readonly found: number;
  readonly kinds: Readonly<Record<string, { readonly made: number; readonly found: number }>>;
  readonly msEach: number;
}

/** What a table is asked as: with reagents forwards, without them backwards. */
const SETUPS = [
  { table: 'uspto50k', task: 'retrosynthesis-smolinstruct' },
  { table: 'uspto50k', task: 'forward-synthesis' },
  { table: 'uspto_mit_reagents', task: 'forward-synthesis' },
] as const;

/**
 * Where the product was a salt, some rows of USPTO-50K keep its acid in place of the product: they
 * are no known-good reactions.
 */
const SALT_FORMERS: ReadonlySet<string> = new Set([
  'O=C(O)C(F)(F)F',
  'O=C(O)C(=O)O',
  'O=C(O)/C=C/C(=O)O',
  'O=C(O)/C=C\\C(=O)O',
  'CS(=O)(=O)O',
  'CC(=O)O',
]);

/** Known-good reactions of the test splits, and as many corrupted ones, through all checks of a task. */
export async function measureReactions(
  folder: string,
  count: number,
  { chemistry, toolkit }: { readonly chemistry: Chemistry; readonly toolkit: Toolkit },
): Promise<readonly ReactionFigures[]> {
  const figures: ReactionFigures[] = [];
  for (const { table, task: id } of SETUPS) {
    const random = randomNumbers(20261123);
    const all = shuffled(reactionRows(folder, table, 'test'), random);
    const rows = all.filter(({ product }) => !SALT_FORMERS.has(product));
    const task = definitely(findTask(id), `task ${id}`);
    const start = performance.now();
    const leftOut =
      all.slice(0, count).length - all.slice(0, count).filter((row) => rows.includes(row)).length;
    const good = await Promise.all(
      rows.slice(0, count).map((row) => failedChecks(task, row, chemistry)),
    );
    const msEach = (performance.now() - start) / count;
    const kinds = await measureKinds({ task, rows, count, random, chemistry, toolkit });
    const alarms = good.filter((failed) => failed.length > 0);
    figures.push({
      table,
      task: id,
      leftOut,
      good: good.length,
      falseAlarms: alarms.length,
      falseAlarmsBy: countEach(alarms.flat()),
      corrupted: total(kinds, 'made'),
      found: total(kinds, 'found'),
      kinds,
      msEach,
    });
  }
  return figures;
}

interface KindsOptions {
  readonly task: Task;
  readonly rows: readonly ReactionRow[];
  readonly count: number;
  readonly random: () => number;
  readonly chemistry: Chemistry;
  readonly toolkit: Toolkit;
}

/** Each kind in turn, on row after row, until there are as many corrupted ones as asked for. */
async function measureKinds(options: KindsOptions) {
  const { task, rows, count, random, chemistry, toolkit } = options;
  const names = Object.keys(corruptions);
  const kinds = Object.fromEntries(names.map((name) => [name, { made: 0, found: 0 }]));
  let made = 0;
  for (let at = 0; made < count && at < rows.length * names.length; at++) {
    const name = definitely(names[made % names.length], 'kind');
    const row = definitely(rows[at % rows.length], 'row');
    const other = definitely(rows[Math.floor(random() * rows.length)], 'row');
    const corrupted = await corruptions[name]?.(row, { other, random }, toolkit);
    const tally = kinds[name];
    if (!corrupted || !tally) continue;
    made++;
    tally.made++;
    if ((await failedChecks(task, corrupted, chemistry)).length > 0) tally.found++;
  }
  return kinds;
}

/** Titles of the checks that find the answer wrong; an unusual input is no alarm. */
async function failedChecks(
  task: Task,
  row: ReactionRow,
  chemistry: Chemistry,
): Promise<readonly string[]> {
  const verdicts = await verify(asked(task, row, chemistry));
  return verdicts.filter(failsAnswer).map(({ check }) => check);
}

function asked(
  task: Task,
  { reactants, reagents, product }: ReactionRow,
  chemistry: Chemistry,
): Checked {
  const educts = [reactants, reagents].filter((side) => side !== '').join('.');
  const isForward = task.structure.from === 'reaction' && task.structure.roles.asked === 'products';
  const [given, smiles] = isForward ? [educts, product] : [product, educts];
  const name = definitely(
    task.fields.find(({ kind }) => kind === 'smiles'),
    'field',
  ).name;
  return checkedAnswer(task, { [name]: given }, smiles, chemistry);
}

function countEach(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function total(
  kinds: Readonly<Record<string, { readonly made: number; readonly found: number }>>,
  column: 'made' | 'found',
): number {
  return Object.values(kinds).reduce((sum, kind) => sum + kind[column], 0);
}
