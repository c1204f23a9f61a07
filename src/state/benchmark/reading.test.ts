import { describe, expect, it } from 'vitest';
import { findTask, tasks } from '#tasks/registry.ts';
import { askRows, drawRows, missingColumns, rowSeed } from './ask-rows.ts';
import { guessColumns } from './guess-columns.ts';
import { promptPattern } from './prompt-pattern.ts';
import { readTestFile } from './read-test-file.ts';
import { recogniseTask } from './recognise-task.ts';

async function read(text: string | Uint8Array<ArrayBuffer>, name: string) {
  return readTestFile(new File([text], name), () => {});
}

function taskOf(id: string) {
  const task = findTask(id);
  if (!task) throw new Error(id);
  return task;
}

const question = (smiles: string) =>
  `Given the SMILES representation <SMILES> ${smiles} </SMILES>, what would be its molecular formula?`;

describe('a test file', () => {
  it('in the official format has a column for each key, also below another', async () => {
    const rows = [
      { input: question('CCO'), output: 'C2H6O', metadata: { task: 'x', id: 7 } },
      { input: question('C'), output: ['CH4', 'H4C'], metadata: {} },
    ];
    const { file, table } = await read(JSON.stringify(rows), 'test.json');
    expect(file.columns).toEqual(['input', 'output', 'metadata.task', 'metadata.id']);
    expect(file.rowCount).toBe(2);
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(table.rows[0]?.cells['metadata.id']).toBe('7');
    expect(table.rows[1]?.cells['output']).toEqual(['CH4', 'H4C']);
  });

  it('of JSON lines keeps a bad line with its number and its reason', async () => {
    const text = '{"prompt":"a","gold":"b"}\n\n{"prompt":\n[1]\n{"prompt":"c","gold":"d"}\n';
    const { table } = await read(text, 'rows.jsonl');
    expect(table.rows.map(({ fileRow }) => fileRow)).toEqual([1, 5]);
    expect(table.badRows.map(({ fileRow }) => fileRow)).toEqual([3, 4]);
    expect(table.badRows[0]?.reason).toContain('It is no JSON');
    expect(table.badRows[1]?.reason).toBe(
      'It is [1], not an object with a prompt and a reference.',
    );
  });

  it('of saved predictions and of lists under a name is understood', async () => {
    const saved = {
      '0': {
        origin_prompt: [
          { role: 'SYSTEM', prompt: 'You are.' },
          { role: 'HUMAN', prompt: 'Why?' },
        ],
        prediction: 'p',
        gold: 'g',
      },
    };
    const { table } = await read(JSON.stringify(saved), 'predictions.json');
    expect(table.rows[0]?.cells).toEqual({
      origin_prompt: 'You are.\nWhy?',
      prediction: 'p',
      gold: 'g',
    });
    const listed = await read(JSON.stringify({ version: 1, data: [{ a: 'b' }] }), 'data.json');
    expect(listed.table.rows[0]?.cells).toEqual({ a: 'b' });
    const single = await read(JSON.stringify({ input: 'a', output: ['b', 'c'] }), 'one.json');
    expect(single.table.rows.map(({ cells }) => cells)).toEqual([
      { input: 'a', output: ['b', 'c'] },
    ]);
  });

  it.each([
    ['objects', { smiles: { 0: 'C', 1: 'CC' }, output: { 0: 1, 1: null } }],
    ['lists', { smiles: ['C', 'CC'], output: [1, null] }],
  ])('of columns that are %s is read by rows', async (_, columns) => {
    const { table } = await read(JSON.stringify(columns), 'pandas.json');
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      { smiles: 'C', output: '1' },
      { smiles: 'CC' },
    ]);
  });

  it('is told by its content where its name tells nothing', async () => {
    expect((await read('{"a":1}\n{"a":2}', 'x.txt')).table.rows).toHaveLength(2);
    expect((await read('[{"a":1}]', 'x')).table.rows).toHaveLength(1);
    expect((await read('a\tb\n1\t2', 'x')).table.rows[0]?.cells).toEqual({ a: '1', b: '2' });
    expect((await read('a;b\n1;2', 'x.csv')).table.rows[0]?.cells).toEqual({ a: '1', b: '2' });
  });

  it.each([
    ['', 'x.jsonl', 'test-file-empty'],
    ['a\0,\0b\0', 'x.csv', 'test-file-not-text'],
    ['{"a"', 'x.json', 'test-file-unreadable'],
    ['3', 'x.json', 'test-file-unreadable'],
    ['a,a\n1,2', 'x.csv', 'test-file-unreadable'],
    [new Uint8Array([0xff, 0xfe, 0x41]), 'x.csv', 'test-file-not-text'],
    [`${'{}\n'.repeat(100_001)}`, 'x.jsonl', 'test-file-too-long'],
  ])('that cannot be used says why (%#)', async (text, name, code) => {
    await expect(read(text, name)).rejects.toMatchObject({ code });
  });
});

