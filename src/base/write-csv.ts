/** What a spreadsheet would take for the beginning of a formula. */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/**
 * A table as CSV (RFC 4180, lines end with CR LF). A text that a spreadsheet would run as a formula
 * gets an apostrophe before it, as OWASP advises; numbers, negative ones too, stay as they are.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(writeCell).join(',')}\r\n`).join('');
}

function writeCell(text: string): string {
  // White space before a formula does not keep a spreadsheet from running it.
  const isFormula = FORMULA_START.test(text.replace(/^[ \n\u00a0]+/, '')) && !isNumber(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function isNumber(text: string): boolean {
  return PLAIN_NUMBER.test(text.trim());
}
