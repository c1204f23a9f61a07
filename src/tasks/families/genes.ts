import { readLabelList } from '../readers/read-labels.ts';
import { defineTask, type Task } from '../task.ts';
import type { Identity } from './identity.ts';
import { LABEL_SET_METRICS, OPI_SAMPLING } from './proteins.ts';

const GENE_INPUTS = {
  'gene-symbol': {
    label: 'Gene symbol',
    hint: 'An approved symbol of a human gene, such as TP53.',
  },
  'gene-name': {
    label: 'Gene name',
    hint: 'The full name of a human gene, such as tumor protein p53.',
  },
} as const;

/** Facts about a human gene that the model must know; nothing in the input tells them. */
export function geneFacts(
  spec: Identity & {
    readonly template: string;
    readonly input: keyof typeof GENE_INPUTS;
    /** Symbols or names, each its own label. */
    readonly genes: readonly string[];
  },
): Task {
  const { input, genes, ...identity } = spec;
  return defineTask({
    ...identity,
    family: 'classification',
    discipline: 'nucleic-acid',
    fields: [{ kind: input, name: 'gene', ...GENE_INPUTS[input] }],
    readAnswer: readLabelList,
    answerKind: 'labels',
    decoding: OPI_SAMPLING,
    structure: { from: 'nothing', reason: 'A gene is given by name, without its sequence.' },
    verifiers: [],
    metrics: LABEL_SET_METRICS,
    examples: genes.map((gene) => ({ label: gene, values: { gene }, source: 'HGNC' })),
  });
}
