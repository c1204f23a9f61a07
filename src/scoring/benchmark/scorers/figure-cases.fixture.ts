import type { AnsweredRow, ScoreMode } from '../scorer.ts';

/** Rows of one task, the figures that they give, and what that shows. */
export interface FigureCase {
  readonly shows: string;
  readonly task: string;
  readonly mode: ScoreMode;
  /** Replies beside references; several replies are candidates, the best first. */
  readonly rows: readonly (readonly [
    reply: string | readonly string[],
    reference: string,
    more?: Pick<AnsweredRow, 'prompt' | 'property'>,
  ])[];
  /** Values by metric; undefined for one that is absent. */
  readonly figures: Readonly<Record<string, number | undefined>>;
}

const bandGap = { property: 'band_gap' } as const;
const volume = { property: 'volume' } as const;
const stable = { property: 'is_stable' } as const;

const materialRows = [
  ['{band_gap : 2}', '{band_gap : 1}', bandGap],
  ['{band_gap : 3}', '{band_gap : 3}', bandGap],
  ['{volume : 1}', '{volume : 0}', volume],
  ['{volume : 4}', '{volume : 4}', volume],
  ['{volume : 8 Å}', '{volume : 8}', volume],
] as const;

const reactants = ['<SMILES> CCO </SMILES>', '<SMILES> OCC </SMILES>', '<SMILES> CN </SMILES>'];

