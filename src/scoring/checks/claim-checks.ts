import { type Check, type Checked, type Finding, titled } from '../check.ts';
import { judgeArithmetic } from '../claims/arithmetic.ts';
import type { JudgedClaim } from '../claims/claim.ts';
import { judgeMoleculeClaims } from '../claims/molecule-claims.ts';
import { judgeRestatedQuantities } from '../claims/restated-quantities.ts';
import { judgeSequenceClaims } from '../claims/sequence-claims.ts';
import { knownMolecules, knownSequences } from '../subjects-of-claims.ts';

const SUMS = 'Sums in the text come out';
const COUNTED = 'Claims about the input and the answer hold';
const UNITS = 'Quantities keep their value in another unit';

/** Checks of what a thought, or an answer in prose, claims on its way. */
export const claimChecks = {
  'sums-come-out': {
    title: SUMS,
    tool: 'Arithmetic',
    cannotSee:
      'Whether the numbers are the right ones to add up; powers, percentages and chains of equations are passed over.',
    run: async (checked) =>
      titled(SUMS, judgedTexts(checked, judgeArithmetic, 'no sum with plain numbers')),
  },
  'claims-hold': {
    title: COUNTED,
    tool: 'RDKit; counting of letters; EMBOSS acid constants',
    cannotSee:
      'Claims in other words than “the molecular formula is …”, and claims about other molecules and sequences.',
    run: async (checked) => {
      const [molecules, sequences] = [await knownMolecules(checked), knownSequences(checked)];
      const judge = (text: string) => [
        ...judgeMoleculeClaims(text, molecules),
        ...judgeSequenceClaims(text, sequences),
      ];
      const nothing =
        'no formula, mass, count, length, GC content or net charge of the whole input';
      return titled(COUNTED, judgedTexts(checked, judge, nothing));
    },
  },
  'units-keep-values': {
    title: UNITS,
    tool: 'Conversion between units (CODATA 2018)',
    cannotSee: 'Whether the quantity is right, and units beside those of its short list.',
    run: async (checked) =>
      titled(
        UNITS,
        judgedTexts(checked, judgeRestatedQuantities, 'no quantity a second time in another unit'),
      ),
  },
} as const satisfies Readonly<Record<string, Check>>;

/** A text of claims without end has more verdicts than anybody reads. */
const MOST_FINDINGS = 20;

/** One finding for each wrong claim, and one for all that hold; what was not found where nothing was. */
function judgedTexts(
  { reply, answer }: Checked,
  judge: (text: string) => readonly JudgedClaim[],
  nothing: string,
): readonly Finding[] {
  const texts = [
    { part: 'thought' as const, text: reply.thought ?? '' },
    { part: 'answer' as const, text: answer.kind === 'text' ? reply.answer : '' },
  ].filter(({ text }) => text !== '');
  const findings = texts.flatMap(({ part, text }) =>
    findingsOf(
      part,
      judge(text).filter((claim) => claim.holds || !isTakenBack(text, claim.end)),
    ),
  );
  if (findings.length > 0) return findings;
  const reason =
    texts.length === 0 ? 'There is no thought and no prose to read.' : `The text gives ${nothing}.`;
  return [{ status: 'not-checkable', about: 'thought', reason }];
}

/** A claim that the text itself corrects right behind it needs no other alarm. */
function isTakenBack(text: string, end: number): boolean {
  return /^[^\n]{0,80}?\b(?:wait|actually|hmm|no,|oops|incorrect|not right|wrong|let me re)/i.test(
    text.slice(end),
  );
}

function findingsOf(
  part: 'thought' | 'answer',
  claims: readonly JudgedClaim[],
): readonly Finding[] {
  const about = part === 'thought' ? ({ about: 'thought' } as const) : {};
  const wrong = claims.filter(({ holds }) => !holds).slice(0, MOST_FINDINGS);
  const right = claims.filter(({ holds }) => holds);
  const failing = wrong.map(
    ({ start, end, sentence }): Finding => ({
      status: 'fails',
      ...about,
      place: { part, start, end },
      reason: sentence,
    }),
  );
  const [first, ...others] = right;
  if (!first) return failing;
  const { start, end } = first;
  const detail =
    others.length === 0 ? first.sentence : `${right.length} hold, such as: ${first.sentence}`;
  return [...failing, { status: 'passes', ...about, place: { part, start, end }, detail }];
}
