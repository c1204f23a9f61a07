import { describe, expect, it } from 'vitest';
import {
  closedLabelReader,
  closedLabelsReader,
  numberedLabelReader,
  openLabelReader,
  readEcNumbers,
  readEntities,
  readLabelList,
} from './read-labels.ts';

const refused = (part: string) => ({ ok: false, error: expect.stringContaining(part) });
const sentences = (parts: string[]) => parts.map((part) => expect.stringContaining(part));
const labels = (names: string[], ...forgiven: string[]) => ({
  ok: true,
  value: {
    answer: { kind: 'labels', labels: names.map((label) => ({ label })) },
    forgiven: sentences(forgiven),
  },
});
const explained = (names: Record<string, string>, ...forgiven: string[]) => ({
  ok: true,
  value: {
    answer: {
      kind: 'labels',
      labels: Object.entries(names).map(([label, meaning]) => ({ label, meaning })),
    },
    forgiven: sentences(forgiven),
  },
});
const label = (name: string, meaning: string, ...forgiven: string[]) => ({
  ok: true,
  value: { answer: { kind: 'label', label: name, meaning }, forgiven: sentences(forgiven) },
});

describe('reading entities', () => {
  it('lower-cases, cuts at commas and drops repetitions', () => {
    expect(readEntities('Aspirin, ibuprofen, aspirin')).toEqual(labels(['aspirin', 'ibuprofen']));
    expect(readEntities('loperamide')).toEqual(labels(['loperamide']));
  });

  it('removes a full stop, and says that the official scorer keeps it', () => {
    expect(readEntities('aspirin.')).toEqual(labels(['aspirin'], 'full stop'));
  });

  it.each(['', ' , ', 'There are no chemicals in this text.'])('refuses "%s"', (reply) =>
    expect(readEntities(reply)).toMatchObject({ ok: false }),
  );
});

describe('reading a list of labels', () => {
  it.each([
    [
      'adrenal gland , appendix , urinary bladder',
      ['adrenal gland', 'appendix', 'urinary bladder'],
    ],
    ['AL', ['AL']],
    [
      '3D-structure ; DNA-binding ; Ubl conjugation',
      ['3D-structure', 'DNA-binding', 'Ubl conjugation'],
    ],
    ['lung，liver', ['lung', 'liver']],
    ['lung；liver；', ['lung', 'liver']],
    ['I band ; Z disc', ['I band', 'Z disc']],
    ['Barr body ; lung , liver', ['Barr body', 'lung', 'liver']],
  ])('%s', (reply, names) => expect(readLabelList(reply)).toEqual(labels(names)));

  it('keeps the comma of a GO term, and says that the official scorer cuts there', () => {
    const term = 'negative regulation of transcription, DNA-templated';
    expect(readLabelList(`nucleus ; ${term}`)).toEqual(
      labels(['nucleus', term], 'the official scorer cuts them'),
    );
  });

  it('reads lines, a final full stop and repetitions, and says so', () => {
    expect(readLabelList('- lung\n- liver\n- lung.')).toEqual(
      labels(['lung', 'liver'], 'final full stop', 'line breaks', 'Repeated'),
    );
  });

  it.each([
    ['I would rather not say', 'No list found in "I would rather not say"'],
    ['The gene is expressed in the lung.', 'No list found'],
    [' ; , ', 'No list found'],
    ['', 'no answer'],
  ])('refuses "%s"', (reply, reason) => expect(readLabelList(reply)).toEqual(refused(reason)));
});

describe('reading EC numbers', () => {
  it.each([
    ['2 . 3 . 2 . 31', { '2.3.2.31': 'transferase' }],
    ['5 . 3 . 1 . 7', { '5.3.1.7': 'isomerase' }],
    [
      'Donor molecules utilized by enzymes are identified by their EC numbers. Donor molecules it utilizes are identified by EC number EC3.2.1.17,EC3.2.1.-.',
      { '3.2.1.17': 'hydrolase', '3.2.1.-': 'hydrolase' },
    ],
    ['EC 3.2.1.', { '3.2.1.-': 'hydrolase' }],
    ['1.1.1.1 7.1.1.2', { '1.1.1.1': 'oxidoreductase', '7.1.1.2': 'translocase' }],
  ])('%s', (reply, numbers) => expect(readEcNumbers(reply)).toEqual(explained(numbers)));

  it.each([
    ['3.2.-.-', { '3.2.-.-': 'hydrolase' }, 'fewer than three levels'],
    ['1.1.1.n1', { '1.1.1.n1': 'oxidoreductase' }, 'with an n'],
    ['1.1.1.1, EC 1.1.1.1', { '1.1.1.1': 'oxidoreductase' }, 'Repeated'],
    ['1.1.1.1 and 9.1.1.1', { '1.1.1.1': 'oxidoreductase' }, 'Left out was 9.1.1.1'],
  ])('says what was special about %s', (reply, numbers, sentence) =>
    expect(readEcNumbers(reply)).toEqual(explained(numbers, sentence)),
  );

  it.each([
    ['8.1.1.1', 'No EC number: 8.1.1.1: the first level'],
    ['0.53', 'No EC number found in "0.53"'],
    ['1.2.3.4.5', 'No EC number found'],
    ['', 'no answer'],
  ])('refuses "%s"', (reply, reason) => expect(readEcNumbers(reply)).toEqual(refused(reason)));
});