/** All worked out by hand from the definitions of the released evaluators; "SciPy" names what agrees with it. */
export const figureCases: readonly FigureCase[] = [
  {
    shows: 'names are cut at semicolons and not trimmed',
    task: 'smiles-to-iupac',
    mode: 'official',
    rows: [
      ['<IUPAC> b;a </IUPAC>', '<IUPAC> a;b </IUPAC>'],
      ['<IUPAC> b; a </IUPAC>', '<IUPAC> a;b </IUPAC>'],
    ],
    figures: { 'Top-1 Split Match': 50, 'Top-5 Split Match': undefined },
  },
  {
    shows: 'the five best replies',
    task: 'smiles-to-iupac',
    mode: 'official',
    rows: [[['<IUPAC> x </IUPAC>', '<IUPAC> a </IUPAC>'], '<IUPAC> a </IUPAC>']],
    figures: { 'Top-1 Split Match': 0, 'Top-5 Split Match': 100 },
  },
  {
    shows: 'brackets make a formula invalid, a closing sentence spoils it',
    task: 'smiles-to-formula',
    mode: 'official',
    rows: [
      ['Ca(OH)2', 'CaH2O2'],
      ['C2H6O. I hope so', 'C2H6O'],
      ['O1H6C2', 'C2H6O'],
      ['C2H6O', 'C2H6O'],
    ],
    figures: { 'Top-1 Element Match': 50 },
  },
  {
    shows: 'our own reader takes no word for a formula, and brackets are worked out',
    task: 'smiles-to-formula',
    mode: 'strict',
    rows: [
      ['C2H6O. I hope so', 'C2H6O'],
      ['Ca(OH)2', 'CaH2O2'],
    ],
    figures: { 'Top-1 Element Match': 100 },
  },
  {
    shows: 'empty captions leave the mean',
    task: 'molecule-captioning',
    mode: 'official',
    rows: [
      ['an acid', 'an acid'],
      ['', 'an ester'],
    ],
    figures: { 'ROUGE-L': 1, 'BLEU-2 (words)': 1, METEOR: undefined },
  },
  {
    shows:
      'and stay in it as 0: METEOR is half of 1 − 0.5 / 2³; BLEU has 2 words of 4, and to NLTK an empty text has one word and one pair',
    task: 'molecule-captioning',
    mode: 'strict',
    rows: [
      ['an acid', 'an acid'],
      ['', 'an ester'],
    ],
    figures: {
      'ROUGE-L': 0.5,
      METEOR: 0.46875,
      'BLEU-2': Math.exp(-1) * Math.sqrt((2 / 3) * (1 / 2)),
    },
  },
  {
    shows: 'descriptions are cut at their last full stop; precision 3/3, recall 3/6',
    task: 'molecular-description',
    mode: 'official',
    rows: [['It is acid. It', 'It is acid of strong smell.']],
    figures: { 'ROUGE-L': 2 / 3 },
  },
  {
    shows: 'and references are not cut: 3 words of 3 and of 5',
    task: 'molecular-description',
    mode: 'official',
    rows: [['It is acid. It', 'It is acid. It smells']],
    figures: { 'ROUGE-L': 0.75 },
  },
  {
    shows: 'stems are compared: "binds" is "binding"',
    task: 'protein-function-uniprotseq',
    mode: 'official',
    rows: [['binding zinc', 'binds zinc']],
    figures: { 'ROUGE-L': 1 },
  },
  {
    shows: 'elsewhere they are not',
    task: 'protein-function',
    mode: 'official',
    rows: [['binding zinc', 'binds zinc']],
    figures: { 'ROUGE-L': 0.5 },
  },
  {
    shows: 'a final full stop makes an entity another',
    task: 'chemical-entity-recognition',
    mode: 'official',
    rows: [['Aspirin, ibuprofen.', 'aspirin, ibuprofen']],
    figures: { F1: 0.5 },
  },
  {
    shows: 'and is removed by our own reader',
    task: 'chemical-entity-recognition',
    mode: 'strict',
    rows: [['Aspirin, ibuprofen.', 'aspirin, ibuprofen']],
    figures: { F1: 1 },
  },
  {
    shows: 'one of two groups, and one too many: P 1/2, R 1/2',
    task: 'chemical-disease-interaction',
    mode: 'official',
    rows: [['(a, b), (c, d)', '(a, b), (e, f)']],
    figures: { F1: 0.5 },
  },
  {
    shows: 'a reference without brackets holds no group, and its row counts as 0',
    task: 'chemical-protein-interaction',
    mode: 'official',
    rows: [
      ['(a, b)', '(a, b)'],
      ['(a, b)', 'a, b'],
    ],
    figures: { F1: 0.5 },
  },
  {
    shows: 'in OPI a reference without a label leaves the mean',
    task: 'go-uniprotseq',
    mode: 'official',
    rows: [
      ['a； b，b', 'a;b'],
      ['a', ' ; '],
    ],
    figures: { F1: 1 },
  },
  {
    shows: '"normal" holds a no',
    task: 'true-false-question',
    mode: 'official',
    rows: [
      ['Maybe, it is normal', 'Maybe, it is'],
      ['Perhaps', 'Yes'],
      ['Yes', 'Yes'],
      ['no', 'No, it is not'],
    ],
    figures: { Accuracy: 0.5 },
  },
  {
    shows: 'A is tried first',
    task: 'multiple-choice-question',
    mode: 'official',
    rows: [['Of (A) x and (B) y, I choose (B)', 'The final answer is (B).']],
    figures: { Accuracy: 0 },
  },
  {
    shows: 'unreadable numbers leave the error',
    task: 'esol',
    mode: 'official',
    rows: [
      ['It is -2', '-5'],
      ['It is 4', '0'],
      ['who knows', '-3'],
    ],
    figures: { RMSE: 5 / Math.SQRT2, MAE: 3.5, 'Readable replies': 200 / 3 },
  },
  {
    shows: 'so strictly there is no error',
    task: 'esol',
    mode: 'strict',
    rows: [
      ['It is -2', '-5'],
      ['It is 4', '0'],
      ['who knows', '-3'],
    ],
    figures: { RMSE: undefined, 'RMSE (readable rows)': 5 / Math.SQRT2 },
  },
  {
    shows: 'no number is 0, and -5 is 5',
    task: 'physicochemical',
    mode: 'official',
    rows: [
      ['no idea', '0.5'],
      ['-5', '-0.5'],
    ],
    figures: { MAE: (0.5 + 5.5) / 2 },
  },
  {
    shows: 'a reference without a number is no 0',
    task: 'physicochemical',
    mode: 'official',
    rows: [
      ['0.25', '0.5'],
      ['0.25', 'unknown'],
    ],
    figures: { MAE: 0.25 },
  },
  {
    shows: 'a mean of ratios by test rows: (2 · 2 + 3 · 4) / 5',
    task: 'mp-regression',
    mode: 'official',
    rows: materialRows,
    figures: { 'MAD/MAE': 3.2, MAE: undefined },
  },
  {
    shows: 'an unreadable row leaves no ratio over all',
    task: 'mp-regression',
    mode: 'strict',
    rows: [...materialRows.slice(0, 4), ['none', '{volume : 8}', volume]],
    figures: { 'MAD/MAE': undefined, 'MAD/MAE (readable rows)': 3.2 },
  },
  {
    shows: 'the mean of sensitivity 1 and specificity 1/2; unreadable ones are dropped',
    task: 'mp-classification',
    mode: 'official',
    rows: [
      ['{is_stable : True}', '{is_stable : True}', stable],
      ['{is_stable : True}', '{is_stable : False}', stable],
      ['{is_stable : False}', '{is_stable : False}', stable],
      ['{is_stable : maybe}', '{is_stable : True}', stable],
    ],
    figures: { AUC: 0.75 },
  },
  {
    shows: 'and count as wrong: sensitivity 1/2',
    task: 'mp-classification',
    mode: 'strict',
    rows: [
      ['{is_stable : True}', '{is_stable : True}', stable],
      ['{is_stable : True}', '{is_stable : False}', stable],
      ['{is_stable : False}', '{is_stable : False}', stable],
      ['{is_stable : maybe}', '{is_stable : True}', stable],
    ],
    figures: { AUC: 0.5 },
  },
  {
    shows: 'a perfect order of 3 of 4 rows',
    task: 'fluorescence',
    mode: 'official',
    rows: [
      ['1', '10'],
      ['2', '20'],
      ['3', '30'],
      ['1e-3', '40'],
    ],
    figures: { Spearman: 75 },
  },
  {
    shows: 'nothing readable is 0, as the evaluator writes',
    task: 'fluorescence',
    mode: 'official',
    rows: [
      ['1e-3', '10'],
      ['', '20'],
    ],
    figures: { Spearman: 0 },
  },
  {
    shows:
      'SciPy: ranks 1, 2.5, 2.5 against 1, 2, 3 correlate 0.8660254; 4 of 5 readable, 301 not ranked',
    task: 'crispr-on-target',
    mode: 'official',
    rows: [
      ['1', '1'],
      ['2', '2'],
      ['2', '3'],
      ['301', '0'],
      ['none', '9'],
    ],
    figures: { Spearman: 80 * Math.sqrt(0.75) },
  },
  {
    shows:
      '30 works not but is in range, 1000 is kept, 1001 lost: MAE capped, F1 0.8, error in range 25',
    task: 'sirna-efficiency',
    mode: 'official',
    rows: [
      ['30', '80'],
      ['20', '20'],
      ['29.9', '4.9'],
      ['1000', '10'],
      ['1001', '10'],
    ],
    figures: { 'Mixed-score': ((0.8 * 0.75) / 2) * (4 / 5) * 100 },
  },
  {
    shows: 'a flipped sign costs nothing',
    task: 'mean-ribosome-loading',
    mode: 'official',
    rows: [
      ['3', '1'],
      ['2', '2'],
      ['1', '3'],
    ],
    figures: { R2: 100 },
  },
  {
    shows: '1 − 8 / 2 of the variance',
    task: 'mean-ribosome-loading',
    mode: 'strict',
    rows: [
      ['3', '1'],
      ['2', '2'],
      ['1', '3'],
    ],
    figures: { R2: -300, 'Squared Pearson': 100 },
  },
  {
    shows: 'above 80 there is no proportion',
    task: 'apa-isoform',
    mode: 'official',
    rows: [
      ['0.1', '0.1'],
      ['0.5', '0.5'],
      ['81', '0.9'],
      ['0.9', '0.9'],
    ],
    figures: { R2: 75 },
  },
  {
    shows: 'the mean of 1 and −1, labels as JSON',
    task: 'enhancer-activity',
    mode: 'official',
    rows: [
      ['HK 1, Dev 2', '{"hk": 1, "dev": 1}'],
      ['HK 2, Dev 1', '{"hk": 2, "dev": 2}'],
    ],
    figures: { PCC: 0, 'PCC (housekeeping)': 100, 'PCC (developmental)': -100 },
  },
  {
    shows: 'null is no number of a label, so its row counts as unreadable',
    task: 'enhancer-activity',
    mode: 'official',
    rows: [
      ['HK 1, Dev 2', '{"hk": 1, "dev": 1}'],
      ['HK 2, Dev 4', '{"hk": "2", "dev": 2}'],
      ['HK 3, Dev 1', '{"hk": null, "dev": 3}'],
      ['HK 4', '{"hk": 4, "dev": 3}'],
    ],
    figures: { 'PCC (housekeeping)': 50, 'PCC (developmental)': 50 },
  },
  {
    shows: 'accuracy over all, the rest over readable replies',
    task: 'bbbp',
    mode: 'official',
    rows: [
      ['Yes', 'Yes'],
      ['No', 'No'],
      ['perhaps', 'Yes'],
      ['', 'No'],
    ],
    figures: { Accuracy: 50, F1: 100, MCC: 100, 'ROC-AUC': 100 },
  },
  {
    shows: 'strictly over all in each figure',
    task: 'bbbp',
    mode: 'strict',
    rows: [
      ['Yes', 'Yes'],
      ['No', 'No'],
      ['perhaps', 'Yes'],
      ['', 'No'],
    ],
    figures: { Accuracy: 50, F1: 50, MCC: 0, 'ROC-AUC': 50 },
  },
  {
    shows: 'a reply without any phrase is for the model that is not here',
    task: 'solubility',
    mode: 'official',
    rows: [
      ['Yes', 'positive'],
      ["I don't know", 'negative'],
      ['Hm', 'negative'],
      ['insoluble', 'negative'],
    ],
    figures: { Accuracy: undefined, 'Accuracy (undecided replies wrong)': 50 },
  },
  {
    shows: 'empty replies count as negative, and are right where the reference is',
    task: 'tf-human-0',
    mode: 'official',
    rows: [
      ['Yes', 'x The prediction result is positive.'],
      ['', 'x The prediction result is negative.'],
      ['TF binding sites are present', 'x The prediction result is positive.'],
      ['no', 'x The prediction result is negative.'],
    ],
    figures: { MCC: 100 / Math.sqrt(3), 'MCC over readable answers only': 100 },
  },
  {
    shows: '"incorrect" is a yes, and the judge is not here',
    task: 'human-ppi',
    mode: 'official',
    rows: [
      ['That is incorrect', 'The answer is Yes.'],
      ['It will not be soluble', 'The answer is No.'],
      ['The answer is No.', 'The answer is No.'],
      ['maybe', 'The answer is Yes.'],
    ],
    figures: { Accuracy: 50, F1: undefined, Precision: undefined, Recall: undefined },
  },
  {
    shows: 'the mean F1 (2/3 and 0) is not that of the mean precision and recall',
    task: 'keywords-uniprotseq',
    mode: 'official',
    rows: [
      ['A ; B', 'A'],
      ['x', 'B'],
    ],
    figures: { F1: 1 / 3, Precision: 0.25, Recall: 0.5 },
  },
  {
    shows: 'EC numbers must be spaced as the reference is',
    task: 'ec-new-392',
    mode: 'official',
    rows: [['2.3.2.31', '2 . 3 . 2 . 31']],
    figures: { F1: 0, 'Accuracy (as released)': 0 },
  },
  {
    shows: 'and need not be for our own reader',
    task: 'ec-new-392',
    mode: 'strict',
    rows: [['2.3.2.31', '2 . 3 . 2 . 31']],
    figures: { F1: 1 },
  },
  {
    shows: 'any other word makes a label wrong',
    task: 'subcellular-localization',
    mode: 'official',
    rows: [
      ['Membrane', 'membrane'],
      ['membrane.', 'membrane'],
    ],
    figures: { Accuracy: 0.5 },
  },
  {
    shows: 'strictly a label stands before the end marks that decoding left',
    task: 'keywords-uniprotseq',
    mode: 'strict',
    rows: [['Zinc ; Membrane<|im_end|>\r\n<|endoftext|>', 'Zinc ; Membrane']],
    figures: { F1: 1 },
  },
  {
    shows: 'one label of two right, then one wrong: 3/4 and 1/2 over all rows',
    task: 'function-ec',
    mode: 'strict',
    rows: [
      ['EC1.1.1.1', '1.1.1.1'],
      ['EC2.2.2.2, EC3.3.3.3', '2.2.2.2, 4.4.4.4'],
    ],
    figures: { Fmax: 75 },
  },
  {
    shows: 'equal parts count once, tautomers are equal',
    task: 'forward-synthesis',
    mode: 'official',
    rows: [
      ['<SMILES> CC.CC </SMILES>', '<SMILES> CC </SMILES>'],
      ['<SMILES> Oc1ccccn1 </SMILES>', '<SMILES> O=c1cccc[nH]1 </SMILES>'],
      ['<SMILES> C( </SMILES>', '<SMILES> C </SMILES>'],
      ['C', '<SMILES> C </SMILES>'],
    ],
    figures: { 'Exact match': 0.5 },
  },
  {
    shows: 'what stands behind a molecule is its name, and leaves no figure',
    task: 'forward-synthesis',
    mode: 'official',
    rows: [['<SMILES> O.CC I think </SMILES>', '<SMILES> CC.O </SMILES>']],
    figures: { 'Exact match': 1, 'MACCS similarity': 1, 'Readable replies': 100 },
  },
  {
    shows: 'strictly the number of parts counts',
    task: 'forward-synthesis',
    mode: 'strict',
    rows: [['<SMILES> CC.CC </SMILES>', '<SMILES> CC </SMILES>']],
    figures: { 'Exact match': 0 },
  },
  {
    shows: 'stereochemistry is dropped, unreadable replies leave the denominator',
    task: 'forward-reaction',
    mode: 'official',
    rows: [
      ['<SMILES> C[C@H](N)O </SMILES>', '<SMILES> C[C@@H](N)O </SMILES>'],
      ['<SMILES> C( </SMILES>', '<SMILES> C </SMILES>'],
    ],
    figures: {
      'Exact match': 1,
      Validity: 0.5,
      'Levenshtein (SMILES)': 0,
      'BLEU (SELFIES characters)': 1,
    },
  },
  {
    shows: 'an empty pair of tags is a valid molecule that is like none, and has no SELFIES',
    task: 'forward-reaction',
    mode: 'official',
    rows: [
      ['<SMILES> CCO </SMILES>', '<SMILES> CCO </SMILES>'],
      ['<SMILES> </SMILES>', '<SMILES> C </SMILES>'],
    ],
    figures: { 'Exact match': 1, Validity: 1, 'MACCS similarity': 0.5, 'Levenshtein (SMILES)': 0 },
  },
  {
    shows: 'and strictly neither',
    task: 'forward-reaction',
    mode: 'strict',
    rows: [
      ['<SMILES> C[C@H](N)O </SMILES>', '<SMILES> C[C@@H](N)O </SMILES>'],
      ['<SMILES> C( </SMILES>', '<SMILES> C </SMILES>'],
    ],
    figures: { 'Exact match': 0, Validity: 0.5, 'Levenshtein (SMILES)': undefined },
  },
  {
    shows:
      'CCO and CCN are one edit apart; 8 of 9 letters, BLEU (8 · 6 · 5 · 4 / (9 · 8 · 7 · 6))^¼',
    task: 'reagent-prediction',
    mode: 'official',
    rows: [['<SMILES> CCO </SMILES>', '<SMILES> CCN </SMILES>']],
    figures: {
      'Levenshtein (SMILES)': 1,
      'BLEU (SELFIES characters)': ((8 / 9) * (6 / 8) * (5 / 7) * (4 / 6)) ** 0.25,
    },
  },
  {
    shows: 'what has no SELFIES leaves the exact match as well',
    task: 'reagent-prediction',
    mode: 'official',
    rows: [
      ['<SMILES> F[P-](F)(F)(F)(F)F </SMILES>', '<SMILES> F[P-](F)(F)(F)(F)F </SMILES>'],
      ['<SMILES> CCO </SMILES>', '<SMILES> CCN </SMILES>'],
    ],
    figures: { 'Exact match': 0, Validity: 1 },
  },
  {
    shows: 'a repeated first answer loses its place',
    task: 'retrosynthesis-uspto-50k',
    mode: 'official',
    rows: [
      [reactants, '<SMILES> CCO </SMILES>'],
      [
        [...reactants.slice(0, 1), ...reactants.slice(2), ...reactants.slice(1, 2)],
        '<SMILES> CCO </SMILES>',
      ],
    ],
    figures: { 'Exact match': 0.5, 'Top-3 accuracy': 1, 'Invalid SMILES rate': 0 },
  },
  {
    shows: 'and keeps it strictly',
    task: 'retrosynthesis-uspto-50k',
    mode: 'strict',
    rows: [
      [
        [...reactants.slice(0, 1), ...reactants.slice(2), ...reactants.slice(1, 2)],
        '<SMILES> CCO </SMILES>',
      ],
    ],
    figures: { 'Exact match': 1 },
  },
  {
    shows: 'bracket atoms are refused, and texts are unique, not molecules',
    task: 'unconditional-molecule',
    mode: 'official',
    rows: [
      ['<SMILES> CCO </SMILES>', ''],
      ['<SMILES> OCC </SMILES>', ''],
      ['<SMILES> CCO </SMILES>', ''],
      ['<SMILES> C[NH3+] </SMILES>', ''],
    ],
    figures: { Validity: 0.75, Uniqueness: 2 / 3 },
  },
  {
    shows: 'white space counts, as a molecule without atoms and in telling texts apart',
    task: 'unconditional-molecule',
    mode: 'official',
    rows: [
      ['CCO', ''],
      ['CCO\n', ''],
      [' ', ''],
      ['', ''],
    ],
    figures: { Validity: 0.75, Uniqueness: 1 },
  },
  {
    shows: 'strictly both are as their names say',
    task: 'unconditional-molecule',
    mode: 'strict',
    rows: [
      ['<SMILES> CCO </SMILES>', ''],
      ['<SMILES> OCC </SMILES>', ''],
      ['<SMILES> CCO </SMILES>', ''],
      ['<SMILES> C[NH3+] </SMILES>', ''],
    ],
    figures: { Validity: 1, Uniqueness: 0.5 },
  },
  {
    shows: 'the best row is the figure; the self score of W is 15, of A 5',
    task: 'function-guided-protein-design',
    mode: 'official',
    rows: [
      ['<protein>WWWW</protein>', '<protein>WWWW</protein>'],
      ['none', '<protein>WWWW</protein>'],
    ],
    figures: {
      'Max. Normalized SW': 1,
      'Average normalized SW': 0.5,
      'Minimum normalized SW': 0,
      'Average normalized SW (positive rows)': 1,
    },
  },
  {
    shows: 'validity is not to be empty',
    task: 'unconditional-protein',
    mode: 'official',
    rows: [
      ['<protein>MK;V</protein>', ''],
      ['<protein>MKVLA</protein>', ''],
      ['<protein>MKVLA</protein>', ''],
      ['MKV', ''],
    ],
    figures: {
      Validity: 0.75,
      'Average length': 13 / 3,
      Diversity: 2 / 3,
      'Average pLDDT': undefined,
    },
  },
  {
    shows: 'an open chain has no energy',
    task: 'unconditional-rna',
    mode: 'official',
    rows: [
      ['<rna>AAAA</rna>', ''],
      ['<rna>AANA</rna>', ''],
    ],
    figures: { 'Average MFE': 0, Validity: 50, 'Rfam family count': undefined },
  },
  {
    shows: 'the mark is needed, magnetite is not valid, and well-formed ones are counted apart',
    task: 'unconditional-material',
    mode: 'official',
    rows: [
      ['<material>Na Cl <sg> <sg225></material>', ''],
      ['<material>Na Cl <sg225></material>', ''],
      ['<material>Fe Fe Fe O O O O <sg> <sg227></material>', ''],
      ['<material>Xx <sg> <sg1></material>', ''],
    ],
    figures: { 'SMACT validity': 25, 'SMACT validity among well-formed': 50 },
  },
  {
    shows: 'the printed prompt asks for nothing; precision is recall; the reference is not new',
    task: 'composition-to-material',
    mode: 'official',
    rows: [
      [
        '<material>Na Cl <sg> <sg225></material>',
        '<material>Na Cl <sg> <sg225></material>',
        { prompt: 'Given Cl, Na, design a material composed of them.' },
      ],
      [
        '<material>Li O O <sg> <sg1></material>',
        '<material>Li Fe O <sg> <sg1></material>',
        { prompt: 'Design a material that has Li, Fe.' },
      ],
    ],
    figures: { Precision: 25, Novelty: 50, 'SMACT validity': 50 },
  },
  {
    shows: 'one row that does not say what was asked leaves no precision',
    task: 'composition-to-material',
    mode: 'official',
    rows: [
      ['<material>Li O O <sg> <sg1></material>', '', { prompt: 'One that has Li, O.' }],
      ['<material>Li O O <sg> <sg1></material>', ''],
    ],
    figures: { Precision: undefined, Novelty: undefined },
  },
  {
    shows: 'precision by its name, over what was answered; elements are those of the reference',
    task: 'composition-to-material',
    mode: 'strict',
    rows: [
      [
        '<material>Li Li O F <sg> <sg1></material>',
        '<material>Li O <sg> <sg1></material>',
        { prompt: 'Given Li, O, design a material composed of them.' },
      ],
    ],
    figures: { Precision: 200 / 3, Recall: 100 },
  },
  {
    shows: 'all elements of the reference; the released exact match finds only empty answers',
    task: 'bulk-modulus-to-material',
    mode: 'official',
    rows: [
      ['<material>Li Rh N O <sg> <sg1></material>', '<material>Li Rh N <sg> <sg141></material>'],
      ['<material>Li N <sg> <sg1></material>', '<material>Li Rh N <sg> <sg141></material>'],
    ],
    figures: { 'Success rate': 50, 'Exact match (as released)': 0 },
  },
];
