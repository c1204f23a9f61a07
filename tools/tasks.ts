import { parseArgs } from 'node:util';
import { type CatalogueEntry, catalogue } from './catalogue.ts';

const usage = `Prints the catalogue of tasks.

  npm run --silent tasks             one line for each task
  npm run --silent tasks -- --json   id, family, fields, options, an example and its prompt
  npm run --silent tasks -- ID …     only these tasks, with either form`;

const { values: options, positionals: ids } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, help: { type: 'boolean' } },
});

if (options.help) console.log(usage);
else print(chosen(catalogue()));

function print(entries: readonly CatalogueEntry[]): void {
  console.log(
    options.json
      ? JSON.stringify(entries, undefined, 2)
      : entries
          .map(({ id, family, title }) => `${id.padEnd(36)}${family.padEnd(16)}${title}`)
          .join('\n'),
  );
}

/** Ends with exit code 2 when an id is unknown: half a catalogue would look whole. */
function chosen(entries: readonly CatalogueEntry[]): readonly CatalogueEntry[] {
  const unknown = ids.filter((id) => !entries.some((entry) => entry.id === id));
  if (unknown.length > 0) {
    console.error(`No task is called ${unknown.join(', ')}. "npm run tasks" lists all ids.`);
    process.exit(2);
  }
  return ids.length === 0 ? entries : entries.filter(({ id }) => ids.includes(id));
}