describe('reading RNA modifications', () => {
  const read = (reply: string) =>
    closedLabelsReader([
      { value: 'Am', label: "2'-O-methyladenosine" },
      { value: 'm6A', label: 'N6-methyladenosine' },
      { value: 'm6Am', label: "N6,2'-O-dimethyladenosine" },
      { value: 'AtoI', label: 'adenosine-to-inosine editing' },
      { value: 'none', label: 'no modification' },
    ])(reply, {});

  it.each([
    [
      'AtoI.The RNA modifications predicted for the sequence are AtoI.',
      { AtoI: 'adenosine-to-inosine editing' },
    ],
    ['m6Am', { m6Am: "N6,2'-O-dimethyladenosine" }],
    ['m6A, Am', { Am: "2'-O-methyladenosine", m6A: 'N6-methyladenosine' }],
    ['none', { none: 'no modification' }],
    ['The sequence lacks them.', { none: 'no modification' }],
  ])('%s', (reply, found) => expect(read(reply)).toEqual(explained(found)));

  it('reads a full name, and says that the official parser does not', () => {
    expect(read('It carries n6-methyladenosine.')).toEqual(
      explained({ m6A: 'N6-methyladenosine' }, 'not for "N6-methyladenosine"'),
    );
  });

  it('passes over none beside a label', () => {
    expect(read('m6A and none else')).toEqual(
      explained({ m6A: 'N6-methyladenosine' }, '"none" beside other labels'),
    );
  });

  it.each(['I am an RNA', 'It has been identified', ''])('refuses "%s"', (reply) =>
    expect(read(reply)).toMatchObject({ ok: false }),
  );
});

describe('reading an ncRNA family', () => {
  const read = (reply: string) =>
    closedLabelReader([
      { value: '5S_rRNA', label: '5S ribosomal RNA' },
      { value: '5_8S_rRNA', label: '5.8S ribosomal RNA' },
      { value: 'tRNA', label: 'transfer RNA' },
      { value: 'Intron_gpI', label: 'group I intron' },
      { value: 'Intron_gpII', label: 'group II intron' },
    ])(reply, {});

  it.each([
    [
      'The RNA sequence is categorized under the 5S_rRNA family based on its structural characteristics.',
      '5S_rRNA',
      '5S ribosomal RNA',
    ],
    ['Intron_gpII', 'Intron_gpII', 'group II intron'],
  ])('%s', (reply, name, meaning) => expect(read(reply)).toEqual(label(name, meaning)));

  it.each([
    ['It is a 5.8S rRNA.', '5_8S_rRNA', '5.8S ribosomal RNA', 'another spelling'],
    ['INTRON-GPI', 'Intron_gpI', 'group I intron', 'another spelling'],
    ['tRNA, not 5S_rRNA', '5S_rRNA', '5S ribosomal RNA', 'also names tRNA'],
  ])('says what was special about "%s"', (reply, name, meaning, sentence) =>
    expect(read(reply)).toEqual(label(name, meaning, sentence)),
  );

  it.each(['an RNA', ''])('refuses "%s"', (reply) =>
    expect(read(reply)).toMatchObject({ ok: false }),
  );
});

describe('reading an open label', () => {
  const read = (reply: string) => openLabelReader('subcellular location')(reply, {});

  it('takes the whole reply', () => {
    expect(read('membrane')).toEqual(label('membrane', 'subcellular location'));
    expect(read('Membrane.')).toEqual(label('Membrane', 'subcellular location', 'full stop'));
  });

  it.each(['It sits in the membrane', 'The protein is nuclear.', '…', ''])(
    'refuses "%s"',
    (reply) => expect(read(reply)).toMatchObject({ ok: false }),
  );
});

describe('reading a numbered label', () => {
  const read = (reply: string) => numberedLabelReader('fold type', 0, 1194)(reply, {});

  it('reads a number alone, or in a sentence with a word about it', () => {
    expect(read('0')).toEqual(label('0', 'fold type'));
    expect(read('The fold is 1194.')).toEqual(label('1194', 'fold type', 'wants the number alone'));
  });

  it.each([
    ['1195', '1195 is no whole number from 0 to 1194'],
    ['-1', '-1 is no whole number'],
    ['1.5', '1.5 is no whole number'],
    ['3 or 4', 'No single whole number found in "3 or 4"'],
    ['', 'no answer'],
  ])('refuses "%s"', (reply, reason) => expect(read(reply)).toEqual(refused(reason)));
});
