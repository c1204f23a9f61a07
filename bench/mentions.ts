import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Mention } from '#reasoning/mention.ts';
import { findMentions } from '#reasoning/mentions/find-mentions.ts';
import { contexts } from '#reasoning/mentions/mention-context.fixture.ts';
import { cutTrace } from '#reasoning/trace.ts';
import { scienceThought } from './science-thought.ts';

// In Node: finding asks nothing of a browser.

/** Of 16,000 tokens, four characters each. */
const CHARACTERS = 64_000;

function measure(name: keyof typeof contexts, steps: readonly string[]) {
  findMentions(steps.join(''), contexts[name]);
  let count = 0;
  const times = steps.map((step) => {
    // Of the processor, since other work on the machine would be in the time of a clock.
    const before = process.cpuUsage();
    count += findMentions(step, contexts[name]).length;
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  const total = times.reduce((sum, ms) => sum + ms, 0);
  const round = (ms: number) => Number(ms.toFixed(1));
  return { mentions: count, totalMs: round(total), longestStepMs: round(Math.max(...times)) };
}

/** What is marked in texts that speak of none of the structures, the most frequent first. */
function listMarked(path: string): void {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  for (const [name, context] of Object.entries(contexts)) {
    const counts = new Map<string, number>();
    for (const line of lines) {
      for (const mention of findMentions(line, context)) {
        const key = nameOf(line, mention);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    const marked = [...counts].filter(([key]) => !key.startsWith('quantity'));
    const sum = marked.reduce((total, [, count]) => total + count, 0);
    console.log(`${name}: ${sum} marks beside quantities in ${lines.length} texts`);
    const ranked = marked.toSorted(([, a], [, b]) => b - a).slice(0, 40);
    console.log(ranked.map(([key, count]) => `  ${count} × ${key}`).join('\n'));
  }
}

function nameOf(text: string, { kind, start, end }: Mention): string {
  return `${kind} “${text.slice(start, end)}”`;
}

const { values } = parseArgs({ options: { texts: { type: 'string' } } });
if (values.texts !== undefined) listMarked(values.texts);
else {
  const thought = scienceThought(CHARACTERS);
  const steps = cutTrace(thought).steps.map(({ start, end }) => thought.slice(start, end));
  console.log(`${CHARACTERS} characters in ${steps.length} steps`);
  console.table({
    molecule: measure('molecule', steps),
    protein: measure('protein', steps),
    dna: measure('dna', steps),
    material: measure('material', steps),
  });
}