describe('the task of a file', () => {
  async function recognised(rows: readonly object[], name = 'test.json') {
    const { table } = await read(JSON.stringify(rows), name);
    return recogniseTask(table, name, guessColumns(table.columns, undefined).prompt).taskId;
  }

  it('is recognised by a data set’s name in its rows or in the file’s name', async () => {
    const rows = [{ input: 'x', output: 'y', metadata: { task: 'smol_property_prediction-esol' } }];
    expect(await recognised(rows)).toBe('esol');
    const named = (task: string) => recognised([{ input: 'x', metadata: { task } }]);
    expect(await named('name_conversion-s2f')).toBe('smiles-to-formula');
    expect(await named('SciReasoner-smol_property_prediction-lipo')).toBe('lipo');
    expect(await named('stability')).toBeUndefined();
    expect(await named('')).toBeUndefined();
    expect(await recognised([{ input: 'x' }], 'smol_name_conversion-s2f.json')).toBe(
      'smiles-to-formula',
    );
  });

  it('is recognised by the wording of its prompts, whatever their spaces', async () => {
    expect(await recognised([{ input: question('CCO') }, { input: ` ${question('C')}\n` }])).toBe(
      'smiles-to-formula',
    );
  });

  it('is told by the file’s name where its prompts leave it open, and not by a part of a word', async () => {
    const promoter = taskOf('promoter-core-all').prompt({ dna: 'ACGT' });
    expect(await recognised([{ input: promoter }], 'promoter_core_notata.json')).toBe(
      'promoter-core-notata',
    );
    expect(await recognised([{ input: promoter }], 'tf_mouse_0.json')).toBeUndefined();
    expect(await recognised([{ input: question('CCO') }], 'lipo.json')).toBe('smiles-to-formula');
    expect(await recognised([{ smiles: 'C' }], 'test.ESOL.csv.json')).toBe('esol');
    expect(await recognised([{ dna: 'A' }], 'GUE tf-h-0 test.json')).toBe('tf-human-0');
    expect(await recognised([{ smiles: 'C' }], 'resolution.json')).toBeUndefined();
    expect(await recognised([{ smiles: 'C' }], 'reconsidered.json')).toBeUndefined();
  });

  it('is asked for where several tasks ask alike, or none', async () => {
    const prompt = taskOf('promoter-core-all').prompt({ dna: 'ACGT' });
    expect(await recognised([{ input: prompt }])).toBeUndefined();
    expect(await recognised([{ input: 'Is water wet?' }])).toBeUndefined();
  });

  it.each(tasks.map(({ id }) => id))('%s: its prompt read backwards gives the values', (id) => {
    const task = taskOf(id);
    const pattern = promptPattern(task);
    for (const { values } of task.examples) {
      const read = pattern.valuesIn(task.prompt(values));
      expect(read && task.prompt(read).replace(/\s+/g, '')).toBe(
        task.prompt(values).replace(/\s+/g, ''),
      );
    }
  });
});

