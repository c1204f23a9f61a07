import { heavySymbols } from '#scoring/heavy-symbols.ts';
import { tableRows } from './reaction-rows.ts';

/** The share of the largest inputs that a span leaves out. */
const TAIL = 0.005;
/** An element of fewer rows than either is one that the data hardly have. */
const RARE = 0.001;
const FEW = 5;

const MOLECULES: Readonly<Record<string, readonly [path: string, columns: readonly string[]]>> = {
  ESOL: ['molecules/esol.tsv.gz', ['smiles']],
  Lipophilicity: ['molecules/lipo.tsv.gz', ['smiles']],
  BBBP: ['molecules/bbbp.tsv.gz', ['smiles']],
  ClinTox: ['molecules/clintox.tsv.gz', ['smiles']],
  SIDER: ['molecules/sider.tsv.gz', ['smiles']],
  HIV: ['molecules/hiv.tsv.gz', ['smiles']],
  QM9: ['molecules/qm9_gap.tsv.gz', ['smiles']],
  'ChEBI-20': ['molecules/chebi20.tsv.gz', ['smiles']],
  'USPTO-50K products': ['reactions/uspto50k.tsv.gz', ['product']],
  'USPTO-MIT reactants and reagents': [
    'reactions/uspto_mit_reagents.tsv.gz',
    ['reactants', 'reagents'],
  ],
};
const SEQUENCES: Readonly<Record<string, readonly [path: string, column: string]>> = {
  eSOL: ['proteins/esol_solubility.tsv.gz', 'sequence'],
  DeepLoc: ['proteins/subcellular_localization.tsv.gz', 'sequence'],
  'PDB chains with EC numbers': ['proteins/enzyme_ec.tsv.gz', 'sequence'],
  'yeast proteins of DIP': ['proteins/yeast_ppi_sequences.tsv.gz', 'sequence'],
  nRC: ['nucleic/ncrna_family.tsv.gz', 'sequence'],
};

/** What inputs of each table look like, as lines for `src/scoring/input-spans.ts`. */
export function inputSpans(folder: string): readonly string[] {
  const lines: string[] = [];
  for (const [name, [path, columns]] of Object.entries(MOLECULES)) {
    const sizes: number[] = [];
    const elements = new Map<string, number>();
    for (const row of tableRows(folder, path)) {
      const parts = columns.map((column) => row[column] ?? '').filter((part) => part !== '');
      const symbols = heavySymbols(parts.join('.'));
      sizes.push(symbols.length);
      for (const symbol of new Set(symbols)) elements.set(symbol, (elements.get(symbol) ?? 0) + 1);
    }
    const usual = [...elements].filter(([, count]) => count >= Math.max(FEW, RARE * sizes.length));
    const symbols = usual.sort((a, b) => b[1] - a[1]).map(([symbol]) => symbol);
    lines.push(`${name}: ${sizes.length} rows, heavy atoms ${span(sizes)}, ${symbols.join(' ')}`);
  }
  for (const [name, [path, column]] of Object.entries(SEQUENCES)) {
    const lengths = tableRows(folder, path).map((row) => (row[column] ?? '').length);
    lines.push(`${name}: ${lengths.length} rows, letters ${span(lengths)}`);
  }
  return lines;
}

function span(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))];
  return `${at(0)} to ${at(1 - TAIL)}`;
}
