import { describe, expect, it } from 'vitest';
import { findMentions } from './find-mentions.ts';
import { contexts } from './mention-context.fixture.ts';

type Place = keyof typeof contexts;

/** `kind "text" → what it points at`, one line for each mention. */
function said(place: Place, text: string): readonly string[] {
  return findMentions(text, contexts[place]).map(({ kind, start, end, targets }) => {
    const parts = targets.map((target) => {
      if (target.kind === 'atoms') return target.atoms.join(' ');
      if (target.kind === 'elements') return target.symbols.join(' ');
      return target.spans.map(({ first, last }) => `${first}-${last}`).join(' ');
    });
    return `${kind} "${text.slice(start, end)}" → ${parts.join('; ')}`.trim();
  });
}

type Row = readonly [text: string, ...mentions: readonly string[]];

function table(place: Place, rows: readonly Row[]): void {
  it.each(rows.map(([text, ...mentions]) => [text, mentions] as const))('%s', (text, mentions) =>
    expect(said(place, text)).toEqual(mentions),
  );
}

describe('what a text says of a molecule', () => {
  table('molecule', [
    // SMILES, whole and in part
    [
      'The SMILES is CC(=O)Oc1ccccc1C(=O)O.',
      'smiles "CC(=O)Oc1ccccc1C(=O)O" → 0 1 2 3 4 5 6 7 8 9 10 11 12',
    ],
    ['It has c1ccccc1 in the middle', 'smiles "c1ccccc1" → 4 5 6 7 8 9'],
    ['so CC(=O)O is a part,', 'smiles "CC(=O)O" → 0 1 2 3'],
    ['like (CC(=O)N) perhaps', 'smiles "CC(=O)N" →'],
    ['SMILES: CCO', 'smiles "CCO" →'],
    ['<SMILES> CCN </SMILES>', 'smiles "CCN" →'],
    ['`CCl` is short', 'smiles "CCl" →'],
    ['A chain OCCO is glycol', 'smiles "OCCO" →'],
    ['the salt [Na+].[Cl-] dissolves', 'smiles "[Na+].[Cl-]" →'],
    ['reaction CCBr>>CC=O runs', 'smiles "CCBr" →', 'smiles "CC=O" →'],
    ['SMILES:C1CCCCC1', 'smiles "C1CCCCC1" →'],
    // groups
    ['the carbonyl is polar', 'group "carbonyl" → 1 2 10 11'],
    ['two carbonyl groups', 'group "carbonyl groups" → 1 2 10 11'],
    ['Carboxylic acids dissociate', 'group "Carboxylic acids" → 10 11 12'],
    ['the -COOH end', 'group "COOH" → 10 11 12'],
    ['an ester bond', 'group "ester" → 1 2 3'],
    ['an acetoxy substituent', 'group "acetoxy substituent" → 0 1 2 3'],
    ['the benzene ring', 'group "benzene ring" → 4 5 6 7 8 9'],
    ['is aromatic', 'group "aromatic" → 4 5 6 7 8 9'],
    ['a nitro group', 'group "nitro group" →'],
    ['the C=O bonds', 'group "C=O" → 1 2 10 11'],
    ['the carbonyl carbon', 'group "carbonyl carbon" → 1 10'],
    ['the ester oxygens', 'group "ester oxygens" → 2 3'],
    ['the carbonyl at C2', 'group "carbonyl at C2" → 1 2'],
    ['the carbonyl group at position 11', 'group "carbonyl group at position 11" → 10 11'],
    ['the methyl at C2', 'group "methyl at C2" → 0'],
    ['the methyl group at C9', 'group "methyl group at C9" → 0'],
    ['the OH group', 'group "OH group" →'],
    ['a methyl group of 5 eV', 'group "methyl group" → 0', 'quantity "5 eV" →'],
    ['2-methyl is there', 'group "methyl" → 0'],
    ['4-chloro-2-methylaniline is not'],
    // atoms
    ['atom 3 is oxygen', 'atom "atom 3" → 2'],
    ['atoms 2, 3 and 4', 'atom "atoms 2, 3 and 4" → 1 2 3'],
    ['atoms 5–10 are flat', 'atom "atoms 5–10" → 4 5 6 7 8 9'],
    ['at position 3', 'atom "position 3" → 2'],
    ['carbon 2 is electrophilic', 'atom "carbon 2" → 1'],
    ['oxygen atom 4 bridges', 'atom "oxygen atom 4" → 3'],
    ['the bond C1-C2', 'atom "C1" → 0', 'atom "C2" → 1'],
    ['between C5 and O4', 'atom "C5" → 4', 'atom "O4" → 3'],
    ['four oxygen atoms', 'atom "oxygen atoms" → 2 3 11 12'],
    ['the oxygens and the oxygen', 'atom "oxygens" → 2 3 11 12', 'atom "oxygen" → 2 3 11 12'],
    ['nitrogen, the nitrogen and oxygen-rich'],
    ['C3 is named otherwise', 'atom "C3" →'],
    ['atom 99', 'atom "atom 99" →'],
    ['atom 0', 'atom "atom 0" →'],
    // formulas and quantities
    ['C9H8O4 is its formula', 'formula "C9H8O4" →'],
    ['dissolved in H₂O', 'formula "H₂O" →'],
    ['salt (NaCl) and (NH4)2SO4', 'formula "NaCl" →', 'formula "(NH4)2SO4" →'],
    ['with NaOH and HCl', 'formula "NaOH" →', 'formula "HCl" →'],
    ['weighs 180.16 g/mol', 'quantity "180.16 g/mol" →'],
    ['melts at 135 °C.', 'quantity "135 °C" →'],
    ['-2.1 log units, pKa of 3.5', 'quantity "pKa of 3.5" →'],
    ['about 5 kcal/mol or 21 kJ/mol', 'quantity "5 kcal/mol" →', 'quantity "21 kJ/mol" →'],
    ['Na+ ions', 'oxidation-state "Na+" →'],
  ]);

  it('leaves groups unmarked while nobody has looked for them', () => {
    expect(said('unsearched', 'the carbonyl')).toEqual(['group "carbonyl" →']);
    const [mention] = findMentions('the carbonyl', contexts.unsearched);
    expect(mention?.label).toBe('carbonyl, not looked for in the input');
  });

  it('says which numbering it took', () => {
    const label = (text: string) => findMentions(text, contexts.molecule)[0]?.label;
    expect(label('atom 3')).toBe('Atom 3 of the input, counted from 1 in the order of its SMILES');
    expect(label('C3')).toBe(
      'Atom 3 of the input: atom 3 in the order of its SMILES is O, not C; another numbering is meant',
    );
    expect(label('the carbonyl at C9')).toBe(
      'carbonyl: 2 places in the input; none at C9 counted from 1 in the order of the SMILES',
    );
    expect(label('a nitro group')).toBe('nitro: none in the input');
  });
});

