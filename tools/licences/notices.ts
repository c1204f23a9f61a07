import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export const noticesFile = 'THIRD-PARTY-NOTICES.md';

/** Copyright lines of packages that come without a licence file, from their repositories. */
const copyrights: Readonly<Record<string, string>> = {
  '@rdkit/rdkit':
    'Copyright (c) 2021-2022, Valence Discovery Inc., Greg Landrum, Paolo Tosco, and other RDKit contributors; RDKit: Copyright (c) 2006-2010, Rational Discovery LLC, Greg Landrum, and Julie Penzotti. BSD-3-Clause, with the conditions printed below for openchemlib.',
  'onnxruntime-common':
    'Copyright (c) Microsoft Corporation. MIT, with the conditions printed below for zod.',
  'onnxruntime-web':
    'Copyright (c) Microsoft Corporation. MIT, with the conditions printed below for zod.',
};

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
    }),
  ),
});

interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly texts: readonly string[];
}

/** Every package that the page may ship, as Markdown, with the texts of their licences. */
export function thirdPartyNotices(): string {
  const packages = shippedPackages();
  const rows = packages.map(
    ({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`,
  );
  const lines = Object.entries(copyrights).map(([name, line]) => `- ${name}: ${line}`);
  return `${[
    '# Third-party notices',
    'The page ships code from the packages below. Written by `npm run notices`; do not edit.',
    ['| Package | Version | Licence |', '|---|---|---|', ...rows].join('\n'),
    lines.join('\n'),
    ...byText(packages).map(
      ([text, names]) => `## ${names.join(', ')}\n\n\`\`\`\`text\n${text}\n\`\`\`\``,
    ),
  ].join('\n\n')}\n`;
}

function shippedPackages(): Package[] {
  const lock = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.dev)
    .map(([path, entry]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version ?? '',
      licence: entry.license ?? 'see its text',
      texts: licenceTexts(path),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function licenceTexts(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /^(licen[cs]e|notice|copying)([.-]|$)/i.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
}

function byText(packages: readonly Package[]): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const { name, texts } of packages) {
    for (const text of texts) groups.set(text, [...(groups.get(text) ?? []), name]);
  }
  return [...groups];
}
