import { smilesForm } from '../answer-forms.ts';
import { compounds } from '../examples/molecules.ts';
import { rising } from '../families/metrics.ts';
import { moleculeTranslation, nameTranslation } from '../families/molecules.ts';
import { readFormula } from '../readers/read-formula.ts';
import { readFirstSmiles } from '../readers/read-smiles.ts';
import { readIupac, readText } from '../readers/read-text.ts';
import type { Task } from '../task.ts';

export const moleculeTranslationTasks: readonly Task[] = [
  moleculeTranslation({
    id: 'smiles-to-iupac',
    title: 'SMILES to IUPAC',
    source: 'SMolInstruct',
    summary: 'Writes the systematic IUPAC name of a molecule.',
    caveat:
      'A molecule can have several valid names; none is checked against the IUPAC rules, and stereodescriptors are the part most easily lost.',
    synonyms: ['structure to name', 'naming', 'nomenclature', 'systematic name', 's2i'],
    template:
      'Translate the given SMILES formula of a molecule <SMILES> {smiles} </SMILES> into its IUPAC name.',
    readAnswer: readIupac,
    answerKind: 'iupac',
    verifiers: ['name-formula'],
    metrics: rising('Top-1 Split Match', 'Top-5 Split Match'),
    examples: [compounds.vanillin, compounds.ibuprofen, compounds.caffeine],
  }),
  moleculeTranslation({
    id: 'smiles-to-formula',
    title: 'SMILES to Formula',
    source: 'SMolInstruct',
    summary: 'Counts the atoms of a molecule and writes its molecular formula.',
    caveat: 'A formula does not tell isomers apart, and stereochemistry leaves no trace in it.',
    synonyms: ['molecular formula', 'sum formula', 'elemental composition', 'Hill formula', 's2f'],
    template:
      'Given the SMILES representation <SMILES> {smiles} </SMILES>, what would be its molecular formula?',
    readAnswer: readFormula,
    answerKind: 'formula',
    verifiers: ['formula-of-input'],
    metrics: rising('Top-1 Element Match'),
    examples: [compounds.aspirin, compounds.caffeine, compounds.ifosfamide],
  }),
  nameTranslation({
    id: 'iupac-to-smiles',
    title: 'IUPAC to SMILES',
    source: 'SMolInstruct',
    summary: 'Writes the SMILES of the molecule that a systematic IUPAC name stands for.',
    caveat:
      'It always answers with some molecule, even when the name is ambiguous or wrong; it learnt from systematic names, not trivial or trade names.',
    synonyms: ['name to structure', 'OPSIN', 'nomenclature', 'parse name', 'i2s'],
    template: 'Could you provide the SMILES for <IUPAC> {iupac} </IUPAC> ?',
    readAnswer: readFirstSmiles,
    answerForm: smilesForm,
    answerKind: 'smiles',
    structure: { from: 'fields-and-answer' },
    verifiers: ['molecule-is-valid', 'name-formula'],
    metrics: rising('Top-1 Split Match', 'Top-5 Exact Match', 'MACCS / RDK / Morgan similarity'),
    examples: [compounds.paracetamol, compounds.alanine, compounds.caffeine],
  }),
  nameTranslation({
    id: 'iupac-to-formula',
    title: 'IUPAC to Formula',
    source: 'SMolInstruct',
    summary:
      'Writes the molecular formula of the compound that a systematic IUPAC name stands for.',
    caveat:
      'It does not say whether the name is valid, and isomers with different names share one formula.',
    synonyms: ['name to formula', 'molecular formula', 'sum formula', 'Hill formula', 'i2f'],
    template:
      'What is the molecular formula of the compound with this IUPAC name <IUPAC> {iupac} </IUPAC> ?',
    readAnswer: readFormula,
    answerKind: 'formula',
    structure: {
      from: 'nothing',
      reason: 'A formula does not say how the atoms are bonded; IUPAC to SMILES draws the name.',
    },
    verifiers: ['name-formula'],
    metrics: rising('Top-1 Element Match'),
    examples: [compounds.vanillin, compounds.nicotine, compounds.ibuprofen],
  }),
  moleculeTranslation({
    id: 'molecular-description',
    title: 'Molecular Description',
    source: 'Mol-Instructions',
    summary: 'Describes a molecule in words: compound class, role, and where it is found.',
    caveat:
      'Origins, roles and uses are recalled from compounds like it, not derived from the structure, and can be invented.',
    synonyms: ['describe molecule', 'mol2text', 'ChEBI', 'PubChem description'],
    template: 'Could you provide a description of this molecule? <SMILES> {smiles} </SMILES>',
    readAnswer: readText,
    answerKind: 'text',
    verifiers: ['described-groups'],
    metrics: rising('ROUGE-L', 'METEOR', 'BLEU-2', 'BLEU-4', 'ROUGE-1', 'ROUGE-2'),
    examples: [compounds.cholesterol, compounds.quercetin, compounds.penicillinG],
  }),
  moleculeTranslation({
    id: 'molecule-captioning',
    title: 'Molecular Captioning',
    source: 'SMolInstruct',
    summary: 'Writes a caption of a molecule: what it is, what it does and what it is used for.',
    caveat:
      'It can state a pharmacology that nobody has measured; a fluent caption is no evidence of it.',
    synonyms: ['caption', 'describe molecule', 'mol2text', 'summary of a compound', 'ChEBI-20'],
    template: 'Describe this molecule: <SMILES> {smiles} </SMILES>',
    readAnswer: readText,
    answerKind: 'text',
    verifiers: ['described-groups'],
    metrics: rising('METEOR', 'BLEU-2', 'BLEU-4', 'ROUGE-1', 'ROUGE-2', 'ROUGE-L'),
    examples: [compounds.diazepam, compounds.dopamine, compounds.camphor],
  }),
];
