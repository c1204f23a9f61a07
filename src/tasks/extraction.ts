import { entitiesInText } from './families.ts';
import type { Task } from './task.ts';

export const extractionTasks: readonly Task[] = [
  entitiesInText({
    id: 'chemical-entity-recognition',
    title: 'Chemical Entity Recognition',
    summary: 'Lists the chemical substances that a passage names.',
    caveat: 'It reports names as written; it does not say which compound a name stands for.',
    synonyms: ['NER', 'named entities', 'chemical names', 'text mining', 'substances in text'],
    prompt: (text) => `Identify the chemical entities mentioned in the given text. ${text}`,
    publishedScores: {
      unit: 'fraction',
      scireasoner8b: 0.92,
      scireasoner1_7b: 0.81,
      specialistLLM: 0.75,
      gemini25pro: 0.71,
      gptO3: 0.66,
      deepseekR1: 0.05,
      gptOss120b: 0.55,
      note: 'Specialist: Mol-Instructions-7B.',
    },
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
