import { describe, expect, it } from 'vitest';
import type { Field } from '#tasks/field.ts';
import { findTask } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { screenOf } from '../workbench.fixture.tsx';

const task = findTask('smiles-to-formula')!;

/** One field of every kind that has a shape of its own. */
const fields = {
  smiles: { kind: 'smiles', name: 'x', label: 'Molecule', hint: 'SMILES.' },
  formula: { kind: 'formula', name: 'x', label: 'Formula', hint: 'Hill order.' },
  sirna: { kind: 'sirna', name: 'x', label: 'siRNA strand', hint: 'Units.' },
  geneName: { kind: 'gene-name', name: 'x', label: 'Gene name', hint: 'In full.' },
  dna: { kind: 'dna', name: 'x', label: 'DNA', hint: 'Bases.', usualLength: 8 },
  protein: { kind: 'protein', name: 'x', label: 'Protein', hint: 'Residues.' },
  text: { kind: 'text', name: 'x', label: 'Passage', hint: 'English.', maxLength: 9, lines: 5 },
  question: { kind: 'text', name: 'x', label: 'Question', hint: 'English.', maxLength: 99 },
  number: {
    kind: 'number',
    name: 'x',
    label: 'Bulk modulus',
    hint: 'A stiffness.',
    unit: 'GPa',
    lowest: 0,
    highest: 500,
  },
  choice: {
    kind: 'choice',
    name: 'x',
    label: 'Property',
    hint: 'What to predict.',
    options: [
      { value: 'band_gap', label: 'Band gap', unit: 'eV' },
      { value: 'volume', label: 'Volume', unit: 'Å³' },
    ],
  },
  elements: { kind: 'elements', name: 'x', label: 'Elements', hint: 'A set.', mostElements: 2 },
} as const satisfies Record<string, Field>;

/** The nine of "Advanced"; number of replies and thought budget of "Answers and thought". */
const otherInputs = 9 + 2;

/** The HTML of a form with one field and its text. */
function formOf(field: Field, text = ''): string {
  const asking: Task = { ...task, fields: [field], examples: [] };
  return screenOf(asking, { drafts: { [task.id]: { x: text } } });
}

/** The whole start tag of an input, a text area or a button. */
function tagsIn(html: string, name: string): readonly string[] {
  return [...html.matchAll(new RegExp(`<${name}\\b[^>]*>`, 'g'))].map(([tag]) => tag);
}

describe.each(Object.entries(fields))('an empty field of kind %s', (_, field) => {
  it('has a label, a hint and an input, and complains of nothing', () => {
    const html = formOf(field);
    expect(html).toContain(`>${field.label}</label>`);
    expect(html).toContain(field.hint);
    expect(html.match(/<(input|textarea)[^>]*text-input-box/g)).toHaveLength(1 + otherInputs);
    expect(html).not.toContain('aria-invalid="true"');
  });
});

describe('a wrong text', () => {
  it('is marked at its place, with the reason and the cure', () => {
    const html = formOf(fields.dna, 'GATTQACA');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toMatch(/<code class="input-error-place"[^>]*>GATT<mark>Q<\/mark>ACA\n {4}▲/);
  });

  it('keeps what was typed', () => {
    expect(formOf(fields.choice, 'band')).toMatch(/<input[^>]*value="band"/);
    expect(formOf(fields.number, 'stiff')).toMatch(/<input[^>]*value="stiff"/);
  });
});

describe('an accepted text', () => {
  it('is echoed in the words of its kind', () => {
    expect(formOf(fields.dna, 'GATTACAC')).toContain('8 bases · 38 % G+C');
    expect(formOf(fields.protein, 'MKV')).toContain('3 residues');
    expect(formOf(fields.formula, 'TiO2')).toContain('<span>TiO</span><sub>2</sub>');
    expect(formOf(fields.text, 'word')).toContain('4 of 9 characters');
  });

  it('says what was changed', () => {
    expect(formOf(fields.dna, '>seq1\ngatt\nacac')).toMatch(
      /<div class="input-notes" aria-live="polite"><p>[^<]+<\/p>/,
    );
    expect(formOf(fields.dna, 'GATTACAC')).toContain(
      '<div class="input-notes" aria-live="polite"></div>',
    );
  });
});

describe('a number', () => {
  it('shows its unit and its range', () => {
    const html = formOf(fields.number);
    expect(html).toContain('A stiffness. From 0 to 500 GPa.');
    expect(html).toContain('<span class="muted">GPa</span>');
  });
});

describe('a choice', () => {
  it('is not made beforehand', () => {
    expect(formOf(fields.choice)).toMatch(/<input[^>]*placeholder="Choose…"[^>]*value=""/);
  });

  it('shows the label of the value in the draft', () => {
    expect(formOf(fields.choice, 'band_gap')).toMatch(/<input[^>]*value="Band gap"/);
  });

  it('of a property says the unit of the answer', () => {
    expect(formOf(fields.choice, 'volume')).toContain('Unit of the answer: Å³');
    expect(formOf(fields.choice, 'vol')).not.toContain('Unit of the answer');
  });
});

describe('the source of an example', () => {
  const example = { label: 'EGFP', values: { x: 'GATT' }, source: 'GenBank U55762' };
  const asking: Task = { ...task, fields: [fields.dna], examples: [example] };

  it('is named while the form holds that example', () => {
    const html = screenOf(asking, { drafts: { [task.id]: { x: 'GATT' } } });
    expect(html).toContain('EGFP: GenBank U55762');
  });

  it('goes away with the first change', () => {
    const html = screenOf(asking, { drafts: { [task.id]: { x: 'GATTA' } } });
    expect(html).not.toContain('GenBank U55762');
  });
});

describe('a set of elements', () => {
  const pressed = (html: string) =>
    tagsIn(html, 'button').filter((tag) => tag.includes('aria-pressed="true"'));

  it('is the same as text, in the table and as chips', () => {
    const html = formOf(fields.elements, 'Fe O');
    expect(pressed(html).map((tag) => /aria-label="([^"]+)"/.exec(tag)?.[1])).toEqual([
      'O, oxygen',
      'Fe, iron',
    ]);
    expect(html).toContain('Remove </span>Fe iron');
    expect(html).toContain('2 of at most 2 elements');
  });

  it('has one element in the tab order', () => {
    const cells = tagsIn(formOf(fields.elements), 'button').filter((tag) =>
      tag.includes('element-cell'),
    );
    expect(cells).toHaveLength(118);
    expect(cells.filter((tag) => tag.includes('tabindex="0"'))).toHaveLength(1);
  });

  it('takes no more elements when it is full', () => {
    const cells = tagsIn(formOf(fields.elements, 'Fe, O'), 'button').filter((tag) =>
      tag.includes('aria-disabled'),
    );
    expect(cells.filter((tag) => tag.includes('element-cell'))).toHaveLength(116);
    expect(formOf(fields.elements, 'Fe')).not.toMatch(/element-cell"[^>]*aria-disabled/);
  });
});
