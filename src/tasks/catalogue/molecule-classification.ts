import { taggedBooleanForm } from '../answer-forms.ts';
import { compounds } from '../examples/molecules.ts';
import { GREEDY } from '../families/identity.ts';
import { moleculeField, moleculeQuestion, YES_NO_METRICS } from '../families/molecules.ts';
import { booleanReader } from '../readers/read-boolean.ts';
import { defineTask, type Task } from '../task.ts';
import { sideEffectClasses } from './side-effect-classes.ts';

export const moleculeClassificationTasks: readonly Task[] = [
  moleculeQuestion({
    id: 'bbbp',
    title: 'BBBP (blood-brain barrier permeability)',
    source: 'SMolInstruct',
    summary: 'Predicts whether a compound crosses the blood-brain barrier.',
    caveat: 'It tells neither how much crosses nor how fast, nor by which route.',
    synonyms: ['blood-brain barrier', 'BBB', 'brain penetration', 'CNS drug'],
    template:
      'Is blood-brain barrier permeability (BBBP) a property of <SMILES> {smiles} </SMILES>?',
    meaning: {
      yes: 'predicted to cross the blood-brain barrier',
      no: 'predicted not to cross the blood-brain barrier',
    },
    examples: [compounds.diazepam, compounds.dopamine, compounds.nicotine],
  }),
  moleculeQuestion({
    id: 'clintox',
    title: 'ClinTox (clinical toxicity)',
    source: 'SMolInstruct',
    summary: 'Predicts whether a compound would fail clinical trials for toxicity.',
    caveat:
      'It knows no dose, organ or species; few compounds of its data are toxic, so answering No every time scores almost as well.',
    synonyms: ['toxicity', 'drug safety', 'trial failure'],
    template: 'Is <SMILES> {smiles} </SMILES> toxic?',
    meaning: {
      yes: 'predicted to fail clinical trials for toxicity',
      no: 'predicted not to fail clinical trials for toxicity',
    },
    examples: [compounds.ibuprofen, compounds.doxorubicin, compounds.troglitazone],
  }),
  moleculeQuestion({
    id: 'hiv',
    title: 'HIV (replication inhibition)',
    source: 'SMolInstruct',
    summary: 'Predicts whether a compound inhibits the replication of HIV in a cell assay.',
    caveat:
      'It names neither target nor potency nor toxicity to the cells; about 1 in 30 compounds of its data is active, so Yes is rare.',
    synonyms: ['antiviral', 'AIDS', 'HIV inhibitor', 'HIV-1', 'DTP screen'],
    template: 'Can <SMILES> {smiles} </SMILES> serve as an inhibitor of HIV replication?',
    meaning: {
      yes: 'predicted to inhibit the replication of HIV',
      no: 'predicted not to inhibit the replication of HIV',
    },
    examples: [compounds.zidovudine, compounds.nevirapine, compounds.caffeine],
  }),
  defineTask({
    id: 'sider',
    title: 'SIDER (side effects)',
    source: 'SMolInstruct',
    summary: 'Predicts whether a drug has known side effects of one class.',
    caveat:
      'It tells neither how often nor at which dose; the paper prints only the question on the heart, the other 26 wordings are ours.',
    synonyms: [
      'side effects',
      'adverse drug reaction',
      'ADR',
      'MedDRA',
      'system organ class',
      'pharmacovigilance',
    ],
    family: 'classification',
    discipline: 'molecule',
    fields: [
      moleculeField,
      {
        kind: 'choice',
        name: 'sideEffect',
        label: 'Side-effect class',
        hint: 'One organ class of MedDRA, such as cardiac disorders.',
        options: sideEffectClasses,
      },
    ],
    template: 'Are there any known side effects of <SMILES> {smiles} </SMILES> {sideEffect}?',
    readAnswer: booleanReader({
      yes: 'predicted to have known side effects of this class',
      no: 'predicted to have no known side effects of this class',
    }),
    answerForm: taggedBooleanForm,
    answerKind: 'boolean',
    decoding: GREEDY,
    structure: { from: 'fields-and-answer' },
    verifiers: [],
    metrics: YES_NO_METRICS,
    examples: [
      {
        label: 'Doxorubicin, heart',
        values: { smiles: compounds.doxorubicin.smiles, sideEffect: 'affecting the heart' },
      },
      {
        label: 'Ibuprofen, digestion',
        values: {
          smiles: compounds.ibuprofen.smiles,
          sideEffect: 'in the class of gastrointestinal disorders',
        },
      },
      {
        label: 'Diazepam, nervous system',
        values: {
          smiles: compounds.diazepam.smiles,
          sideEffect: 'in the class of nervous system disorders',
        },
      },
    ],
  }),
];
