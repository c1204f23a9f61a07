import { assertNever } from '#base/assert.ts';
import { crystalFormula } from '#science/crystal-formula.ts';
import { spaceGroupOfNumber } from '#science/space-groups.ts';
import type { Answer, NumberReading, Triple } from './answer.ts';

/** The answer as plain text, for the clipboard; a table has tabs, for spreadsheets. */
export function answerText(answer: Answer): string {
  switch (answer.kind) {
    case 'text':
      return answer.text;
    case 'iupac':
      return answer.name;
    case 'formula':
      return answer.formula;
    case 'smiles':
      return answer.smiles;
    case 'number':
      return numberText(answer);
    case 'numbers':
      return answer.numbers.map((reading) => `${reading.label}: ${numberText(reading)}`).join('\n');
    case 'boolean':
      return `${answer.value ? 'Yes' : 'No'}: ${answer.meaning}`;
    case 'label':
      return `${answer.label}: ${answer.meaning}`;
    case 'labels':
      return answer.labels.map(({ label }) => label).join('; ');
    case 'choice':
      return `${answer.option}: ${answer.meaning}`;
    case 'triples':
      return [answer.columns, ...answer.triples.map(tripleCells)]
        .map((cells) => cells.join('\t'))
        .join('\n');
    case 'property':
      return `${answer.property}: ${'value' in answer ? numberText(answer) : answer.word}`;
    case 'protein':
    case 'rna':
      return answer.sequence;
    case 'material':
      return materialText(answer);
    default:
      return assertNever(answer, 'answerText');
  }
}

function numberText({ value, unit }: NumberReading): string {
  return unit === undefined ? String(value) : `${value} ${unit}`;
}

function tripleCells({ subject, relation, object }: Triple): readonly string[] {
  return relation === undefined ? [subject, object] : [subject, relation, object];
}

function materialText(answer: Extract<Answer, { readonly kind: 'material' }>): string {
  const { full } = crystalFormula(answer.symbols);
  if (answer.spaceGroup === undefined) return full;
  const symbol = spaceGroupOfNumber(answer.spaceGroup)?.symbol.replaceAll('_', '') ?? '';
  return `${full}, space group ${answer.spaceGroup} ${symbol}`.trimEnd();
}
