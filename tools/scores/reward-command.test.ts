import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rewardCommand } from './reward-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'reward-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Line = Readonly<Record<string, unknown>>;

function rewards(task: string, lines: readonly Line[], ...more: readonly string[]) {
  const file = join(folder, `${crypto.randomUUID()}.jsonl`);
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  return rewardCommand(['--task', task, '--file', file, ...more]);
}

const answer = (text: string, reference = 'Yes') => ({ prediction: text, reference });

describe('npm run reward', () => {
  it('prints a reward for each line, in their order', async () => {
    const lines = [
      answer('<BOOLEAN> Yes </BOOLEAN>'),
      answer('<BOOLEAN> No </BOOLEAN>'),
      answer('?'),
    ];
    expect(await rewards('bbbp', lines)).toEqual({ out: '1\n0\n0', error: '', code: 0 });
  });

  it('prints objects that tell a wrong reply from an unreadable one', async () => {
    const { out } = await rewards(
      'bbbp',
      [answer('<BOOLEAN> No </BOOLEAN>'), answer('')],
      '--json',
    );
    expect(out.split('\n').map((line) => JSON.parse(line))).toEqual([
      { reward: 0, status: 'wrong' },
      { reward: 0, status: 'unreadable' },
    ]);
  });

  it('is softer for a molecule that comes near', async () => {
    const molecules = ['CCO', 'CCCO', 'c1ccccc1', 'C('];
    const lines = molecules.map((smiles) =>
      answer(`<SMILES> ${smiles} </SMILES>`, '<SMILES> CCO </SMILES>'),
    );
    const { out } = await rewards('forward-synthesis', lines);
    const [same = 0, near = 0, far = 0, none = 0] = out.split('\n').map(Number);
    expect(same).toBe(1);
    expect(near).toBeLessThan(0.5);
    expect(near).toBeGreaterThan(far);
    expect(far).toBeGreaterThanOrEqual(none);
    expect(none).toBe(0);
  });

  it('takes a property that a row does not name from its reference', async () => {
    const line = answer('{ehull : 1}', '{ehull : 1}');
    const named = { ...line, property: 'ehull' };
    expect((await rewards('jarvis-dft', [line, named])).out).toBe('1\n1');
    const { error, code } = await rewards('jarvis-dft', [answer('1', '1')]);
    expect(code).toBe(1);
    expect(error).toContain('names no property');
  });

  it('puts samples of one question into groups', async () => {
    const yes = answer('<BOOLEAN> Yes </BOOLEAN>');
    const no = answer('<BOOLEAN> No </BOOLEAN>');
    const { out } = await rewards(
      'bbbp',
      [yes, no, no, no, yes, yes, yes, yes],
      '--group',
      '4',
      '--json',
    );
    const [mixed, all] = out.split('\n').map((line) => JSON.parse(line));
    expect(mixed).toMatchObject({ rewards: [1, 0, 0, 0], solveRate: 0.25, worthTraining: true });
    // Mean 1/4, standard deviation sqrt(3)/4.
    expect(mixed.advantages[0]).toBeCloseTo(Math.sqrt(3), 9);
    expect(mixed.advantages[1]).toBeCloseTo(-1 / Math.sqrt(3), 9);
    expect(all).toMatchObject({ advantages: [0, 0, 0, 0], solveRate: 1, worthTraining: false });
  });

  it('prints a line for each group to people', async () => {
    const { out } = await rewards('bbbp', [answer('<BOOLEAN> Yes </BOOLEAN>')], '--group', '1');
    expect(out).toBe('rewards 1.0000 · advantages 0.0000 · solve rate 1.0000, not worth training');
  });
});

describe('rows that make no groups', () => {
  it('are refused when one is left over', async () => {
    const { error, code } = await rewards(
      'bbbp',
      [answer(''), answer(''), answer('')],
      '--group',
      '2',
    );
    expect(code).toBe(1);
    expect(error).toContain('3 lines make no groups of 2');
  });

  it('are refused when a group has two questions', async () => {
    const lines = [answer('', 'Yes'), answer('', 'No')];
    const { error, code } = await rewards('bbbp', lines, '--group', '2');
    expect(code).toBe(1);
    expect(error).toContain('Lines 1 to 2');
  });

  it('are refused for a group of no lines', async () => {
    for (const size of ['0', '-1', '1.5', 'x']) {
      const { error, code } = await rewards('bbbp', [answer('')], `--group=${size}`);
      expect({ code, named: error.includes(`"${size}"`) }).toEqual({ code: 2, named: true });
    }
  });
});

it('names the line of a row that has no reward', async () => {
  const { error, code } = await rewards('jarvis-dft', [
    { prediction: '{ehull : 1}', reference: '{ehull : 1}' },
    { prediction: '{ehull : 1}', reference: '1' },
  ]);
  expect(code).toBe(1);
  expect(error).toContain('line 2');
});
