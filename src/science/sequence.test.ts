import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testParserLaws } from './parser-laws.fixture.ts';
import { LONGEST_SEQUENCE, parseSequence } from './sequence.ts';
import type { SequenceKind } from './sequence-letters.ts';

const INSULIN = `>sp|P01308|INS_HUMAN Insulin OS=Homo sapiens OX=9606 GN=INS PE=1 SV=1
MALWMRLLPLLALLALWGPDPAAAFVNQHLCGSHLVEALYLVCGERGFFYTPKTRREAED
LQVGQVELGGGPGAGSLQPLALEGSLQKRGIVEQCCTSICSLYQLENYCN
`;
const GENBANK = `ORIGIN
        1 gatcctccat atacaacggt atctccacct
       31 caggtttaga tctcaacaac ggaaccattg
//
`;

describe.each<SequenceKind>(['dna', 'rna', 'protein'])('parseSequence of %s', (kind) => {
  const pieces = [...'ACGTUNRMKLVXBJacgtu*-. \n\r', '>head 1', '>', '10', 'ORIGIN', '//', 'Met'];
  testParserLaws((text) => parseSequence(kind, text, 5), pieces);
});

describe('parseSequence', () => {
  test('takes a UniProt FASTA record and tells what it removed', () => {
    const { value, notes } = read('protein', INSULIN);
    expect(value).toHaveLength(110);
    expect(value).toMatch(/^MALWMRLL[A-Z]+YCN$/);
    expect(notes).toEqual([
      'The header “>sp|P01308|INS_HUMAN Insulin OS=Homo sap…” was removed.',
      'Spaces and line breaks were removed.',
    ]);
  });

  test('takes the numbered blocks of GenBank', () => {
    const { value, notes } = read('dna', GENBANK);
    expect(value).toBe('GATCCTCCATATACAACGGTATCTCCACCTCAGGTTTAGATCTCAACAACGGAACCATTG');
    expect(notes).toHaveLength(3);
  });

  test.each<[SequenceKind, string, string, string[]]>([
    ['dna', 'ACGT', 'ACGT', []],
    ['dna', ' acgt\r\n', 'ACGT', ['Lower-case letters were written in upper case.']],
    ['dna', 'ACGU', 'ACGT', ['U was read as T, its letter in DNA.']],
    ['dna', 'ACNNT', 'ACNNT', ['It holds 2 unknown bases (N).']],
    ['dna', 'AC--GT', 'ACGT', ['Gaps (- or .) were removed.']],
    ['rna', 'ACGU', 'ACGT', ['U was written as T, as in the training data.']],
    ['rna', 'ACGT', 'ACGT', []],
    ['protein', 'MKV*', 'MKV', ['The stop (*) at the end was removed.']],
    ['protein', 'MKV*\n', 'MKV', ['The stop (*) at the end was removed.']],
    ['protein', 'EVQXDIVX', 'EVQXDIVX', []],
    ['protein', 'ACGTTGCA', 'ACGTTGCA', ['The letters are only A, C, G and T: is this DNA?']],
    ['protein', 'AUGGCA', 'AUGGCA', ['The letters are only A, C, G and U: is this RNA?']],
    [
      'protein',
      'MKUBL',
      'MKUBL',
      [
        'It holds U (selenocysteine), B (aspartate or asparagine), which the training data hardly has.',
      ],
    ],
  ])('reads %s %j as %s', (kind, text, value, notes) => {
    expect(read(kind, text)).toEqual({ value, notes });
  });

  test.each<[SequenceKind, string, number | undefined, string, string]>([
    ['dna', '', undefined, 'empty', 'Paste'],
    ['dna', ' \n', undefined, 'empty', 'Paste'],
    ['dna', '10 20', undefined, 'empty', 'Paste'],
    ['dna', '>chr1:1-4', undefined, 'No sequence follows', 'line of its own'],
    ['dna', 'ACRT', 2, '“R” at character 3 stands for A or G', 'N if it is unknown'],
    ['dna', 'MKALCELLL', 0, '“M” at character 1 is no base; this looks like a protein', 'DNA'],
    ['dna', '>x\nACGT E', 8, '“E” at character 9 is no base', 'A, C, G, T and N'],
    ['rna', 'ACG?', 3, '“?” at character 4 is no base', 'U (or T)'],
    ['dna', 'AC😀', 2, '“😀” at character 3', 'A, C, G, T and N'],
    ['dna', 'AC\u200bGT', 2, 'U+200B at character 3', 'A, C, G, T and N'],
    ['protein', 'MK*LV', 2, 'stop (*) at character 3', 'first stop'],
    ['protein', 'MK LV7', 5, 'number 7 at character 6', 'accession'],
    ['dna', "5'-ACGT-3'", 0, 'number 5 at character 1', 'marks of the ends'],
    ['dna', 'ACGT-3′', 5, 'number 3 at character 6', 'marks of the ends'],
    ['protein', 'P01308', 1, 'number 01308', 'accession'],
    ['protein', 'MKé', 2, '“é” at character 3 is no residue', '20 amino acids'],
    ['protein', 'Met-Ala-Ser', 0, 'three-letter code', 'MAS'],
    ['protein', ' MET ALA SER', 1, 'three-letter code', 'MAS'],
    ['protein', '>a\nMKV\n>b\nMKL', 7, 'second record starts with “>b”', 'Keep one record'],
  ])('says where %s %j is wrong', (kind, text, position, words, cure) => {
    const result = parseSequence(kind, text);
    if (result.ok) throw new Error(`${text} was accepted`);
    expect(result.error.message).toContain(words);
    expect(result.error.position).toBe(position);
    expect(result.error.cure).toContain(cure);
  });

  test('names both lengths when the sequence is not as long as the training data', () => {
    expect(read('dna', 'ACGT', 249).notes).toEqual([
      'It has 4 bases; the training data has 249, so trust the answer less.',
    ]);
    expect(read('dna', 'ACGT', 4).notes).toEqual([]);
  });

  test('refuses what is too long at the first letter too many', () => {
    const text = `\n${'A'.repeat(LONGEST_SEQUENCE)}\nCC`;
    expect(parseSequence('dna', text)).toEqual({
      ok: false,
      error: {
        message: 'It has 10,002 bases; at most 10,000 are read.',
        position: LONGEST_SEQUENCE + 2,
        cure: 'Leave out 2 of them.',
      },
    });
  });

  test('finds the same letters however they are broken, numbered and cased', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ACGT'), minLength: 1, maxLength: 60 });
    const between = fc.constantFrom('', ' ', '\n', '\r\n', ' 10 ', '\n61 ', '-');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(letters, between, fc.boolean()), { minLength: 1 }),
        (blocks) => {
          const text = blocks
            .map(([block, gap, lower]) => (lower ? block.toLowerCase() : block) + gap)
            .join('');
          return (
            read('dna', `>any header: 12 EFI\n${text}`).value ===
            blocks.map(([block]) => block).join('')
          );
        },
      ),
    );
  });
});

function read(kind: SequenceKind, text: string, usualLength?: number) {
  const result = parseSequence(kind, text, usualLength);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
