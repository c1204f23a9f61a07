import { compounds } from '../examples/molecules.ts';
import { reactants, startingMaterials } from '../examples/reactions.ts';
import { rising } from '../families/metrics.ts';
import {
  describedMolecule,
  freeMolecule,
  MOL_INSTRUCTIONS_METRICS,
  reaction,
  SMOLINSTRUCT_METRICS,
} from '../families/molecule-makers.ts';
import { readFirstSmiles, readLastSmiles } from '../readers/read-smiles.ts';
import type { Task } from '../task.ts';

export const unconditionalMolecule: Task = freeMolecule({
  id: 'unconditional-molecule',
  title: 'Unconditional Molecule Generation',
  source: 'SciReasoner evaluation code',
  summary: 'Makes up a molecule from nothing; the seed decides which one.',
  caveat: 'Nothing says that the molecule can be made, is stable, or is new.',
  synonyms: ['de novo design', 'random molecule', 'generate', 'novel compound'],
  template: 'Generate a molecule with <SMILES>',
  decoding: { temperature: 0.95, topK: 50, topP: 0.95 },
  metrics: rising('Validity', 'Uniqueness'),
});

const reactantsField = {
  name: 'reactants',
  label: 'Reactants and reagents (SMILES, "." between parts)',
} as const;

const productField = {
  name: 'product',
  label: 'Product (SMILES)',
  hint: 'One product as SMILES, such as CCOC(=O)c1ccc(N)cc1 for benzocaine.',
} as const;

const FORWARD = { given: 'reactants', asked: 'products' } as const;
const BACKWARD = { given: 'products', asked: 'reactants' } as const;

