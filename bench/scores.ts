import process from 'node:process';
import { parseArgs } from 'node:util';
import type { AnsweredRow } from '#scoring/benchmark/scorer.ts';
import { scorerOf } from '#scoring/benchmark/scorer-of.ts';
import { matchMolecules } from '#scoring/metrics/molecules/match-molecules.ts';
import { scienceInNode } from '#tools/scores/science-in-node.ts';
import { column, pairsOf } from './table-texts.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    count: { type: 'string', default: '10000' },
    json: { type: 'boolean', default: false },
  },
});

interface Speed {
  readonly what: string;
  readonly rows: number;
  readonly rowsPerSecond: number;
  /** By the CPU time of this process, which a busy machine stretches less. */
  readonly rowsPerCpuSecond: number;
}

if (options.data === undefined) {
  throw new Error('Name the folder of the tables: npm run bench:scores -- --data FOLDER');
}
const speeds = await measure(options.data, Number(options.count));
if (options.json) console.log(JSON.stringify(speeds, undefined, 2));

async function measure(folder: string, count: number): Promise<readonly Speed[]> {
  const found: Speed[] = [];
  for (const [what, score] of Object.entries(measurements(folder, count))) {
    const speed = await timed(what, count, score);
    found.push(speed);
    if (options.json) continue;
    const { rowsPerSecond, rowsPerCpuSecond } = speed;
    const rates = `${rowsPerSecond.toFixed(0)} rows/s, ${rowsPerCpuSecond.toFixed(0)} by CPU time`;
    console.log(`${what.padEnd(64)} ${rates}`);
  }
  return found;
}

async function timed(what: string, rows: number, score: () => Promise<unknown>): Promise<Speed> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  await score();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  return {
    what,
    rows,
    rowsPerSecond: rows / seconds,
    rowsPerCpuSecond: rows / ((user + system) / 1e6),
  };
}

/** Every molecule stands in one row and on one side only, so that no row is spared by another. */
function measurements(
  folder: string,
  count: number,
): Readonly<Record<string, () => Promise<unknown>>> {
  const tools = scienceInNode();
  const molecules = column(folder, 'molecules/zinc_smiles.tsv.gz', 'smiles');
  const names = column(folder, 'molecules/names.tsv.gz', 'name');
  const descriptions = column(folder, 'molecules/chebi20.tsv.gz', 'description');
  const score = (task: string, rows: readonly AnsweredRow[]) => async () =>
    (await scorerOf(task)).score(rows, 'official', tools);
  const smiles = (text: string) => `<SMILES> ${text} </SMILES>`;
  const pairs = pairsOf(molecules, count);
  const three = rowsOf(pairs, smiles).map(({ replies, references }) => ({
    replies: [...replies, ...replies, ...replies],
    references,
  }));
  return {
    'RDKit warms up': () => tools.chemistry.writeInchis(molecules.slice(-1000)),
    'Sets of part InChIs alone': () =>
      matchMolecules(
        pairs.map(([predicted, reference]) => ({ predicted, references: [reference] })),
        tools.chemistry,
      ),
    'iupac-to-smiles: the same, and three similarities': score(
      'iupac-to-smiles',
      rowsOf(pairs, smiles),
    ),
    'iupac-to-smiles, every other row right': score(
      'iupac-to-smiles',
      rowsOf(
        pairs.map(([predicted, reference], row) =>
          row % 2 === 0 ? [reference, reference] : [predicted, reference],
        ),
        smiles,
      ),
    ),
    'forward-reaction: flat InChIs and similarities': score(
      'forward-reaction',
      rowsOf(pairs, smiles),
    ),
    'retrosynthesis-uspto-50k: canonical SMILES, Morgan similarity': score(
      'retrosynthesis-uspto-50k',
      three,
    ),
    'smiles-to-iupac: split match': score('smiles-to-iupac', rowsOf(pairsOf(names, count), String)),
    'molecule-captioning: METEOR, BLEU, ROUGE': score(
      'molecule-captioning',
      rowsOf(pairsOf(descriptions, count), String),
    ),
    'protein-general-function: ROUGE-L': score(
      'protein-general-function',
      rowsOf(pairsOf(descriptions, count), String),
    ),
    'keywords-uniprotseq: sets': score(
      'keywords-uniprotseq',
      rowsOf(pairsOf(names, count), String),
    ),
  };
}

function rowsOf(
  pairs: readonly (readonly [string, string])[],
  write: (text: string) => string,
): readonly AnsweredRow[] {
  return pairs.map(([reply, reference]) => ({
    replies: [write(reply)],
    references: [write(reference)],
  }));
}
