import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { booleanReader, numberReader, readFormula, readLabels, readSmiles } from './read-answer.ts';

const readNumber = numberReader('log10 of the solubility', 'log10(mol/L)');
const readBoolean = booleanReader({ yes: 'crosses', no: 'does not cross' });

describe('reading a formula', () => {
  it.each([
    ['<MOLFORMULA> C9H8O4 </MOLFORMULA>', 'C9H8O4'],
    ['<MOLFORMULA> C9 H8 O4 </MOLFORMULA>', 'C9H8O4'],
    ['It is C7H15Cl2N2OPS .', 'C7H15Cl2N2OPS'],
    ['The formula is C5H12N+', 'C5H12N+'],
    ['It is SO4-2', 'SO4-2'],
  ])('%s', (reply, formula) =>
    expect(readFormula(reply)).toMatchObject({ ok: true, value: { answer: { formula } } }),
  );

  it.each(['I would rather not say.', 'It is unknown', 'No', 'As far as I can tell'])(
    'takes no word of "%s" for a formula',
    (reply) => expect(readFormula(reply)).toMatchObject({ ok: false }),
  );

  it('reads brackets, and says that the official metric does not', () => {
    expect(readFormula('<MOLFORMULA> Ca(OH)2 </MOLFORMULA>')).toMatchObject({
      ok: true,
      value: { answer: { formula: 'Ca(OH)2' }, forgiven: expect.stringContaining('brackets') },
    });
  });

  it('reads an unclosed tag and says so', () => {
    expect(readFormula('<MOLFORMULA> CH4')).toMatchObject({
      ok: true,
      value: { answer: { formula: 'CH4' }, forgiven: expect.stringContaining('</MOLFORMULA>') },
    });
  });

  it('rejects words between the tags, showing them', () => {
    expect(readFormula('<MOLFORMULA> unknown </MOLFORMULA>')).toMatchObject({
      ok: false,
      error: expect.stringContaining('"unknown"'),
    });
  });
});

describe('reading a number', () => {
  it.each([
    ['<NUMBER> -1.41 </NUMBER>', -1.41],
    ['Its log solubility is -1.41 mol/L.', -1.41],
    ['For <SMILES> C1CC1 </SMILES> it is 2', 2],
    ['about −3.2', -3.2],
    ['<NUMBER> 1.5e-3 </NUMBER>', 0.0015],
  ])('%s', (reply, value) =>
    expect(readNumber(reply)).toMatchObject({ ok: true, value: { answer: { value } } }),
  );

  it('rejects an empty tag instead of reading zero', () => {
    expect(readNumber('<NUMBER> </NUMBER>')).toMatchObject({ ok: false });
  });
});

describe('reading yes or no', () => {
  it.each([
    ['<BOOLEAN> Yes </BOOLEAN>', true],
    ['No, it does not.', false],
    ['It is true', true],
    ['Yes? Rather no', false],
  ])('%s', (reply, value) =>
    expect(readBoolean(reply)).toMatchObject({ ok: true, value: { answer: { value } } }),
  );

  it('does not find a no inside of a word', () => {
    expect(readBoolean('I know nothing')).toMatchObject({ ok: false });
  });
});

describe('reading entities', () => {
  it('lower-cases, cuts at commas and drops repetitions', () => {
    expect(readLabels('Aspirin, ibuprofen, aspirin')).toMatchObject({
      ok: true,
      value: { answer: { labels: ['aspirin', 'ibuprofen'] } },
    });
  });
});

describe('reading a SMILES', () => {
  it('takes the text between the tags', () => {
    expect(readSmiles('<SMILES> CCO </SMILES>')).toEqual({
      ok: true,
      value: { answer: { kind: 'smiles', smiles: 'CCO' } },
    });
  });

  it('says that the official parser rejects bracket atoms', () => {
    expect(readSmiles('<SMILES> C[N+](C)(C)C </SMILES>')).toMatchObject({
      ok: true,
      value: { forgiven: expect.stringContaining('bracket atom') },
    });
  });

  it('rejects two molecules with a space between them', () => {
    expect(readSmiles('<SMILES> CC O </SMILES>')).toMatchObject({ ok: false });
  });
});

describe('every reader', () => {
  it('survives any text, and gives no NaN and no empty answer', () => {
    const readers = [readFormula, readNumber, readBoolean, readLabels, readSmiles];
    fc.assert(
      fc.property(fc.constantFrom(...readers), fc.string(), (read, text) => {
        const result = read(text);
        if (!result.ok) return result.error.length > 0;
        const { answer } = result.value;
        switch (answer.kind) {
          case 'formula':
            return answer.formula !== '';
          case 'number':
            return Number.isFinite(answer.value);
          case 'boolean':
            return true;
          case 'labels':
            return answer.labels.length > 0 && !answer.labels.includes('');
          case 'smiles':
            return answer.smiles !== '';
        }
      }),
      { numRuns: 2000 },
    );
  });
});
