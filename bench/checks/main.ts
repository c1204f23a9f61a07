import { parseArgs } from 'node:util';
import { inputSpans } from './input-spans.ts';
import { learnChanges } from './learn-changes.ts';
import { measureDescriptions } from './measure-descriptions.ts';
import { measureNames } from './measure-names.ts';
import { measureReactions, type ReactionFigures } from './measure-reactions.ts';
import { startRdkit } from './toolkit.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    count: { type: 'string', default: '1000' },
    learn: { type: 'boolean', default: false },
    spans: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

if (options.data === undefined) {
  throw new Error('Name the folder of the tables: npm run bench:checks -- --data FOLDER');
}
const rdkit = startRdkit();
if (options.learn) {
  console.log(await learnChanges(options.data, rdkit.chemistry));
} else if (options.spans) {
  for (const line of inputSpans(options.data)) console.log(line);
} else {
  const descriptions = await measureDescriptions(options.data, rdkit.chemistry);
  const names = measureNames(options.data);
  const reactions = await measureReactions(options.data, Number(options.count), rdkit);
  if (options.json) console.log(JSON.stringify({ reactions, names, descriptions }, undefined, 2));
  else {
    for (const figures of reactions) print(figures);
    const { read, falseAlarms, strangersFound } = descriptions;
    console.log(
      `Descriptions: ${descriptions.descriptions}, read ${read}, false alarms ${falseAlarms}, wrong molecules found ${strangersFound}`,
    );
    for (const { source, names: count, read: readable, differing, differences } of names) {
      console.log(`Names of ${source}: ${count}, read ${readable}, differing ${differing}`);
      for (const line of differences) console.log(`  ${line}`);
    }
  }
}

function print(figures: ReactionFigures): void {
  const { table, task, good, falseAlarms, falseAlarmsBy, corrupted, found, kinds } = figures;
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  console.log(`${table} as ${task}, ${figures.msEach.toFixed(1)} ms each`);
  console.log(`  ${figures.leftOut} rows left out whose product is the acid of a salt`);
  console.log(`  false alarms ${falseAlarms} of ${good} (${percent(falseAlarms, good)})`);
  for (const [check, count] of Object.entries(falseAlarmsBy)) console.log(`    ${check}: ${count}`);
  console.log(`  found ${found} of ${corrupted} corrupted (${percent(found, corrupted)})`);
  for (const [kind, tally] of Object.entries(kinds)) {
    console.log(
      `    ${kind}: ${tally.found} of ${tally.made} (${percent(tally.found, tally.made)})`,
    );
  }
}
