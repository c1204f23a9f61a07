import { choiceForm } from '../answer-forms.ts';
import { rising } from '../families/metrics.ts';
import {
  bareQuestion,
  entitiesInText,
  questionField,
  relationsInText,
  wordQuestion,
} from '../families/texts.ts';
import { letterReader, readYesNoMaybe } from '../readers/read-choice.ts';
import { readText } from '../readers/read-text.ts';
import { defineTask, type Task } from '../task.ts';

export const textExtractionTasks: readonly Task[] = [
  entitiesInText({
    id: 'chemical-entity-recognition',
    title: 'Chemical Entity Recognition',
    source: 'Mol-Instructions',
    summary: 'Lists the chemical substances that a passage names.',
    caveat: 'It reports names as written; it does not say which compound a name stands for.',
    synonyms: ['NER', 'named entities', 'chemical names', 'text mining', 'substances in text'],
    template: 'Identify the chemical entities mentioned in the given text. {text}',
    examples: [
      {
        label: 'Pain relief',
        text: 'Aspirin and ibuprofen relieve pain by blocking the synthesis of prostaglandins from arachidonic acid.',
      },
      {
        label: 'Catalysis',
        text: 'The hydrogenation of nitrobenzene to aniline over palladium on carbon was complete within two hours in ethanol.',
      },
      {
        label: 'Transport',
        text: 'Digoxin is exported by P-glycoprotein, and its absorption rises when verapamil is given together with it.',
      },
    ],
  }),
  relationsInText({
    id: 'chemical-protein-interaction',
    title: 'Chemical-Protein Interaction Extraction',
    source: 'Mol-Instructions',
    summary: 'Lists which chemicals act on which proteins in a passage, and how.',
    caveat:
      'It repeats what the passage claims, right or wrong, and gives no strength; relations spread over several sentences are easily missed.',
    synonyms: [
      'relation extraction',
      'triples',
      'drug target',
      'ChemProt',
      'text mining',
      'inhibitor',
    ],
    template:
      'Your task is to extract the subject and object entities from the provided text and establish the corresponding relation triples. Please format your answers as (Subject, Relation, Object). {text}',
    columns: ['Subject (chemical)', 'Relation', 'Object (protein or gene)'],
    examples: [
      {
        label: 'Kinase inhibitor',
        text: 'Imatinib is an inhibitor of the tyrosine kinase ABL1 and also blocks KIT. It is a substrate of CYP3A4.',
      },
      {
        label: 'Adrenergic receptors',
        text: 'Propranolol is an antagonist of the beta-1 adrenergic receptor, whereas salbutamol is an agonist of the beta-2 adrenergic receptor.',
      },
      {
        label: 'Statin',
        text: 'Simvastatin lowers cholesterol by inhibiting HMG-CoA reductase, and the expression of the LDL receptor in the liver rises as a result.',
      },
    ],
  }),
  relationsInText({
    id: 'chemical-disease-interaction',
    title: 'Chemical-Disease Interaction Extraction',
    source: 'Mol-Instructions',
    summary: 'Lists the pairs of a chemical and a disease that a passage connects.',
    caveat:
      'A pair does not say whether the chemical causes or treats the disease, and a pair found in a text is no proof of either.',
    synonyms: [
      'relation extraction',
      'chemical-induced disease',
      'CDR',
      'BC5CDR',
      'adverse effect',
      'text mining',
    ],
    template:
      'You are provided with a set of clinical trial summaries. Extract the chemical-disease relations from the summaries and present your findings in the format of (Subject, Object). {text}',
    columns: ['Chemical', 'Disease'],
    examples: [
      {
        label: 'Liver failure',
        text: 'An overdose of paracetamol can cause acute liver failure within days. Early treatment with acetylcysteine prevents most of the damage.',
      },
      {
        label: 'Heart muscle',
        text: 'High cumulative doses of doxorubicin lead to cardiomyopathy, often years after the treatment.',
      },
      {
        label: 'Hearing loss',
        text: 'Children treated with cisplatin may develop permanent hearing loss. Kidney injury is a second known effect of cisplatin.',
      },
    ],
  }),
  defineTask({
    id: 'multiple-choice-question',
    title: 'General Multiple Choice Question',
    source: 'Mol-Instructions',
    summary:
      'Chooses the answer to a question in biology, chemistry or medicine among four options.',
    caveat:
      'It always chooses one of the four, also when none is right, and names no source for its choice.',
    synonyms: ['MCQ', 'multiple choice', 'quiz', 'exam question', 'QA'],
    ...wordQuestion,
    template:
      '{question} What of the following is the right choice? (A) {optionA} (B) {optionB} (C) {optionC} (D) {optionD}',
    fields: [
      questionField(
        'Question',
        'The question without its options, such as "Lack of which vitamin causes scurvy?"',
      ),
      { ...option('A', 'such as Vitamin A'), name: 'optionA' },
      { ...option('B', 'such as Vitamin B12'), name: 'optionB' },
      { ...option('C', 'such as Vitamin C'), name: 'optionC' },
      { ...option('D', 'such as Vitamin D'), name: 'optionD' },
    ],
    readAnswer: letterReader(['optionA', 'optionB', 'optionC', 'optionD']),
    answerForm: choiceForm(['A', 'B', 'C', 'D'], 'The final answer is (', ').'),
    answerKind: 'choice',
    metrics: rising('Accuracy'),
    examples: [
      {
        label: 'Scurvy',
        values: {
          question: 'Lack of which vitamin causes scurvy?',
          optionA: 'Vitamin A',
          optionB: 'Vitamin B12',
          optionC: 'Vitamin C',
          optionD: 'Vitamin D',
        },
      },
      {
        label: 'DNA replication',
        values: {
          question: 'Which enzyme joins the fragments of the lagging strand in DNA replication?',
          optionA: 'Helicase',
          optionB: 'DNA ligase',
          optionC: 'Primase',
          optionD: 'Topoisomerase',
        },
      },
      {
        label: 'Strong acid',
        values: {
          question: 'Which of these acids is the strongest in water?',
          optionA: 'Hydrochloric acid',
          optionB: 'Hydrofluoric acid',
          optionC: 'Acetic acid',
          optionD: 'Carbonic acid',
        },
      },
    ],
  }),
  bareQuestion({
    id: 'true-false-question',
    title: 'True/False Question',
    source: 'Mol-Instructions',
    summary: 'Answers a research question in biomedicine with yes, no or maybe, and says why.',
    caveat:
      'It has read no study for its answer, so the reasons it gives can be invented, and it is no medical advice.',
    synonyms: ['true or false', 'yes no maybe', 'PubMedQA', 'research question', 'QA', 'verdict'],
    label: 'Research question',
    hint: 'One question that yes, no or maybe answers, such as "Do antibiotics shorten the common cold?"',
    readAnswer: readYesNoMaybe,
    answerForm: choiceForm(['Yes', 'No', 'Maybe']),
    answerKind: 'choice',
    metrics: rising('Accuracy'),
    examples: [
      {
        label: 'Aspirin',
        question: 'Does low-dose aspirin lower the risk of a second heart attack?',
      },
      { label: 'Common cold', question: 'Do antibiotics shorten the common cold?' },
      { label: 'Vitamin D', question: 'Does vitamin D prevent falls in older adults?' },
    ],
  }),
  bareQuestion({
    id: 'open-question',
    title: 'Open-Ended Question',
    source: 'Mol-Instructions',
    summary: 'Answers a question in biology, chemistry or medicine in a few words.',
    caveat:
      'It names no source, and its published score measures likeness of wording, so wrong answers score well too.',
    synonyms: ['QA', 'question answering', 'free question', 'short answer', 'ask'],
    label: 'Question',
    hint: 'One question in English, such as "Which enzyme transcribes messenger RNA in eukaryotes?"',
    readAnswer: readText,
    answerKind: 'text',
    metrics: rising('BERTScore F1'),
    examples: [
      {
        label: 'Enzyme kinetics',
        question: 'What does a competitive inhibitor do to the apparent Km of an enzyme?',
      },
      {
        label: 'Haber process',
        question: 'Which metal catalyses the Haber-Bosch synthesis of ammonia?',
      },
      {
        label: 'Transcription',
        question: 'Which enzyme transcribes messenger RNA in eukaryotes?',
      },
    ],
  }),
];

function option(letter: string, example: string) {
  return {
    kind: 'text',
    label: `Option ${letter}`,
    hint: `The answer behind ${letter}, ${example}.`,
    maxLength: 300,
  } as const;
}