describe('words that only look like chemistry', () => {
  table('molecule', [
    ['In water'],
    ['I think so'],
    ['C is the answer'],
    ['Option B'],
    ['Options A, C and D are wrong'],
    ['CO is not said'],
    ['NO, that is wrong'],
    ['No. As I said, He was At home'],
    ['So On and On'],
    ['a Boson in the Spoon, Coco'],
    ['The FBI and BBC know'],
    ['B.C. and e.g. this'],
    ['BCC and FCC metals'],
    ['see [1] and [2]'],
    ['x = 5, n=11 and p=0.05'],
    ['CYP2D6, PI3K and U2OS'],
    ['HCCs, PCa, RhD, SbCC and CPEs'],
    ['SF-36, HIV-1, TDP-43 and IL-6'],
    ['CD4+ and CD127, DKK3, STI571'],
    ['NCT00069784 and SF36'],
    ['ICC, OPSCC and CCB; P=NS'],
    ['H1N1 and H5N1'],
    ['Let me check'],
    ['step 3: position the ring'],
    ['http://example.org/C(=O)'],
    ['TATA box and Lys48'],
    ['P450'],
  ]);
  table('protein', [
    ['C is the answer'],
    ['the carbonyl group'],
    ['I think T47 is far'],
    ['THIS IS IT'],
    ['P450 and H1N1'],
    ['T2, D2 and N3 of stages'],
  ]);
  table('nothing', [['atom 3 and Lys48, TATA box, the carbonyl at C2']]);
});

