import { geneFacts } from '../families/genes.ts';
import type { Task } from '../task.ts';

export const geneClassificationTasks: readonly Task[] = [
  geneFacts({
    id: 'gsymbol2tissue',
    title: 'gSymbol2Tissue',
    source: 'OPI',
    summary: 'Lists the tissues in which the protein of a gene is found.',
    caveat: 'It gives neither the level nor the cell type, and says nothing of disease.',
    synonyms: ['gene expression', 'tissue', 'Human Protein Atlas', 'organ', 'GTEx'],
    template:
      'According to the relevant data reported in the scientific literature, the Gene symbol of a given protein can be used to predict which tissues the protein is expressed in. {gene}',
    input: 'gene-symbol',
    genes: ['ALB', 'INS', 'TMEM198'],
  }),
  geneFacts({
    id: 'gsymbol2cancer',
    title: 'gSymbol2Cancer',
    source: 'OPI',
    summary: 'Names the cancers associated with a gene, from its symbol.',
    caveat:
      'It gives neither frequency nor mutation, and writes short forms such as AL beside plain names.',
    synonyms: ['oncogene', 'tumour suppressor', 'Cancer Gene Census', 'COSMIC', 'driver gene'],
    template: 'Get the cancer name that is associated with the given gene symbol. {gene}',
    input: 'gene-symbol',
    genes: ['TP53', 'BRCA1', 'KRAS'],
  }),
  geneFacts({
    id: 'gname2cancer',
    title: 'gName2Cancer',
    source: 'OPI',
    summary: 'Names the cancers associated with a gene, from its full name.',
    caveat: 'Its data use older names too, so an up-to-date one may not be recognised.',
    synonyms: ['oncogene', 'tumour suppressor', 'Cancer Gene Census', 'COSMIC', 'gene name'],
    template: 'Return the cancer name associated with the given gene name. {gene}',
    input: 'gene-name',
    genes: ['tumor protein p53', 'cadherin 1', 'ret proto-oncogene'],
  }),
];
