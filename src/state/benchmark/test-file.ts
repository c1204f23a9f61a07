/** A row of the file that cannot be asked. It is kept, and never counted as answered. */
export interface BadRow {
  /** From 1, as a person counts rows; where the file has lines, the line. */
  readonly fileRow: number;
  readonly reason: string;
}

/** A test file as it was read, before it is known what its columns mean. */
export interface TestFile {
  readonly name: string;
  readonly bytes: number;
  /** Of the whole file, as hexadecimal digits. */
  readonly sha256: string;
  readonly columns: readonly string[];
  readonly rowCount: number;
  readonly badRows: readonly BadRow[];
  /** What was read otherwise than it is written: sentences. */
  readonly notes: readonly string[];
  /** The first rows by column, for a look before the columns are confirmed. */
  readonly firstRows: readonly Readonly<Record<string, string>>[];
}
