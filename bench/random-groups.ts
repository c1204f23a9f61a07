import process from 'node:process';
import { seededRandom } from '#base/seeded-random.ts';
import { placeComposition, USUAL_CELL_ATOMS } from '#science/crystal/place-composition.ts';
import { reducedCounts } from '#science/crystal/reduced-counts.ts';
import { SPACE_GROUP_COUNT, spaceGroupOfNumber } from '#science/space-groups.ts';
import { startMoyo } from '#workers/science/moyo.fixture.ts';
import { sampleCompositions } from './formula-table.ts';

/**
 * How many formulas of known compounds fit into a space group drawn at random:
 * `npx tsx bench/random-groups.ts TABLE.tsv.gz [ROWS]`. The table has a column `formula`.
 */
const [path = '', rows = '2000'] = process.argv.slice(2);
const random = seededRandom(2);
const moyo = await startMoyo();
const asked = new Map<string, number>();
const placed = new Map<string, number>();
let longestMs = 0;

for (const written of sampleCompositions(path, Number(rows))) {
  const counts = reducedCounts([...written].flatMap(([symbol, n]) => Array(n).fill(symbol)));
  const unit = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const spaceGroup = 1 + Math.floor(random() * SPACE_GROUP_COUNT);
  const positions = await moyo.wyckoffPositions(spaceGroup);
  if (unit > USUAL_CELL_ATOMS || !positions.ok) continue;
  const started = performance.now();
  const question = { counts, positions: positions.value, mostAtoms: USUAL_CELL_ATOMS };
  const system = spaceGroupOfNumber(spaceGroup)?.system ?? '';
  const isPlaced = placeComposition(question) !== undefined;
  longestMs = Math.max(longestMs, performance.now() - started);
  for (const name of [system, 'all']) {
    asked.set(name, (asked.get(name) ?? 0) + 1);
    placed.set(name, (placed.get(name) ?? 0) + Number(isPlaced));
  }
}
console.log(path);
for (const [name, count] of asked) {
  const share = (100 * (placed.get(name) ?? 0)) / count;
  console.log(`${name}: ${share.toFixed(1)} % of ${count} fit`);
}
console.log(`The longest search took ${longestMs.toFixed(0)} ms.`);