describe('questions of rows', () => {
  it('have the prompt of the file, its values, references and property', async () => {
    const task = taskOf('mp-regression');
    const prompt = task.prompt({ formula: 'NaCl', property: 'band_gap' });
    const { table } = await read(
      JSON.stringify([
        { input: prompt, output: '{band_gap : 5.0}' },
        { input: 'Another wording for NaCl?', output: '{density : 2.1}' },
        { input: 'No reference', output: ' ' },
        { output: '{density : 2.1}' },
      ]),
      'x.json',
    );
    const columns = guessColumns(table.columns, task);
    expect(missingColumns(task, columns)).toBeUndefined();
    const { questions, badRows } = askRows(table, task, columns);
    expect(questions).toEqual([
      {
        fileRow: 1,
        prompt,
        values: { formula: 'NaCl', property: 'band_gap' },
        references: ['{band_gap : 5.0}'],
        property: 'band_gap',
      },
      {
        fileRow: 2,
        prompt: 'Another wording for NaCl?',
        values: undefined,
        references: ['{density : 2.1}'],
        property: 'density',
      },
    ]);
    expect(badRows).toEqual([
      { fileRow: 3, reason: 'The reference (“output”) is missing or empty.' },
      { fileRow: 4, reason: 'The prompt (“input”) is missing or empty.' },
    ]);
  });

  it('look for the property of a reference once, however long it is', async () => {
    const task = taskOf('mp-regression');
    const output = `{${' '.repeat(50_000)}`;
    const { table } = await read(JSON.stringify([{ input: 'Which?', output }]), 'x.json');
    const startMs = performance.now();
    const { questions } = askRows(table, task, guessColumns(table.columns, task));
    expect(questions.map(({ property }) => property)).toEqual([undefined]);
    expect(performance.now() - startMs).toBeLessThan(2000);
  });

  it('are about the property that references name, also where a column says its words', async () => {
    const task = taskOf('mp-regression');
    const rows = 'formula,property,output\nNaCl,Band gap,{band_gap : 5.0}\nSi,own,{own : 1}\n';
    const { table } = await read(rows, 'x.csv');
    const { questions } = askRows(table, task, {
      ...{ prompt: 'formula', reference: 'output', property: 'property', fields: {} },
    });
    expect(questions.map(({ property }) => property)).toEqual(['band_gap', 'own']);
  });

  it('are built from columns for the fields where there is no prompt', async () => {
    const task = taskOf('smiles-to-formula');
    const { table } = await read('SMILES,target\nCCO,C2H6O\n,CH4\n', 'x.csv');
    const { questions, badRows } = askRows(table, task, guessColumns(table.columns, task));
    expect(questions[0]?.prompt).toBe(task.prompt({ smiles: 'CCO' }));
    expect(badRows[0]?.reason).toContain('is missing or empty');
  });

  it('are built from values under the names of the fields, with a reference of any kind', async () => {
    const row = { task: 'bbbp', values: { smiles: 'CCO' }, reference: true };
    const { table } = await read(JSON.stringify(row), 'rows.jsonl');
    const task = taskOf('bbbp');
    expect(recogniseTask(table, 'rows.jsonl', undefined).taskId).toBe('bbbp');
    const { questions, badRows } = askRows(table, task, guessColumns(table.columns, task));
    expect(badRows).toEqual([]);
    expect(questions[0]).toMatchObject({
      prompt: task.prompt({ smiles: 'CCO' }),
      values: { smiles: 'CCO' },
      references: ['true'],
    });
  });

  it('of a task without inputs need nothing but their number', async () => {
    const row = JSON.stringify({ task: 'unconditional-molecule', values: {} });
    const { table } = await read(`${row}\n${row}\n`, 'rows.jsonl');
    const task = taskOf('unconditional-molecule');
    expect(recogniseTask(table, 'rows.jsonl', undefined).taskId).toBe(task.id);
    const columns = guessColumns(table.columns, task);
    expect(missingColumns(task, columns)).toBeUndefined();
    const { questions } = askRows(table, task, columns);
    expect(questions.map(({ prompt }) => prompt)).toEqual([task.prompt({}), task.prompt({})]);
  });

  it('cannot be made without the columns, and it is said which', async () => {
    const task = taskOf('smiles-to-formula');
    expect(missingColumns(task, guessColumns(['a', 'gold'], task))).toContain('Molecule');
    expect(missingColumns(task, guessColumns(['prompt'], task))).toContain('reference');
    const free = taskOf('unconditional-rna');
    expect(missingColumns(free, guessColumns(['prompt'], free))).toBeUndefined();
  });
});

describe('a sample', () => {
  const questions = Array.from({ length: 50 }, (_, at) => ({
    fileRow: at + 1,
    prompt: `q${at}`,
    values: undefined,
    references: ['r'],
    property: undefined,
  }));

  it('has each row at most once, and the same rows for the same seed', () => {
    const drawn = drawRows(questions, 20, 5);
    expect(new Set(drawn.map(({ fileRow }) => fileRow)).size).toBe(20);
    expect(drawn.map(({ index }) => index)).toEqual(Array.from({ length: 20 }, (_, at) => at));
    expect(drawRows(questions, 20, 5)).toEqual(drawn);
    expect(drawRows(questions, 20, 6)).not.toEqual(drawn);
    expect(drawRows(questions, 10, 5)).toEqual(drawn.slice(0, 10));
  });

  it('of more rows than there are is all of them, and all keep their order', () => {
    expect(drawRows(questions, 99, 1)).toHaveLength(50);
    expect(drawRows(questions, 'all', 1).map(({ fileRow }) => fileRow)).toEqual(
      questions.map(({ fileRow }) => fileRow),
    );
  });

  it('gives each row a seed of its own', () => {
    const seeds = Array.from({ length: 1000 }, (_, index) => rowSeed(7, index));
    expect(new Set(seeds).size).toBe(1000);
    expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)).toBe(true);
    expect(rowSeed(8, 0)).not.toBe(rowSeed(7, 0));
  });
});
