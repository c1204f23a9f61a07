/** Subscript digits as plain digits, which change no position. */
export function plainSubscripts(text: string): string {
  return text.replace(/[₀-₉]/g, (digit) => String(digit.charCodeAt(0) - 0x2080));
}

/** Superscript digits as plain digits, which change no position. */
export function plainSuperscripts(text: string): string {
  return text.replace(/[⁰¹²³⁴-⁹]/g, (digit) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)));
}
