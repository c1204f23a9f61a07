import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { scoreCommand } from './score-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'score-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Line = Readonly<Record<string, unknown>>;

function fileOf(text: string): string {
  const path = join(folder, `${crypto.randomUUID()}.jsonl`);
  writeFileSync(path, text);
  return path;
}

function fileOfLines(lines: readonly Line[]): string {
  return fileOf(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

async function scored(task: string, lines: readonly Line[], ...more: readonly string[]) {
  const file = fileOfLines(lines);
  const { out, error, code } = await scoreCommand([
    '--task',
    task,
    '--file',
    file,
    '--json',
    ...more,
  ]);
  expect(error).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out);
}

const smiles = (text: string) => `<SMILES> ${text} </SMILES>`;

/** By hand, from the rule that each names; official figures, in the units in which the paper prints them. */
const cases: readonly (readonly [
  rule: string,
  task: string,
  figures: Line,
  lines: readonly Line[],
])[] = [
  [
    'part sets, 1 of 2',
    'forward-synthesis',
    { 'Exact match': 0.5 },
    [
      { prediction: `<think>hm</think>${smiles('O;CC;O')}`, reference: smiles('CC.O') },
      { prediction: smiles('C('), reference: smiles('C') },
    ],
  ],
  [
    'a repeated first candidate loses its rank, 1 of 2',
    'retrosynthesis-uspto-50k',
    { 'Exact match': 0.5, 'Top-3 accuracy': 1 },
    [
      { prediction: ['CCO', 'CC', 'OCC'].map(smiles), reference: smiles('CCO') },
      { prediction: ['CCO', 'CC', 'C'].map(smiles), reference: smiles('OCC') },
    ],
  ],
  [
    'no stereochemistry, over the readable, 1 of 1',
    'forward-reaction',
    { 'Exact match': 1, Validity: 0.5 },
    [
      { prediction: smiles('C[C@H](N)O'), reference: smiles('C[C@@H](N)O') },
      { prediction: 'none', reference: smiles('C') },
    ],
  ],
  [
    'two valid ones of three, and these are one raw text',
    'unconditional-molecule',
    { Validity: 2 / 3, Uniqueness: 0.5 },
    [smiles('CCO'), smiles('CCO'), smiles('C(')].map((prediction) => ({
      prediction,
      reference: '',
    })),
  ],
  [
    'element match, 1 of 2',
    'smiles-to-formula',
    { 'Top-1 Element Match': 50 },
    [
      { prediction: '<MOLFORMULA> O4C9H8 </MOLFORMULA>', reference: 'C9H8O4' },
      { prediction: '<MOLFORMULA> Ca(OH)2 </MOLFORMULA>', reference: 'CaH2O2' },
    ],
  ],
  [
    'errors 3 and 4, the unreadable row left out',
    'esol',
    { RMSE: 5 / Math.SQRT2 },
    [
      { prediction: '<NUMBER> 3 </NUMBER>', reference: '<NUMBER> 0 </NUMBER>' },
      { prediction: 'so it is -4', reference: '0' },
      { prediction: 'who knows', reference: '1' },
    ],
  ],
  [
    'right, wrong, unreadable',
    'bbbp',
    { Accuracy: 100 / 3 },
    ['<BOOLEAN> Yes </BOOLEAN>', 'No', '?'].map((prediction) => ({ prediction, reference: 'Yes' })),
  ],
  [
    'overlap of sets: 2 · 1 / (1 + 2)',
    'chemical-entity-recognition',
    { F1: 2 / 3 },
    [{ prediction: 'aspirin', reference: 'aspirin, water' }],
  ],
  [
    'a mean of ratios, weighed by rows: MAD 1 over MAE 2, and 1 over 1',
    'jarvis-dft',
    { 'MAD/MAE': 0.75 },
    [
      ...[1, 3].map((value) => ({
        prediction: `{formation_energy_peratom : ${value + 2}}`,
        reference: `{formation_energy_peratom : ${value}}`,
        property: 'formation_energy_peratom',
      })),
      ...[1, 3].map((value) => ({
        prediction: `{ehull : ${value + 1}}`,
        reference: `{ehull : ${value}}`,
        property: 'ehull',
      })),
    ],
  ],
  [
    'ranks in order',
    'fluorescence',
    { Spearman: 100 },
    [1, 2, 4].map((value) => ({ prediction: `It is ${value}.`, reference: `${value * value}` })),
  ],
  [
    '"no" decides, and a reply without a word counts as negative',
    'promoter-300-all',
    { MCC: 100 },
    [
      { prediction: 'Yes', reference: 'The prediction result is positive.' },
      { prediction: 'There is no promoter', reference: 'The prediction result is negative.' },
      { prediction: '', reference: 'The prediction result is negative.' },
    ],
  ],
  [
    'recall of the requested elements, 1 of 2',
    'composition-to-material',
    { Precision: 50 },
    [
      {
        prediction: '<material> Na O <sg> <sg12> </material>',
        reference: '<material> Na Cl <sg> <sg225> </material>',
        prompt: 'Give a material composed of Na, Cl.',
      },
    ],
  ],
];

describe('npm run score', () => {
  it.each(cases)('%s: %s', async (_, task, figures, lines) => {
    const report = await scored(task, lines);
    expect(report).toMatchObject({ task, mode: 'official', n: lines.length });
    for (const [name, value] of Object.entries(figures)) {
      expect(report.metrics[name], name).toBeCloseTo(Number(value), 6);
    }
  });

  it('has null and a reason where there is no figure', async () => {
    const report = await scored('open-question', [{ prediction: 'Yes.', reference: 'Yes.' }]);
    const [name, reason] = Object.entries(report.absent)[0] ?? [];
    expect(report.metrics[String(name)]).toBeNull();
    expect(String(reason)).toMatch(/\w.*\.$/);
  });

  it('names the mode and gives no figure over all rows where some are unreadable', async () => {
    const lines = [
      { prediction: '<NUMBER> 1 </NUMBER>', reference: '1' },
      { prediction: '?', reference: '1' },
    ];
    const report = await scored('esol', lines, '--mode', 'strict');
    expect(report).toMatchObject({ mode: 'strict', n: 2, metrics: { RMSE: null } });
    expect(report.absent.RMSE).toContain('1 of 2 rows');
  });

  it('prints a table for people', async () => {
    const file = fileOfLines([{ prediction: '1', reference: '2' }]);
    const { out } = await scoreCommand(['--task', 'esol', '--file', file]);
    expect(out).toMatch(/^esol, official scores of 1 row\nRMSE +1 /);
  });
});

describe('files that cannot be scored', () => {
  const good = '{"prediction": "1", "reference": "1"}';

  it.each([
    ['no JSON', `${good}\nhello`, 'line 2: it is no JSON', 'hello'],
    [
      'a missing key',
      '{"answer": "1", "reference": "1"}',
      'line 1: "prediction" is missing',
      'answer',
    ],
    [
      'a number',
      `${good}\n{"prediction": "1", "reference": 2.5}`,
      'line 2: "reference" is 2.5',
      '"2.5"',
    ],
    ['an empty list', '{"prediction": [], "reference": "1"}', 'line 1: "prediction" is []', 'list'],
    ['a list', '[1]', 'line 1: it is [1]', 'object'],
    ['an empty line', `${good}\n\n${good}`, 'line 2: it is empty', 'Remove'],
    ['nothing', '\n', 'has no lines', 'one JSON object a line'],
  ])('with %s are refused with the line, the value and the cure', async (_, text, what, cure) => {
    const { out, error, code } = await scoreCommand(['--task', 'esol', '--file', fileOf(text)]);
    expect({ out, code }).toEqual({ out: '', code: 1 });
    expect(error).toContain(what);
    expect(error).toContain(cure);
  });

  it('in another encoding are refused with the line', async () => {
    const good = Buffer.from('{"prediction": "1", "reference": "2"}\n');
    const path = join(folder, 'latin-1.jsonl');
    writeFileSync(path, Buffer.concat([good, Buffer.from('{"prediction": "1 \u00c5"}', 'latin1')]));
    const { out, error, code } = await scoreCommand(['--task', 'esol', '--file', path]);
    expect({ out, code }).toEqual({ out: '', code: 1 });
    expect(error).toContain('line 2 holds bytes that are no UTF-8');
  });

  it('name every bad line up to ten and count the others', async () => {
    const file = fileOf(Array(15).fill('x').join('\n'));
    const { error } = await scoreCommand(['--task', 'esol', '--file', file]);
    expect(error).toContain('15 bad lines');
    expect(error).toContain('line 10:');
    expect(error).not.toContain('line 11:');
    expect(error).toContain('and 5 more');
  });

  it('that are missing are named', async () => {
    const { error, code } = await scoreCommand(['--task', 'esol', '--file', '/nowhere.jsonl']);
    expect(code).toBe(1);
    expect(error).toContain('/nowhere.jsonl');
  });
});

describe('wrong arguments', () => {
  it.each([
    [['--file', 'x'], '--task is missing'],
    [['--task', 'esol'], '--file is missing'],
    [['--task', 'esoll', '--file', 'x'], 'no scorer for the task "esoll"'],
    [['--task', 'esol', '--mode', 'loose', '--file', 'x'], 'no mode "loose"'],
    [['--tusk', 'esol'], '--tusk'],
  ])('%j are named', async (argv, message) => {
    const { out, error, code } = await scoreCommand(argv);
    expect({ out, code }).toEqual({ out: '', code: 2 });
    expect(error).toContain(message);
  });

  it('are none with --help', async () => {
    expect(await scoreCommand(['--help'])).toMatchObject({ code: 0, error: '' });
  });
});

describe('the command itself', () => {
  const run = promisify(execFile);

  it('prints one object and ends with 0, or words on the error stream and 1', async () => {
    const file = fileOfLines([{ prediction: smiles('OCC'), reference: smiles('CCO') }]);
    const command = (path: string) =>
      run('npx', ['tsx', 'tools/score.ts', '--task', 'iupac-to-smiles', '--file', path, '--json']);
    const { stdout } = await command(file);
    expect(JSON.parse(stdout)).toMatchObject({ n: 1, metrics: { 'Top-1 Split Match': 100 } });
    await expect(command(fileOf('x'))).rejects.toMatchObject({ code: 1, stdout: '' });
  });
});
