import { nearestWord } from '#base/nearest-word.ts';
import { type Accepted, err, type InputError, ok, type Result } from '#base/result.ts';
import { elementNames, elementOfName, elementOfSymbol } from './elements.ts';
import { clip } from './input-error.ts';

interface Item {
  /** The symbol. */
  readonly element: string;
  readonly typed: string;
  readonly start: number;
}

/**
 * Reads a set of elements: symbols or English names with commas, semicolons, hyphens or spaces
 * between. The value has the symbols in alphabetical order, as in `F, In, Tc, Zr`.
 */
export function parseElementList(text: string, mostElements: number): Result<Accepted, InputError> {
  const items: Item[] = [];
  for (const { 0: typed, index: start } of text.matchAll(/[^\s,;/-]+/g)) {
    const element = readElement(typed, start);
    if (!element.ok) return element;
    items.push({ element: element.value, typed, start });
  }
  if (items.length === 0) {
    return err({ message: 'No element is given.', cure: 'Enter symbols, such as F, In, Zr.' });
  }
  const distinct = items.filter(
    (item, i) => items.findIndex(({ element }) => element === item.element) === i,
  );
  const tooMany = distinct[mostElements];
  if (tooMany) {
    return err({
      message: `${distinct.length} elements are given; at most ${mostElements} are read.`,
      position: tooMany.start,
      cure: `Remove ${distinct.length - mostElements} of them.`,
    });
  }
  const symbols = distinct.map(({ element }) => element);
  const sorted = symbols.toSorted();
  return ok({ value: sorted.join(', '), notes: notesOn(items, symbols, sorted) });
}

function readElement(typed: string, position: number): Result<string, InputError> {
  if (elementOfSymbol(typed)) return ok(typed);
  const capitalised = typed.charAt(0).toUpperCase() + typed.slice(1).toLowerCase();
  const meant = elementOfSymbol(capitalised);
  const letters = [...typed].filter((letter) => elementOfSymbol(letter));
  if (meant && letters.length === 2) return err(twoReadings(typed, meant.name, position));
  const element = meant ?? elementOfName(typed);
  if (element) return ok(element.symbol);
  return err({
    message: `“${clip(typed, 20)}” at character ${position + 1} is not an element.`,
    position,
    cure: suggestion(typed),
  });
}

/** `CO` is cobalt in capitals, or carbon and oxygen without a comma. */
function twoReadings(typed: string, name: string, position: number): InputError {
  const [first = '', second = ''] = typed;
  return {
    message: `“${typed}” at character ${position + 1} can be read in two ways.`,
    position,
    cure: `Write ${first}${second.toLowerCase()} for ${name}, or ${first}, ${second} for two elements.`,
  };
}

function suggestion(typed: string): string {
  const run = typed.match(/[A-Z][a-z]?/g) ?? [];
  if (run.length > 1 && run.join('') === typed && run.every((symbol) => elementOfSymbol(symbol))) {
    return `Separate the symbols: ${clip(run.join(', '), 60)}.`;
  }
  const nearest = nearestWord(clip(typed, 20), elementNames());
  if (nearest) return `Did you mean ${nearest} (${elementOfName(nearest)?.symbol ?? nearest})?`;
  return 'Enter element symbols, such as F, In, Zr.';
}

function notesOn(
  items: readonly Item[],
  symbols: readonly string[],
  sorted: readonly string[],
): string[] {
  const notes = items
    .filter(({ typed, element }) => typed !== element)
    .map(({ typed, element }) => `“${typed}” was read as ${element}.`);
  const repeated = symbols.filter(
    (symbol) => items.filter(({ element }) => element === symbol).length > 1,
  );
  if (repeated.length > 0) notes.push(`Repeated elements were dropped: ${repeated.join(', ')}.`);
  if (sorted.some((symbol, i) => symbol !== symbols[i])) {
    notes.push('The elements were put in alphabetical order, as in the training data.');
  }
  return notes;
}
