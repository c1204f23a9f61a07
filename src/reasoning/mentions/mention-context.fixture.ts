import type { MaterialSubject, Subject } from '../subject.ts';
import type { MentionContext } from './mention-context.ts';

// Atoms from 0:  0 1 2 3 4 5 6 7 8 9 10 11 12
//                C C O O c c c c c c C  O  O
export const aspirin: Subject = {
  id: 'input:smiles',
  label: 'Molecule (SMILES)',
  origin: 'input',
  kind: 'molecule',
  smiles: 'CC(=O)Oc1ccccc1C(=O)O',
};
//         1234567890123456789012345
export const peptide = 'MKTAYIAKQRQISFVKSHFSRQLEE';
export const protein: Subject = {
  id: 'input:sequence',
  label: 'Protein',
  origin: 'input',
  kind: 'sequence',
  sequenceKind: 'protein',
  letters: peptide,
};
//                1234567890123456789012345678901234
export const promoter = 'GGCGTATAAAAGGCCACCATGGATTGAAATAAAG';
export const dna: Subject = { ...protein, label: 'DNA', sequenceKind: 'dna', letters: promoter };
export const material: MaterialSubject = {
  id: 'answer',
  label: 'Answer of the model',
  origin: 'answer',
  kind: 'material',
  symbols: ['Fe', 'Fe', 'O', 'O', 'O'],
  spaceGroup: 167,
};

/** A run with one thing of each kind, and one with nothing. */
export const contexts = {
  molecule: {
    subjects: [aspirin],
    groups: new Map([
      [
        aspirin.id,
        [
          {
            name: 'carbonyl',
            places: [
              [1, 2],
              [10, 11],
            ],
          },
          { name: 'ester', places: [[1, 2, 3]] },
          { name: 'carboxylic acid', places: [[10, 11, 12]] },
          { name: 'phenyl', places: [[4, 5, 6, 7, 8, 9]] },
          { name: 'aromatic ring', places: [[4, 5, 6, 7, 8, 9]] },
          { name: 'methyl', places: [[0]] },
          { name: 'acetoxy', places: [[0, 1, 2, 3]] },
        ],
      ],
    ]),
  },
  unsearched: { subjects: [aspirin], groups: new Map() },
  protein: { subjects: [protein], groups: new Map() },
  dna: { subjects: [dna], groups: new Map() },
  material: { subjects: [material], groups: new Map() },
  nothing: { subjects: [], groups: new Map() },
} satisfies Readonly<Record<string, MentionContext>>;
