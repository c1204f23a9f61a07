/** Throws when a promise that the code makes to itself is broken: a bug, never a person's input. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Broken assumption: ${message}`);
}

/** Makes a `switch` exhaustive: a new union member fails to compile here. */
export function assertNever(value: never, where: string): never {
  throw new Error(`Unhandled case in ${where}: ${JSON.stringify(value)}`);
}

/** The value, or a thrown bug when it is missing. */
export function definitely<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`Missing: ${what}`);
  return value;
}
