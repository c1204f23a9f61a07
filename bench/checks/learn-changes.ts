import { writeFileSync } from 'node:fs';
import type { Chemistry } from '#science/chemistry.ts';
import { mapAtoms } from '#science/reaction/map-atoms.ts';
import { reactionChange } from '#science/reaction/reaction-sites.ts';
import { reactionRows } from './reaction-rows.ts';

const TABLES = ['uspto50k', 'uspto_mit_reagents'];
const FILE = 'src/science/reaction/known-changes.ts';
const LINE = 96;

/** Writes the table of changes that the reactions of the training splits show at one site. */
export async function learnChanges(folder: string, chemistry: Chemistry): Promise<string> {
  const rows = TABLES.flatMap((table) => reactionRows(folder, table, 'train'));
  const changes = new Set<string>();
  for (const { reactants, reagents, product } of rows) {
    const sides = [reactants, reagents].filter((side) => side !== '').join('.');
    const [educts, made] = [await chemistry.readGraph(sides), await chemistry.readGraph(product)];
    if (!educts.ok || !made.ok) continue;
    const change = reactionChange(educts.value, made.value, mapAtoms(educts.value, made.value));
    const [site, ...others] = change.sites;
    if (site && others.length === 0 && change.missing.length === 0) {
      changes.add(site.changes.join(' '));
    }
  }
  writeTable([...changes]);
  return `${changes.size} kinds of change in ${rows.length} reactions, written to ${FILE}`;
}

/** Sorted, so that a new run changes few lines. */
function writeTable(changes: readonly string[]): void {
  const lines = [''];
  for (const change of [...changes].sort()) {
    const last = lines.at(-1) ?? '';
    if (last.length + change.length + 1 > LINE && last !== '') lines.push('');
    lines[lines.length - 1] += `${change};`;
  }
  writeFileSync(
    FILE,
    `// What changes at the one site of the reactions in the training splits of USPTO-50K and USPTO-MIT
// (patents collected by D. Lowe, CC0), in the notation of \`ReactionSite.changes\`. Written by
// \`npm run bench:checks -- --data FOLDER --learn\`.
const TABLE = \`
${lines.join('\n')}
\`;

/** Changes at one site that some reaction of a patent shows. */
export const knownChanges: ReadonlySet<string> = new Set(
  TABLE.replaceAll('\\n', '').split(';').filter((change) => change !== ''),
);
`,
  );
}
