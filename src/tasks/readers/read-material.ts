import { err, ok, type Result } from '#base/result.ts';
import { elementOfSymbol } from '#science/elements.ts';
import type { AnswerReader } from '../task.ts';
import { quoted, readable, unreadable } from './reading.ts';

const BODY = /<material>(.*?)(?:(<\/material>)|$)/is;
/** Atoms, `<sg>`, `<sg225>`; what follows is passed over, as the official parser does. */
const PARTS = /^([^<]*)(<sg>)?\s*(?:<sg(\d+)>)?/;
const ELLIPSIS = /^(?:…|\.{2,})$/;
const SPACE_GROUPS = 230;

/** Symbols and space group between material tags: `<material>Na Cl <sg> <sg225></material>`. */
export const readMaterial: AnswerReader = (reply) => {
  const plain = reply.replaceAll('⟨', '<').replaceAll('⟩', '>');
  const tagged = BODY.exec(plain);
  const body = (tagged?.[1] ?? (/<sg\d+>/.test(plain) ? plain : '')).trim();
  const [, atoms = '', marker, group] = PARTS.exec(body) ?? [];
  const words = atoms.trim().split(/\s+/).filter(Boolean);
  const symbols = words.filter((word) => !ELLIPSIS.test(word));
  if (symbols.length === 0) return unreadable(reply, 'a material');
  const checked = checkMaterial(symbols, group, body);
  if (!checked.ok) return checked;
  return readable(
    { kind: 'material', symbols, ...checked.value },
    missingTag(tagged),
    missingGroup(marker, group),
    symbols.length < words.length &&
      'An ellipsis was skipped, so atoms are missing from the list; the official parser counts that as malformed.',
    /\s\s|[^\S ]/.test(atoms.trim()) &&
      'The symbols are parted by more than single spaces, which the official parser does not read.',
    plain !== reply &&
      'The brackets ⟨ ⟩ were read as < >, as the official parser does in unconditional generation only.',
  );
};

function checkMaterial(
  symbols: readonly string[],
  group: string | undefined,
  body: string,
): Result<{ spaceGroup?: number }, string> {
  const strange = symbols.findIndex((symbol) => !elementOfSymbol(symbol));
  if (strange >= 0) {
    return err(
      `"${symbols[strange]}", number ${strange + 1} in ${quoted(body)}, is no element symbol.`,
    );
  }
  if (group === undefined) return ok({});
  const spaceGroup = Number(group);
  return spaceGroup >= 1 && spaceGroup <= SPACE_GROUPS
    ? ok({ spaceGroup })
    : err(`<sg${group}> in ${quoted(body)} is no space group; they run from 1 to ${SPACE_GROUPS}.`);
}

function missingTag(tagged: RegExpExecArray | null): string | false {
  if (!tagged) {
    return 'The material stands without its tags; the official parser would find no material.';
  }
  return (
    tagged[2] === undefined &&
    'The closing </material> was missing; the official parser would find no material.'
  );
}

function missingGroup(marker: string | undefined, group: string | undefined): string | false {
  if (group === undefined) {
    return 'The space group is missing; the official parser counts the material as malformed.';
  }
  return (
    marker === undefined &&
    'The mark <sg> before the space group is missing; the official parser of unconditional generation asks for it.'
  );
}
