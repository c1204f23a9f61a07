import process from 'node:process';
import { seededRandom } from '#base/seeded-random.ts';
import { balanceCharges, type ChargeBalance } from '#science/crystal/charge-balance.ts';
import { sampleCompositions } from './formula-table.ts';

/**
 * What the charge balance says of the formulas of real compounds, and of the same with one count off
 * by one: `npx tsx bench/charge-balance.ts TABLE.tsv.gz [ROWS]`. The table has a column `formula`.
 */
const [path = '', rows = '2000'] = process.argv.slice(2);
const random = seededRandom(1);
const compositions = sampleCompositions(path, Number(rows));
const salts = compositions.filter((counts) => !/element|alloy/.test(balanceCharges(counts).kind));
const started = performance.now();
console.log(path);
console.table({
  'as they are': tally(compositions),
  'of them salts': tally(salts),
  'salts, one count off by one': tally(salts.map(oneOff)),
});
const asked = compositions.length + 2 * salts.length;
console.log(`${((performance.now() - started) / asked).toFixed(2)} ms for each`);

function oneOff(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const at = Math.floor(random() * counts.size);
  return new Map([...counts].map(([symbol, count], i) => [symbol, count + Number(i === at)]));
}

function tally(all: readonly ReadonlyMap<string, number>[]): Record<string, number | string> {
  const kinds: readonly ChargeBalance['kind'][] = [
    'element',
    'alloy',
    'balanced',
    'mixed-valence',
    'intermetallic',
    'unbalanced',
  ];
  const found = all.map((counts) => balanceCharges(counts).kind);
  const share = (kind: ChargeBalance['kind']) =>
    `${((100 * found.filter((each) => each === kind).length) / all.length).toFixed(1)} %`;
  return { formulas: all.length, ...Object.fromEntries(kinds.map((kind) => [kind, share(kind)])) };
}
