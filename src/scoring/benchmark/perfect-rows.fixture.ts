import { definitely } from '#base/assert.ts';
import type { Task } from '#tasks/task.ts';
import { MODIFICATIONS } from './parsers/biology.ts';
import type { AnsweredRow } from './scorer.ts';

/** Rows whose replies are their references, word for word, as the released parser of the task reads them. */
export function perfectRows(task: Task): readonly AnsweredRow[] {
  const replies = definitely(repliesOf(task), `replies of ${task.id}`);
  return replies.map((reply, row) => ({
    replies: [reply, ...others(task)],
    references: [reply],
    ...(task.source === 'LLM4Mat-Bench' && { property: propertyIn(reply) }),
    ...(task.id === 'composition-to-material' && { prompt: PROMPTS[row] ?? '' }),
  }));
}

/** Replies of a beam search behind the first one. */
function others({ answerKind, id }: Task): readonly string[] {
  if (answerKind === 'iupac') return ['<IUPAC> methane </IUPAC>'];
  if (answerKind !== 'smiles' || id === 'unconditional-molecule') return [];
  return ['<SMILES> C </SMILES>', '<SMILES> N </SMILES>'];
}

function propertyIn(reply: string): string {
  return /\{(.*?) :/.exec(reply)?.[1] ?? '';
}

const PROMPTS = [
  'Design a material that has Na, Cl.',
  'Design a material that has Zr, O.',
  'Design a material that has Li, Fe, P, O.',
];

function repliesOf(task: Task): readonly string[] | undefined {
  return BY_ID[task.id] ?? bySource(task) ?? BY_KIND[task.answerKind];
}

function bySource({ source, answerKind, fields }: Task): readonly string[] | undefined {
  if (source === 'LLM4Mat-Bench') {
    const [property] = fields.flatMap((field) => (field.kind === 'choice' ? field.options : []));
    const key = property?.value ?? '';
    const words = key.startsWith('Direct') ? ['Direct', 'Indirect'] : ['True', 'False'];
    const isWord = key.startsWith('is_') || key.startsWith('Direct');
    const values = isWord ? [...words, words[0]] : ['1.5', '-2.25', '0.125'];
    return values.map((value) => `{${key} : ${value}}`);
  }
  if (answerKind !== 'boolean') return undefined;
  return BOOLEANS[source];
}

const BOOLEANS: Readonly<Record<string, readonly string[]>> = {
  SMolInstruct: ['Yes', '<BOOLEAN> No </BOOLEAN>', 'No'],
  'Biology-Instructions': [
    'Yes. Based on their primary structures, a physical interaction appears plausible.',
    'Solubility is not predicted for this protein.',
    'The interaction between the RNA and protein is predicted to be positive.',
  ],
  GUE: [
    'The DNA fragment includes identifiable promoter characteristics.',
    'No. The prediction result is negative.',
    'TF binding sites are found. The prediction result is positive.',
  ],
  PEER: [
    'It is likely that these proteins interact. The answer is Yes.',
    'The answer is No.',
    'Interaction: Yes. The answer is Yes.',
  ],
};

const BY_KIND: Readonly<Record<Task['answerKind'], readonly string[]>> = {
  text: [
    'The molecule is a natural product found in Piper aequale with data available.',
    'Acts as a ligase, probably involved in the degradation of proteins.',
  ],
  iupac: ['<IUPAC> 3-butan-2-yl-1,5-diazocane </IUPAC>', '<IUPAC> propan-2-ol;methanol </IUPAC>'],
  formula: ['It is C7H15Cl2N2OPS .', 'C15H11NO', '<MOLFORMULA> C5H12N+ </MOLFORMULA>'],
  smiles: [
    "Of course. It's <SMILES> CCC1(C)COC(=O)C1 </SMILES> .",
    '<SMILES> CC(C#N)CCC#N.N </SMILES>',
    '<SMILES> O=CNC1=CC=C2OCOC2=C1 </SMILES>',
  ],
  number: ['The value is 3.67.', 'The value is 0.53', '12.5', 'It comes to 28.0.'],
  numbers: [],
  boolean: [],
  label: ['membrane', 'nucleus', 'cytoplasm'],
  labels: ['Membrane ; Zinc ; Zinc-finger', 'ATP-binding ; Ion channel'],
  choice: [],
  triples: ['(thyroxine, thyrotoxicosis)', '(aspirin, ulcer), (ibuprofen, ulcer)'],
  property: [],
  protein: [
    '<protein>MASSNVSSLNNTFLGKAARILKQEGEKGRIPATAVTAYAM</protein>',
    'The sequence is as follows: <protein>MNIIKTGIKQSLVSGIYSKVGIRAFCT</protein>',
  ],
  rna: ['<rna>GGCTGGTCTGATGGTAGTGGGTTATC</rna>', '<rna>GGGGAAAACCCC</rna>'],
  material: [
    '<material>Na Cl <sg> <sg225></material>',
    '<material>Zr Zr O O O O <sg> <sg61></material>',
    '<material>Li Fe P O O O O <sg> <sg62></material>',
  ],
};

const BY_ID: Readonly<Record<string, readonly string[]>> = {
  'stability-peer': ['The stability score is 1.25', 'The stability score is 0.53'],
  'enhancer-activity': [
    'The enhancer activity prediction yields: HK -0.68, Dev -1.26',
    'HK 0.5, Dev 2.25',
    'HK 1.75, Dev 0.1',
  ],
  'programmable-rna-switches': [
    'an ON state of 0.02, an OFF state of 0.47, and an ON/OFF ratio of 0.06',
    'ON 0.9, OFF 0.1, ratio 0.75',
    'ON 0.4, OFF 0.3, ratio 0.25',
  ],
  'chemical-entity-recognition': ['loperamide', 'aspirin, ibuprofen'],
  'chemical-protein-interaction': [
    '(ORF 17583, antagonist, histamine H2-receptor), (ORF 17583, antagonist, histamine H2-receptor)',
    '(imatinib, inhibitor, ABL1)',
  ],
  'multiple-choice-question': ['The final answer is (A).', 'The final answer is (C).'],
  'true-false-question': ['Maybe, in some patients.', 'Yes, it is.', 'No, there is none.'],
  'fold-type': ['0', '17', '1194'],
  'ncrna-family': [
    'The RNA sequence is categorized under the 5S_rRNA family.',
    'The RNA belongs to Intron_gpII.',
  ],
  'ec-new-392': ['2 . 3 . 2 . 31', '5 . 3 . 1 . 7 ; 1 . 1 . 1 . 1'],
  'ec-price-149': ['2 . 3 . 2 . 31', '5 . 3 . 1 . 7 ; 1 . 1 . 1 . 1'],
  'function-ec': [
    'Donor molecules are identified by EC number EC3.2.1.17,EC3.2.1.-.',
    'The EC number is EC1.1.1.1.',
  ],
  'rna-modification': MODIFICATIONS.map((name) => `The RNA modifications predicted are ${name}.`),
  'unconditional-molecule': [
    '<SMILES> CCCOC1=CC=C(C=C1)C(=O)OCCN(CC)CC </SMILES>',
    '<SMILES> CCO </SMILES>',
  ],
};
