/**
 * The first key that occurs twice in one object of a JSON text, or `undefined`. `JSON.parse` keeps
 * the last of two equal keys silently, so that two readers may see two different files. The text
 * must already be valid JSON.
 */
export function findDuplicateKey(json: string): string | undefined {
  const open: Array<Set<string> | undefined> = [];
  let at = 0;
  while (at < json.length) {
    if (json[at] !== '"') {
      follow(json[at], open);
      at++;
      continue;
    }
    const end = endOfString(json, at);
    const keys = open.at(-1);
    if (keys && isFollowedByColon(json, end)) {
      const key = String(JSON.parse(json.slice(at, end)));
      if (keys.has(key)) return key;
      keys.add(key);
    }
    at = end;
  }
  return undefined;
}

/** Keeps one set of keys for each open object, and nothing for each open list. */
function follow(character: string | undefined, open: Array<Set<string> | undefined>): void {
  if (character === '{') open.push(new Set());
  else if (character === '[') open.push(undefined);
  else if (character === '}' || character === ']') open.pop();
}

/** Index just behind the closing quote of the string that opens at `start`. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at + 1;
}

function isFollowedByColon(json: string, from: number): boolean {
  let at = from;
  while (at < json.length && ' \t\r\n'.includes(json.charAt(at))) at++;
  return json[at] === ':';
}
