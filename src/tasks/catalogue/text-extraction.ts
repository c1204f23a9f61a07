import { entitiesInText } from '../families/texts.ts';
import type { Task } from '../task.ts';

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
];