export const moleculeGenerationTasks: readonly Task[] = [
  reaction({
    id: 'forward-synthesis',
    title: 'Forward Synthesis',
    source: 'SMolInstruct',
    summary: 'Predicts the main product of a reaction from its reactants and reagents.',
    caveat:
      'It names one product without yield, conditions or side products, and names one even where nothing would react.',
    synonyms: ['reaction prediction', 'product prediction', 'USPTO', 'reaction outcome'],
    template:
      '<SMILES> {reactants} </SMILES> Based on the reactants and reagents given above, suggest a possible product.',
    roles: FORWARD,
    field: {
      ...reactantsField,
      hint: 'Everything in the flask, joined by dots, such as CO.O=C(O)c1ccccc1 for methanol and benzoic acid.',
    },
    readAnswer: readFirstSmiles,
    metrics: SMOLINSTRUCT_METRICS,
    examples: [reactants.esterification, reactants.amideCoupling, reactants.suzukiCoupling],
  }),
  reaction({
    id: 'forward-reaction',
    title: 'Forward Reaction Prediction',
    source: 'Mol-Instructions',
    summary: 'Predicts a product of a reaction from its reactants, reagents and solvents.',
    caveat:
      'It gives neither yield nor conditions, its score ignores stereochemistry, and its data write charges as [O-1] and [Na+1].',
    synonyms: [
      'reaction prediction',
      'product prediction',
      'forward synthesis',
      'USPTO',
      'reaction outcome',
    ],
    template:
      'With the provided reactants and reagents, propose a potential product. <SMILES> {reactants} </SMILES>',
    roles: FORWARD,
    field: {
      ...reactantsField,
      hint: 'Everything in the flask, joined by dots, charges as [Na+1], such as CCI.[OH-1].[Na+1].',
    },
    readAnswer: readFirstSmiles,
    metrics: MOL_INSTRUCTIONS_METRICS,
    examples: [reactants.reductiveAmination, reactants.etherSynthesis, reactants.dielsAlder],
  }),
  reaction({
    id: 'reagent-prediction',
    title: 'Reagent Prediction',
    source: 'Mol-Instructions',
    summary: 'Proposes reagents, catalysts and solvents for a reaction.',
    caveat:
      'It gives no amounts, temperature or time, and where the starting materials can react in several ways it does not say which one it means.',
    synonyms: ['reagents', 'catalyst', 'solvent', 'reaction conditions', 'coupling agent'],
    template:
      'Based on the given chemical reaction, can you propose some likely reagents that might have been utilized? <SMILES> {reaction} </SMILES>',
    roles: { given: 'reactants', asked: 'reagents' },
    field: {
      name: 'reaction',
      label: 'Reaction molecules (SMILES, "." between parts)',
      hint: 'The starting materials joined by dots and no arrow, such as CCCBr.C1CNCCN1.',
    },
    readAnswer: readFirstSmiles,
    metrics: MOL_INSTRUCTIONS_METRICS,
    examples: [
      startingMaterials.suzukiCoupling,
      startingMaterials.amideCoupling,
      startingMaterials.alkylation,
    ],
  }),
  reaction({
    id: 'retrosynthesis-mol-instructions',
    title: 'Retrosynthesis (Mol-Instructions)',
    source: 'Mol-Instructions',
    summary: 'Proposes reactants for one step back from a product.',
    caveat:
      'It knows no yields, conditions or cost and takes one step only; unlike the other two sets it writes charges as [O-1], and its score ignores stereochemistry.',
    synonyms: ['retro', 'disconnection', 'precursors', 'synthesis planning', 'route'],
    template:
      'Please suggest potential reactants for the given product. <SMILES> {product} </SMILES>',
    roles: BACKWARD,
    field: {
      ...productField,
      hint: 'One product as SMILES, charges as [O-1], such as COc1ccc([N+1](=O)[O-1])cc1.',
    },
    readAnswer: readFirstSmiles,
    metrics: MOL_INSTRUCTIONS_METRICS,
    examples: [
      { label: '4-Benzylmorpholine', smiles: 'c1ccc(CN2CCOCC2)cc1' },
      { label: '4-Nitroanisole', smiles: 'COc1ccc([N+1](=O)[O-1])cc1' },
      compounds.paracetamol,
    ],
  }),
  reaction({
    id: 'retrosynthesis-uspto-50k',
    title: 'Retrosynthesis (USPTO-50K)',
    source: 'USPTO-50K',
    summary: 'Proposes reactants for one step back from an atom-mapped product.',
    caveat:
      'It knows no yields, conditions, reagents or cost and takes one step only; unlike the other two sets it expects a number on every atom of the product.',
    synonyms: ['retro', 'disconnection', 'precursors', 'atom mapping'],
    template:
      'With the provided product, recommend some probable reactants that were likely used in its production. <SMILES> {product} </SMILES>',
    roles: BACKWARD,
    field: {
      name: 'product',
      label: 'Product (atom-mapped SMILES)',
      hint: 'One product as SMILES with a number on every atom, such as [CH3:1][CH2:2][OH:3].',
    },
    readAnswer: readLastSmiles,
    metrics: [
      ...rising('Exact match', 'Top-3 accuracy', 'Top-1 MaxFrag accuracy'),
      { name: 'Invalid SMILES rate', direction: 'down' },
    ],
    examples: [
      {
        label: 'N-Benzylbenzamide',
        smiles:
          '[O:1]=[C:2]([NH:3][CH2:4][c:5]1[cH:6][cH:7][cH:8][cH:9][cH:10]1)[c:11]1[cH:12][cH:13][cH:14][cH:15][cH:16]1',
      },
      {
        label: '4-Methylbiphenyl',
        smiles:
          '[CH3:1][c:2]1[cH:3][cH:4][c:5](-[c:6]2[cH:7][cH:8][cH:9][cH:10][cH:11]2)[cH:12][cH:13]1',
      },
      {
        label: 'Boc-piperidine',
        smiles:
          '[CH3:1][C:2]([CH3:3])([CH3:4])[O:5][C:6](=[O:7])[N:8]1[CH2:9][CH2:10][CH2:11][CH2:12][CH2:13]1',
      },
    ],
  }),
  reaction({
    id: 'retrosynthesis-smolinstruct',
    title: 'Retrosynthesis (SMolInstruct)',
    source: 'SMolInstruct',
    summary: 'Proposes reactants for one step back from a product.',
    caveat:
      'It knows no yields, conditions or cost and takes one step only; unlike USPTO-50K it takes plain SMILES, and unlike Mol-Instructions it writes charges as [O-].',
    synonyms: ['retro', 'disconnection', 'precursors', 'synthesis planning', 'route'],
    template:
      'Identify possible reactants that could have been used to create the specified product. <SMILES> {product} </SMILES>',
    roles: BACKWARD,
    field: productField,
    readAnswer: readFirstSmiles,
    metrics: [...SMOLINSTRUCT_METRICS, ...rising('Multiple match (intersection, subset)')],
    examples: [
      compounds.lidocaine,
      compounds.benzocaine,
      { label: '4-Methylbiphenyl', smiles: 'Cc1ccc(-c2ccccc2)cc1' },
    ],
  }),
  describedMolecule({
    id: 'molecule-generation',
    title: 'Molecule Generation',
    source: 'SMolInstruct',
    summary: 'Proposes a molecule that fits a description of its structure, role or origin.',
    caveat:
      'Several molecules can fit one description; it gives a single one and does not say whether it can be made.',
    synonyms: [
      'text to molecule',
      'text2mol',
      'inverse design',
      'molecule from description',
      'ChEBI-20',
    ],
    template:
      'Give me a molecule that satisfies the conditions outlined in the description: {description}',
    metrics: SMOLINSTRUCT_METRICS,
    examples: [
      {
        label: 'Local anaesthetic',
        description:
          'The molecule is a benzoate ester, the ethyl ester of 4-aminobenzoic acid. It has a role as a local anaesthetic.',
      },
      {
        label: 'Coffee alkaloid',
        description:
          'The molecule is a purine alkaloid, a xanthine with methyl groups at positions 1, 3 and 7. It stimulates the central nervous system and occurs in coffee and tea.',
      },
      {
        label: 'Fatty acid',
        description:
          'The molecule is a saturated, unbranched fatty acid with sixteen carbon atoms. It is found in palm oil.',
      },
    ],
  }),
  describedMolecule({
    id: 'description-guided-molecule-design',
    title: 'Description-Guided Molecule Design',
    source: 'Mol-Instructions',
    summary: 'Designs a molecule from a description, which may be as short as its natural source.',
    caveat:
      'Short descriptions leave it to guess: even the 8B model finds the molecule meant about once in eight times, and stereochemistry is not scored.',
    synonyms: [
      'text to molecule',
      'text2mol',
      'inverse design',
      'molecular design',
      'natural product',
    ],
    template:
      'Design a molecule that meets the criteria outlined in the description. {description}',
    metrics: MOL_INSTRUCTIONS_METRICS,
    examples: [
      {
        label: 'Mint alcohol',
        description:
          'The molecule is a monoterpenoid alcohol with a p-menthane skeleton. It smells of mint and feels cool on the skin.',
      },
      {
        label: 'Vanilla flavour',
        description:
          'The molecule is a benzaldehyde with a methoxy group at position 3 and a hydroxy group at position 4. It is the main flavour of vanilla.',
      },
      {
        label: 'Amino acid',
        description:
          'The molecule is the L-enantiomer of an amino acid found in proteins. Its side chain is a methyl group.',
      },
    ],
  }),
];
