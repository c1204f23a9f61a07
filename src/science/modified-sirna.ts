import { type Accepted, err, type InputError, ok, type Result } from '#base/result.ts';
import { clip, tooLong } from './input-error.ts';

/**
 * One nucleotide each: `a` 2'-O-methyl, `Af` 2'-fluoro, `A` unmodified RNA, `dA` DNA. The notation
 * of the example in the paper, which does not define it, and of siRNA patents.
 */
const UNIT = /^(?:[acgu]|[ACGU]f?|d[ACGT])$/;
const UNITS_WITHOUT_SPACES = /^(?:[acgu]|[ACGU]f?|d[ACGT])+$/;
/** The same modifications with the letter in front: `mA` and `fA`. */
const PREFIXED = /^([mf])([ACGU])$/;
/** Strands have 19 to 25 units as a rule. */
const MOST_UNITS = 60;

const ALLOWED =
  'Units are a c g u (2′-O-methyl), Af Cf Gf Uf (2′-fluoro), A C G U (unmodified) and dA dC dG dT (DNA).';

interface Unit {
  readonly text: string;
  readonly start: number;
}

/** Reads one strand of a modified siRNA, units from 5′ to 3′; the value has single spaces. */
export function parseModifiedSirna(text: string): Result<Accepted, InputError> {
  const typed = [...text.matchAll(/\S+/g)].map((found) => ({ text: found[0], start: found.index }));
  if (typed.length === 0) {
    return err({ message: 'The strand is empty.', cure: 'Write its units, such as a Af c Uf g.' });
  }
  const units = typed.flatMap(apart);
  const rewritten = units.map((unit) => ({ ...unit, text: suffixed(unit.text) }));
  const strange = rewritten.find((unit) => !UNIT.test(unit.text));
  if (strange) return err(strangeUnit(strange));
  const tooMany = rewritten[MOST_UNITS];
  if (tooMany) return err(tooLong(rewritten.length, MOST_UNITS, 'units', tooMany.start));
  const value = rewritten.map((unit) => unit.text).join(' ');
  return ok({ value, notes: notesOn(typed, units, value) });
}

/** The units of a strand written without spaces; anything else as it is. */
function apart(typed: Unit): readonly Unit[] {
  if (typed.text.length < 2 || !UNITS_WITHOUT_SPACES.test(typed.text)) return [typed];
  const units = typed.text.matchAll(/[ACGU]f|d[ACGT]|[acguACGU]/g);
  return [...units].map((unit) => ({ text: unit[0], start: typed.start + unit.index }));
}

function suffixed(unit: string): string {
  const [, modification, base = ''] = PREFIXED.exec(unit) ?? [];
  if (modification === undefined) return unit;
  return modification === 'm' ? base.toLowerCase() : `${base}f`;
}

function notesOn(typed: readonly Unit[], units: readonly Unit[], value: string): string[] {
  const notes: string[] = [];
  if (units.length > typed.length) notes.push('The units were set apart by spaces.');
  const prefixed = units.find((unit) => PREFIXED.test(unit.text));
  if (prefixed) {
    notes.push(
      `Prefixes were written in the notation of the model: ${prefixed.text} is ${suffixed(prefixed.text)}.`,
    );
  }
  if (/[ACGU](?!f)|d/.test(value)) {
    notes.push('Unmodified and DNA units do not occur in the example of the paper.');
  }
  if (units.length < 19 || units.length > 25) {
    notes.push(`A strand of ${units.length} units is unusual; siRNA strands have 19 to 25.`);
  }
  return notes;
}

function strangeUnit({ text, start }: Unit): InputError {
  const linkage = text.search(/[s*]/);
  if (linkage !== -1 && UNITS_WITHOUT_SPACES.test(text.replaceAll(/[s*]|ps/g, '') || 'a')) {
    return {
      message: `The phosphorothioate (${text.charAt(linkage)}) at character ${start + linkage + 1} has no place in this notation.`,
      position: start + linkage,
      cure: 'Leave the linkages out and write the nucleotides alone.',
    };
  }
  const deoxy = /^t$/i.test(text) ? 'Write dT for deoxythymidine, or U for uridine. ' : '';
  return {
    message: `“${clip(text, 12)}” at character ${start + 1} is no unit of a modified siRNA.`,
    position: start,
    cure: `${deoxy}${ALLOWED}`,
  };
}