describe('what a text says of a protein', () => {
  table('protein', [
    ['Lys2 is basic', 'residue "Lys2" → 2-2'],
    ['K8 too', 'residue "K8" → 8-8'],
    ['lysine 16', 'residue "lysine 16" → 16-16'],
    ['LYS-16', 'residue "LYS-16" → 16-16'],
    ['tyrosine at position 5', 'residue "tyrosine at position 5" → 5-5'],
    ['K8R is a mutation', 'residue "K8R" → 8-8'],
    ['Lys48', 'residue "Lys48" →'],
    ['Lys3 is wrong', 'residue "Lys3" →'],
    ['residues 10–25', 'residue "residues 10–25" → 10-25'],
    ['residues 3, 5 and 8 to 10', 'residue "residues 3, 5 and 8 to 10" → 3-3 5-5 8-10'],
    ['residue 7 and 12 others', 'residue "residue 7" → 7-7'],
    ['residues 20-40', 'residue "residues 20-40" →'],
    ['amino acids 1 to 4', 'residue "amino acids 1 to 4" → 1-4'],
    ['the N-terminal end', 'residue "N-terminal" → 1-1'],
    ['the C-terminus', 'residue "C-terminus" → 25-25'],
    ['the first 5 residues', 'residue "first 5 residues" → 1-5'],
    ['the last 3 residues', 'residue "last 3 residues" → 23-25'],
    ['the histidine', 'residue "histidine" → 18-18'],
    ['no cysteines', 'residue "cysteines" →'],
    ['Tyr residues', 'residue "Tyr residues" → 5-5'],
    ['begins with MKTAY', 'motif "MKTAY" → 1-5'],
    ['a mass of 2.9 kDa', 'quantity "2.9 kDa" →'],
    ['25 residues long', 'quantity "25 residues" →'],
  ]);

  it('says what stands there instead', () => {
    const [three, far] = findMentions('Lys3 and Lys48', contexts.protein);
    expect(three?.label).toBe('Lysine 3 of the input: does not match, residue 3 is threonine');
    expect(far?.label).toBe('Lysine 48 of the input: it has only 25 residues');
  });
});

describe('what a text says of DNA', () => {
  table('dna', [
    ['a TATA box', 'motif "TATA box" → 5-11'],
    ['one CpG site', 'motif "CpG site" → 3-4'],
    ['the Kozak sequence', 'motif "Kozak sequence" → 16-22'],
    ['a start codon', 'motif "start codon" → 19-21'],
    ['the stop codon', 'motif "stop codon" → 25-27'],
    ['a polyadenylation signal', 'motif "polyadenylation signal" → 28-33'],
    ['no poly(A) tail', 'motif "poly(A) tail" →'],
    ['the TATAAAA part', 'motif "TATAAAA" → 5-11'],
    ['UAUAAAA in RNA', 'motif "UAUAAAA" → 5-11'],
    ['the consensus TATAWAW', 'motif "TATAWAW" → 5-11'],
    ['GATTACA is elsewhere', 'motif "GATTACA" →'],
    ['positions 5-12', 'base "positions 5-12" → 5-12'],
    ['nucleotides 1 and 2', 'base "nucleotides 1 and 2" → 1-1 2-2'],
    ['G1 and T5', 'base "G1" → 1-1', 'base "T5" → 5-5'],
    ['C30 is not', 'base "C30" →'],
    ['T2 and G1 of a stage', 'base "G1" → 1-1'],
    ['the DATA of ATTR patients'],
    ["the 5' end", 'base "5\' end" → 1-1'],
    ['the 3′-end', 'base "3′-end" → 34-34'],
    ['34 bp', 'quantity "34 bp" →'],
    ['WATCH OUT'],
    ['DNA and RNA are here'],
  ]);
});

describe('what a text says of a material', () => {
  table('material', [
    ['Fe2O3 is hematite', 'formula "Fe2O3" → Fe O'],
    ['TiO2 is another', 'formula "TiO2" →'],
    ['the iron atoms', 'formula "iron" → Fe'],
    ['Fe atoms and O sites', 'formula "Fe" → Fe', 'formula "O" → O'],
    ['Fe3+ and O2-', 'oxidation-state "Fe3+" → Fe', 'oxidation-state "O2-" → O'],
    ['Fe³⁺', 'oxidation-state "Fe³⁺" → Fe'],
    ['Fe(III) and iron(II)', 'oxidation-state "Fe(III)" → Fe', 'oxidation-state "iron(II)" → Fe'],
    ['R-3c', 'space-group "R-3c" →'],
    ['Fm-3m or Fm3m', 'space-group "Fm-3m" →', 'space-group "Fm3m" →'],
    ['Fm3̅m', 'space-group "Fm3̅m" →'],
    ['P2_1/c or P21/c', 'space-group "P2_1/c" →', 'space-group "P21/c" →'],
    ['P6_3/mmc', 'space-group "P6_3/mmc" →'],
    ['space group P1', 'space-group "P1" →'],
    ['space group 225', 'space-group "space group 225" →'],
    ['No. 167', 'space-group "No. 167" →'],
    ['space group number 300', 'space-group "space group number 300" →'],
    ['P1 is not one alone'],
    ['a band gap of 2.1 eV', 'quantity "2.1 eV" →'],
    ['a = 5.04 Å', 'quantity "5.04 Å" →'],
    ['In this structure As is said'],
  ]);

  it('compares the space group with that of the answer', () => {
    const label = (text: string) => findMentions(text, contexts.material)[0]?.label;
    expect(label('R-3c')).toBe('Space group 167, R-3c, trigonal; that of the answer');
    expect(label('Fm-3m')).toBe('Space group 225, Fm-3m, cubic; the answer has 167');
  });
});
