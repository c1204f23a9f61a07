import { withoutMarks } from './step-kind.ts';

const LONGEST = 80;

/** The first sentence of a step without markup, at most 80 characters, for an outline. */
export function stepTitleOf(text: string): string {
  const first = firstSentence(withoutMarks(text.slice(0, 600)));
  const plain = first
    .replace(/!?\[([^\]]*)\]\((?:https?:|mailto:|www\.)[^)]*\)/g, '$1')
    .replace(/\*\*|__|`+/g, '')
    .replace(/\\[()[\]]|\$+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[:,;]$/, '');
  return shorten(plain);
}

function firstSentence(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  const end = line.search(/[.!?:](?:\*\*|["')\]])*(\s|$)/);
  return end < 12 ? line : line.slice(0, end + 1).replace(/\.$/, '');
}

/** Cut at a word, never inside a character. */
function shorten(text: string): string {
  if (text.length <= LONGEST) return text;
  const space = text.lastIndexOf(' ', LONGEST - 1);
  const cut = text.slice(0, space > LONGEST / 2 ? space : LONGEST - 1);
  return `${cut.replace(/[\ud800-\udbff]$/, '').trimEnd()}…`;
}
