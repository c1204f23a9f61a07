import { type Check, type Checked, type Finding, titled } from '../check.ts';
import { wrongKind } from '../wrong-kind.ts';

const ENTITIES = 'Every entity occurs in the passage';

/** Checks of answers that are taken out of a text. */
export const textChecks = {
  'entities-occur-in-text': {
    title: ENTITIES,
    tool: 'Search in the passage',
    cannotSee: 'Whether an entity is a chemical, and whether one is missing.',
    run: async (checked) => titled(ENTITIES, [findEntities(checked)]),
  },
} as const satisfies Readonly<Record<string, Check>>;

function findEntities({ values, answer }: Checked): Finding {
  if (answer.kind !== 'labels') return wrongKind(answer);
  const text = (values['text'] ?? '').toLowerCase();
  const missing = answer.labels
    .map(({ label }) => label.toLowerCase())
    .filter((label) => !text.includes(label));
  return missing.length === 0
    ? {
        status: 'passes',
        detail:
          'Each one stands in the passage. Whether it is a chemical, and whether any is missing, is not checked.',
      }
    : { status: 'fails', reason: `Not in the passage: ${missing.join('; ')}.` };
}
