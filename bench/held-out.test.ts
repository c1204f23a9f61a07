import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { definitely } from '#base/assert.ts';
import { findTask } from '#tasks/registry.ts';
import { heldOutLines, heldOutRows } from './held-out.ts';

const folder = mkdtempSync(join(tmpdir(), 'held-out-'));
afterAll(() => rmSync(folder, { recursive: true }));

const esol = definitely(findTask('esol'), 'esol');
const free = definitely(findTask('unconditional-molecule'), 'unconditional-molecule');

const row = { task: 'esol', values: { smiles: 'CCO' }, reference: 1.1 };
const write = (rows: readonly object[]) =>
  writeFileSync(
    join(folder, 'esol.jsonl'),
    rows.map((each) => `${JSON.stringify(each)}\n`).join(''),
  );

describe('held-out rows', () => {
  it('become the file that they were read from, as far as the limit goes', () => {
    write([row, row, row]);
    const rows = heldOutRows(folder, esol, 2);
    expect(heldOutLines(rows)).toBe(`${JSON.stringify(row)}\n`.repeat(2));
  });

  it('of a task without inputs are empty ones, and need no file', () => {
    const rows = heldOutRows(folder, free, 100_000);
    expect(rows).toHaveLength(500);
    expect(heldOutLines(rows.slice(0, 1))).toBe('{"task":"unconditional-molecule","values":{}}\n');
    expect(heldOutRows(folder, free, 3)).toHaveLength(3);
  });

  it.each([
    ['of another task', { ...row, task: 'bbbp' }, 'its task is bbbp'],
    ['without a reference', { task: 'esol', values: {} }, 'its reference undefined'],
    ['with a value that is no text', { ...row, values: { smiles: 1 } }, 'smiles'],
  ])('%s are refused with their line', (_, wrong, reason) => {
    write([row, wrong]);
    const reading = () => heldOutRows(folder, esol, 10);
    expect(reading).toThrow('line 2');
    expect(reading).toThrow(reason);
  });
});
