import { err } from '#base/result.ts';
import type { Triple } from '../answer.ts';
import type { AnswerReader } from '../task.ts';
import { distinct, quoted, readable, unreadable } from './reading.ts';

/** Bracketed groups as (subject, relation, object) or, with two columns, (subject, object). */
export function triplesReader(columns: readonly string[]): AnswerReader {
  return (reply) => {
    const found = bracketGroups(reply);
    // The official parser wraps a reply without brackets in a pair of its own.
    const groups = found.groups.length > 0 ? found.groups : [reply.trim()];
    const rows = groups.map((group) => readRow(group, columns.length));
    const triples = rows.flatMap(({ triple }) => triple ?? []);
    const unlike = distinct(triples, (triple) => JSON.stringify(triple).toLowerCase());
    const odd = groups.filter((_, index) => !rows[index]?.triple);
    if (unlike.length === 0) {
      return found.groups.length === 0
        ? unreadable(reply, `a group (${columns.join(', ')})`)
        : err(`${leftOut(odd, columns)} No other group was found in ${quoted(reply)}.`);
    }
    return readable(
      { kind: 'triples', columns, triples: unlike },
      odd.length > 0 && leftOut(odd, columns),
      groups.some((group) => group.includes(')')) &&
        'A name holds brackets, and the official parser ends the group at the first closing one.',
      found.unclosed && 'The last bracket was not closed; the official parser would not see it.',
      rows.some(({ triple, tight }) => triple && tight) &&
        'Commas without a space were read as ends of a part; the official parser compares the text as it is.',
      unlike.length < triples.length &&
        `${triples.length - unlike.length === 1 ? 'One repetition was' : `${triples.length - unlike.length} repetitions were`} left out, as the official parser does.`,
    );
  };
}

function leftOut(groups: readonly string[], columns: readonly string[]): string {
  const shown = groups.map((group) => quoted(`(${group})`)).join(', ');
  const subject = groups.length === 1 ? 'does' : 'do';
  return `${shown} ${subject} not have the ${columns.length} parts ${columns.join(', ')} and ${groups.length === 1 ? 'was' : 'were'} left out.`;
}

/** The text of every outermost pair of brackets; brackets inside belong to the text. */
function bracketGroups(reply: string): { readonly groups: string[]; readonly unclosed: boolean } {
  const groups: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < reply.length; at++) {
    if (reply[at] === '(') {
      if (depth === 0) start = at + 1;
      depth++;
    } else if (reply[at] === ')' && depth > 0) {
      depth--;
      if (depth === 0) groups.push(reply.slice(start, at));
    }
  }
  if (depth > 0) groups.push(reply.slice(start));
  return { groups, unclosed: depth > 0 };
}

interface Row {
  readonly triple?: Triple;
  /** Cut at commas that no space follows. */
  readonly tight: boolean;
}

function readRow(group: string, size: number): Row {
  const spaced = cut(group, ', ');
  const tight = spaced.length !== size;
  const parts = tight ? cut(group, ',') : spaced;
  if (parts.length !== size || parts.includes('')) return { tight };
  const [subject = '', middle = '', object = middle] = parts;
  return {
    tight,
    triple: size === 2 ? { subject, object } : { subject, relation: middle, object },
  };
}

/** The trimmed parts of a group, cut at separators outside of any inner brackets. */
function cut(group: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < group.length; at++) {
    if (group[at] === '(') depth++;
    if (group[at] === ')') depth--;
    if (depth === 0 && group.startsWith(separator, at)) {
      parts.push(group.slice(start, at));
      start = at + separator.length;
    }
  }
  parts.push(group.slice(start));
  return parts.map((part) => part.trim());
}
