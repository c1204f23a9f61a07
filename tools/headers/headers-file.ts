import { commonHeaders, fileHeaders, type HeaderSet } from './policy.ts';

/**
 * The text of `_headers`, which Netlify and Cloudflare Pages read: one rule for all files, and
 * one for each folder whose files agree, or for each file where they do not. No header is named
 * by two rules that match the same file, because hosts would join the two values.
 */
export function headersFile(paths: readonly string[]): string {
  const rules = [rule('/*', commonHeaders)];
  for (const [folder, members] of byFolder(paths)) {
    const texts = new Set(members.map((path) => ruleBody(fileHeaders(path))));
    const first = members[0];
    if (folder !== '/' && first && texts.size === 1)
      rules.push(rule(`${folder}*`, fileHeaders(first)));
    else rules.push(...members.map((path) => rule(path, fileHeaders(path))));
  }
  rules.push(rule('/', fileHeaders('/')));
  return `${rules.join('\n\n')}\n`;
}

/** Files by their top folder: `/assets/`, or `/` for files at the root. */
function byFolder(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  for (const path of [...paths].sort()) {
    const folder = path.slice(0, path.indexOf('/', 1) + 1) || '/';
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return folders;
}

function rule(path: string, headers: HeaderSet): string {
  return `${path}\n${ruleBody(headers)}`;
}

function ruleBody(headers: HeaderSet): string {
  return Object.entries(headers)
    .map(([name, value]) => `  ${name}: ${value}`)
    .join('\n');
}
