import { describe, expect, test } from 'vitest';
import { writeSdf } from './write-sdf.ts';

const METHANE =
  '\n  made\n\n  1  0  0  0  0  0  0  0  0  0999 V2000\n    0.0000    0.0000    0.0000 C   0  0\nM  END\n';

describe('an SD file', () => {
  test('has the title first, then the molfile, then the data', () => {
    const text = writeSdf([
      {
        molblock: METHANE,
        title: 'methane\n(gas)',
        properties: { SMILES: 'C', 'a <b>': 'two\n\nlines' },
      },
    ]);
    expect(text.split('\n')).toEqual([
      'methane (gas)',
      '  made',
      '',
      '  1  0  0  0  0  0  0  0  0  0999 V2000',
      '    0.0000    0.0000    0.0000 C   0  0',
      'M  END',
      '> <SMILES>',
      'C',
      '',
      '> <a b>',
      'two',
      'lines',
      '',
      '$$$$',
      '',
    ]);
  });

  test('cannot be ended early by a value', () => {
    const text = writeSdf([
      { molblock: METHANE, title: 'one', properties: { note: 'x\n$$$$\ny' } },
      { molblock: METHANE, title: 'two', properties: {} },
    ]);
    expect(text.match(/^\$\$\$\$$/gm)).toHaveLength(2);
  });
});
