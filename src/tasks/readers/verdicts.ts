import { anyPhrase, WORD_EDGE } from './reading.ts';
import {
  BIOLOGY,
  EMPTY_DENIALS,
  PLAIN,
  PROMOTER,
  PROTEIN,
  UNDECIDED,
  type VerdictPhrases,
} from './verdict-phrases.ts';

/** Yes or no, and the words that say so. */
export interface Verdict {
  readonly value: boolean;
  readonly phrase: string;
}

const RESULT_SENTENCE = new RegExp(
  String.raw`${WORD_EDGE}the prediction result is\s+(positive|negative)${WORD_EDGE}`,
  'iu',
);
const ANSWER_SENTENCE = /the answer is (yes|no)\b/i;
/** "No doubt" denies nothing, so a leading no must stand alone. */
const LEADING_WORD = /^\W*(yes\b|(?:no|true|false)(?=\s*(?:[.,;:!–—-]|$)))/i;

const ALL: VerdictPhrases = {
  no: [...PLAIN.no, ...BIOLOGY.no, ...PROMOTER.no, ...PROTEIN.no],
  yes: [...PLAIN.yes, ...BIOLOGY.yes, ...PROMOTER.yes, ...PROTEIN.yes],
};
const EVASION = anyPhrase(UNDECIDED, 'i');
const EMPTY_DENIAL = new RegExp(anyPhrase(EMPTY_DENIALS), 'giu');

const OFFICIAL_BIOLOGY = wordVerdict(BIOLOGY);
const OFFICIAL_PROMOTER = wordVerdict(PROMOTER);
const PLAIN_VERDICT = wordVerdict(ALL);

/** The verdict of a reply that announces it, or begins with it. */
export function decisiveVerdict(reply: string): Verdict | undefined {
  return announced(reply, RESULT_SENTENCE) ?? announced(reply, ANSWER_SENTENCE) ?? leading(reply);
}

/** The words by which a reply declines to decide, if it does. */
export function declines(reply: string): string | undefined {
  return EVASION.exec(straight(reply))?.[0];
}

/** What the phrases of all sources and some plain ones say: whole words, a denial first. */
export function plainVerdict(reply: string): Verdict | undefined {
  return PLAIN_VERDICT(straight(reply).replaceAll(EMPTY_DENIAL, ''));
}

/** The phrase rule of Biology-Instructions; undefined where it asks a model. */
export function biologyVerdict(reply: string): Verdict | undefined {
  return OFFICIAL_BIOLOGY(reply);
}

/** The rule of GUE; undefined where it finds nothing and counts the reply as negative. */
export function promoterVerdict(reply: string): Verdict | undefined {
  return announced(reply, RESULT_SENTENCE) ?? OFFICIAL_PROMOTER(reply);
}

/** The rule of PEER: plain substrings, the positive ones first ("incorrect" holds "correct"). */
export function proteinVerdict(reply: string): Verdict | undefined {
  const text = reply.toLowerCase();
  const yes = PROTEIN.yes.find((phrase) => text.includes(phrase));
  const no = PROTEIN.no.find((phrase) => text.includes(phrase));
  return (
    announced(reply, ANSWER_SENTENCE) ??
    (yes ? { value: true, phrase: yes } : no ? { value: false, phrase: no } : undefined)
  );
}

function announced(reply: string, sentence: RegExp): Verdict | undefined {
  const match = sentence.exec(reply);
  return match
    ? { value: /^(?:positive|yes)$/i.test(match[1] ?? ''), phrase: match[0] }
    : undefined;
}

function leading(reply: string): Verdict | undefined {
  const phrase = LEADING_WORD.exec(reply)?.[1];
  return phrase ? { value: /^(?:yes|true)$/i.test(phrase), phrase } : undefined;
}

function wordVerdict({ yes, no }: VerdictPhrases): (text: string) => Verdict | undefined {
  const [yesWords, noWords] = [anyPhrase(yes, 'i'), anyPhrase(no, 'i')];
  return (text) => {
    const denial = noWords.exec(text)?.[0];
    if (denial) return { value: false, phrase: denial };
    const phrase = yesWords.exec(text)?.[0];
    return phrase ? { value: true, phrase } : undefined;
  };
}

function straight(text: string): string {
  return text.replaceAll('’', "'");
}
