import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { scoreCommand } from './score-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'pieces-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(text: string): string {
  const path = join(folder, crypto.randomUUID());
  writeFileSync(path, text);
  return path;
}

interface Line {
  readonly prediction: string;
  readonly reference: string;
}

function argumentsFor(task: string, lines: readonly Line[], ...more: readonly string[]) {
  const file = fileOf(lines.map((line) => JSON.stringify(line)).join('\n'));
  return ['--task', task, '--file', file, '--json', ...more];
}

async function scored(task: string, lines: readonly Line[], ...more: readonly string[]) {
  const { out, error, code } = await scoreCommand(argumentsFor(task, lines, ...more));
  expect({ error, code }).toEqual({ error: '', code: 0 });
  return JSON.parse(out);
}

describe('npm run score --word-pieces', () => {
  const vocabulary = fileOf('[PAD]\n[UNK]\n[CLS]\n[SEP]\nan\nacid\n##s\n.\n');
  const lines = [{ prediction: 'An acids.', reference: 'an acid.' }];

  // Pieces: an acid ##s . against an acid . ; NLTK 3.8 without synonyms gives the same. BLEU-2 is
  // (3/4 · 1/3)^½; METEOR has P 3/4, R 1, two chunks: 0.75 / 0.775 · (1 − 0.5 (2/3)³).
  it('gives BLEU its figures, and METEOR one without synonyms beside it', async () => {
    const report = await scored('molecule-captioning', lines, '--word-pieces', vocabulary);
    expect(report.metrics['BLEU-2']).toBeCloseTo(0.5, 12);
    expect(report.metrics['BLEU-4']).toBe(0);
    const meteor = (0.75 / (0.9 * 0.75 + 0.1)) * (1 - 0.5 * (2 / 3) ** 3);
    expect(report.metrics['METEOR (word pieces, no synonyms)']).toBeCloseTo(meteor, 12);
    expect(report.metrics.METEOR).toBeNull();
    expect(report.absent.METEOR).toContain('WordNet');
    expect(report.notes.join(' ')).toContain('8 entries, which is not SciBERT’s (31,090)');
  });

  it('is named as the cure where it is missing', async () => {
    const { metrics, absent } = await scored('molecular-description', lines);
    expect(metrics['BLEU-4']).toBeNull();
    expect(absent['BLEU-4']).toContain('npm run score -- --word-pieces vocab.txt');
    expect(metrics['METEOR (word pieces, no synonyms)']).toBeUndefined();
  });

  it('counts at most 512 pieces of a description', async () => {
    const long = [{ prediction: `${'an '.repeat(511)}acid.`, reference: 'an '.repeat(600) }];
    const report = await scored('molecular-description', long, '--word-pieces', vocabulary);
    // 511 of 512 pieces and 510 of 511 pairs of them are shared.
    const bleu2 = Math.sqrt((511 / 512) * (510 / 511));
    expect(report.metrics['BLEU-2']).toBeCloseTo(bleu2, 12);
  });

  it.each([
    ['molecule-captioning', 'an\nacid', 1, 'none of its 2 lines is [UNK]'],
    ['molecule-captioning', '', 1, 'it is empty'],
    ['esol', '[UNK]', 2, '--word-pieces changes no figure of esol'],
  ])('of %s with %j ends with %i and says why', async (task, text, code, message) => {
    const outcome = await scoreCommand(argumentsFor(task, lines, '--word-pieces', fileOf(text)));
    expect(outcome).toMatchObject({ out: '', code });
    expect(outcome.error).toContain(message);
  });

  it('is refused where figures are over words', async () => {
    const argv = argumentsFor('molecule-captioning', lines, '--word-pieces', vocabulary);
    const { error, code } = await scoreCommand([...argv, '--mode', 'strict']);
    expect(code).toBe(2);
    expect(error).toContain('--word-pieces changes official figures');
    const { metrics, absent, notes } = await scored(
      'molecule-captioning',
      lines,
      '--mode',
      'strict',
    );
    expect(absent).toBeUndefined();
    // Words: an acids . against an acid .; stems are equal, so all three match in one chunk.
    expect(metrics.METEOR).toBeCloseTo(1 - 0.5 / 27, 12);
    expect(notes.join(' ')).toContain('equal stems');
  });

  it('names a vocabulary that is not there', async () => {
    const argv = argumentsFor('molecule-captioning', lines, '--word-pieces', '/nowhere.txt');
    const { error, code } = await scoreCommand(argv);
    expect(code).toBe(1);
    expect(error).toMatch(/nowhere\.txt cannot be read.*\n.*--word-pieces/);
  });
});
