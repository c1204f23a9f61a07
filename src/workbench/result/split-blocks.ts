const BLOCK = 2000;
const SHORTEST = 1000;

/**
 * Cuts a text into blocks of at most 2,000 characters, at a line end or a space where there is
 * one. Every block but the last stays the same when text is appended, so that a screen which
 * streams a long text draws only the last one anew.
 */
export function splitBlocks(text: string): readonly string[] {
  const blocks: string[] = [];
  let start = 0;
  while (text.length - start > BLOCK) {
    const end = start + cutLength(text.slice(start, start + BLOCK));
    blocks.push(text.slice(start, end));
    start = end;
  }
  blocks.push(text.slice(start));
  return blocks;
}

/** Where to end a full block: after its last line, else after its last word. */
function cutLength(block: string): number {
  for (const separator of ['\n', ' ']) {
    const last = block.lastIndexOf(separator);
    if (last >= SHORTEST) return last + 1;
  }
  return isHighSurrogate(block.charCodeAt(BLOCK - 1)) ? BLOCK - 1 : BLOCK;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
