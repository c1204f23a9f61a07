import type { Family } from '#tasks/task.ts';

/** The five families in the order of the picker. */
export const families: readonly { readonly family: Family; readonly title: string }[] = [
  { family: 'translation', title: 'Translate' },
  { family: 'extraction', title: 'Extract' },
  { family: 'prediction', title: 'Predict' },
  { family: 'classification', title: 'Classify' },
  { family: 'generation', title: 'Generate' },
];
