/** A molecule for an SD file. */
export interface SdfRecord {
  /** V2000 or V3000 molfile, up to `M  END`. */
  readonly molblock: string;
  /** Stands in the first line; line ends become spaces. */
  readonly title: string;
  /** Data items by name, in their order. */
  readonly properties: Readonly<Record<string, string>>;
}

/** An SD file. Names of data items lose the characters that end a name; empty lines end a value. */
export function writeSdf(records: readonly SdfRecord[]): string {
  return records.map(writeRecord).join('');
}

function writeRecord({ molblock, title, properties }: SdfRecord): string {
  const [, ...lines] = molblock.split(/\r\n|\r|\n/);
  const end = lines.findIndex((line) => line.startsWith('M  END'));
  const body = end === -1 ? [...lines, 'M  END'] : lines.slice(0, end + 1);
  const items = Object.entries(properties).map(
    ([name, value]) => `> <${name.replaceAll(/[<>\s]+/g, ' ').trim()}>\n${writeValue(value)}`,
  );
  return `${[title.replaceAll(/\s+/g, ' ').trim(), ...body, ...items].join('\n')}\n$$$$\n`;
}

/** An empty line or a line of dollars would end the value or the record early. */
function writeValue(value: string): string {
  return value
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => (line.startsWith('$$$$') ? ` ${line}` : line))
    .concat('')
    .join('\n');
}
