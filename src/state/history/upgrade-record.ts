/** The version of a run that this page writes; see `Run`. */
export const RUN_VERSION = 3;

/**
 * The fields of a run as this version knows them, from what an older one wrote. Version 2 knew no
 * other origin than this page, and no given beginnings. What it cannot know it leaves as it is: the
 * schema then says what is wrong.
 */
export function upgradedFields(
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (fields['version'] !== 2) return fields;
  return {
    ...fields,
    version: RUN_VERSION,
    origin: { kind: 'here' },
    parent: undefined,
    replyStart: undefined,
  };
}

/** Whether a later version of the page wrote a record, which this one then leaves alone. */
export function isNewer(version: unknown): boolean {
  return typeof version === 'number' && version > RUN_VERSION;
}
