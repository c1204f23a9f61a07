import type { Answer } from '#tasks/answer.ts';
import type { Checked, Finding } from './check.ts';
import { wrongKind } from './wrong-kind.ts';

/** Units that a model may write behind its number, with other spellings of the same. */
const SPELLINGS: readonly (readonly string[])[] = [
  ['eV/atom'],
  ['meV/atom'],
  ['eV'],
  ['meV'],
  ['Hartree', 'hartree', 'Ha'],
  ['kcal/mol'],
  ['kJ/mol'],
  ['GPa'],
  ['MPa'],
  ['g/cm³', 'g/cm3', 'g/cm^3', 'g cm-3'],
  ['Å³', 'Å3', 'Å^3', 'A^3'],
  ['Å'],
  ['nm'],
  ['°C', 'degrees Celsius'],
  ['K'],
  ['mmol/g'],
  ['m²/g', 'm2/g', 'm^2/g'],
  ['mg/mL', 'mg/ml'],
  ['%'],
];
const NUMBER_AND_UNIT = new RegExp(
  String.raw`[-−]?\d+(?:\.\d+)?\s*(${SPELLINGS.flat()
    .sort((a, b) => b.length - a.length)
    .map((unit) => unit.replaceAll(/[/^.]/g, String.raw`\$&`))
    .join('|')})(?![\p{L}\p{N}/^])`,
  'u',
);

/** Compares the unit that stands behind the first number of the reply with that of the property. */
export function compareUnit({ answer, reply }: Checked): Finding {
  const unit = unitOf(answer);
  if (unit === 'other') return wrongKind(answer);
  if (unit === undefined) {
    return { status: 'not-checkable', reason: 'The property has no unit that is known here.' };
  }
  const match = NUMBER_AND_UNIT.exec(reply.answer);
  const written = match?.[1];
  if (!match || written === undefined) {
    return { status: 'not-checkable', reason: `The reply writes no unit; ${unit} is assumed.` };
  }
  const expected = SPELLINGS.find((spellings) => spellings.includes(unit));
  if (!expected) return { status: 'not-checkable', reason: `${unit} is a unit not compared here.` };
  if (expected.includes(written))
    return { status: 'passes', detail: `The reply writes ${written}.` };
  return {
    status: 'fails',
    place: { part: 'answer', start: match.index, end: match.index + match[0].length },
    reason: `The reply writes ${written}; the property is given in ${unit}.`,
  };
}

function unitOf(answer: Answer): string | 'other' | undefined {
  if (answer.kind === 'number') return answer.unit;
  if (answer.kind === 'property') return 'value' in answer ? answer.unit : undefined;
  return 'other';
}
