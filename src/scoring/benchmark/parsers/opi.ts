import { withoutEndMarks } from './remove-thoughts.ts';

/** The reply as it is, thought included, but for end marks. */
export function readOpiText(reply: string): string {
  return withoutEndMarks(reply.trim());
}

/**
 * Labels cut at semicolons and commas, also full-width ones, so a term with a comma falls in two.
 * Letters of either case differ, and EC numbers must be spaced as the reference spaces them.
 */
export function readOpiLabels(reply: string): ReadonlySet<string> {
  const pieces = readOpiText(reply).split(/[;,；，]/);
  return new Set(pieces.map((piece) => piece.trim()).filter(Boolean));
}

/** The whole reply in lower case: any other word makes it wrong. */
export function readOpiLabel(reply: string): string | undefined {
  return readOpiText(reply).trim().toLowerCase() || undefined;
}
