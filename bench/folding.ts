import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { foldRna } from '#science/rna/fold-rna.ts';

// In Node: the code is the worker's own and asks nothing of a browser.

/** The same sequences each time: 32 bits of a linear congruential generator, upper bits taken. */
function randomRna(length: number, seed: number): string {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return 'ACGU'.charAt(state >>> 30);
  }).join('');
}

/** Of processor time, which other programs on the machine stretch less than the clock's. */
function millisecondsToFold(sequence: string): number {
  const start = process.cpuUsage();
  const folded = foldRna(sequence);
  if (!folded.ok) throw new Error(folded.error.message);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function measure(length: number, runs: number) {
  const times = Array.from({ length: runs }, (_, run) =>
    millisecondsToFold(randomRna(length, 1000 * length + run)),
  ).toSorted((a, b) => a - b);
  const round = (ms: number | undefined) => Math.round(ms ?? 0);
  return { length, runs, medianMs: round(times[runs >> 1]), longestMs: round(times.at(-1)) };
}

/** Sequences and, below each, a structure with its energy in brackets, as RNAfold prints them. */
function compare(path: string): void {
  const lines = readFileSync(path, 'utf8').split('\n');
  const records = lines.filter((line) => line !== '' && !line.startsWith('>'));
  let count = 0;
  let equal = 0;
  for (let index = 0; index + 1 < records.length; index += 2) {
    const [sequence = '', result = ''] = records.slice(index, index + 2);
    const energy = Number(/\(\s*(-?[\d.]+)\)\s*$/.exec(result)?.[1]);
    const folded = foldRna(sequence);
    if (!folded.ok) throw new Error(`${sequence}: ${folded.error.message}`);
    count += 1;
    if (folded.value.energy === energy) equal += 1;
    else console.log(`${sequence}\n${folded.value.structure} ${folded.value.energy}\n${result}`);
  }
  console.log(`${equal} of ${count} energies are equal.`);
}

const { values } = parseArgs({ options: { against: { type: 'string' } } });
if (values.against !== undefined) compare(values.against);
else {
  millisecondsToFold(randomRna(200, 1));
  console.table([
    measure(50, 21),
    measure(200, 21),
    measure(400, 7),
    measure(1000, 3),
    measure(2000, 1),
  ]);
}
