/** What a step of a thought does, as far as its words tell. */
export type StepKind = 'plan' | 'recall' | 'compute' | 'check' | 'backtrack' | 'conclude' | 'other';

/**
 * How a sentence of each kind begins. The order decides: "wait, let me check" takes something back.
 * Phrases are those that reasoning models write most; what fits none is `other` rather than a guess.
 */
const openings: readonly (readonly [StepKind, RegExp])[] = [
  [
    'backtrack',
    /^(but |oh |hmm,? |no,? |so )?(wait\b|hold on|actually\b|hmm+\b|oops|scratch that|on second thought|alternatively\b|no[,.!]|that('s| is) (wrong|incorrect|not right|a mistake)|this (is|seems) (wrong|incorrect)|i (made|was|have made) (a mistake|an error|wrong)|my mistake|let me (re-?consider|re-?think|start over|redo|correct|re-?do)|correction\b)/i,
  ],
  [
    'check',
    /^(but |so |now,? |and |ok(ay)?,? |first,? |finally,? )*(let me |let's |let us |i('ll| will| should| can| need to| want to| must)? |we (should|can|need to|must) |to )?(quickly |just |also )?(double[- ]?check|verify|check|confirm|re-?count|re-?check|re-?calculate|validate|make sure|cross-?check|sanity|see if (this|that|it)|test whether|verification\b|verifying\b|checking\b)/i,
  ],
  [
    'conclude',
    /^(and |so,? |ok(ay)?,? |now,? )*(therefore\b|thus\b|hence\b|consequently\b|the (final |correct |best |most likely )?(answer|result|conclusion|prediction|formula|name)( is| would| should| must|:)|in (conclusion|summary|short)\b|to (conclude|sum up|summari[sz]e)\b|final(ly,? (the|my|i)| answer| result)|conclusion\b|summary\b|overall,|putting (it|this|everything|these) (all )?together|based on (this|these|the above|all)|my (final )?answer|i('ll| will)? (conclude|go with|answer))/i,
  ],
  [
    'plan',
    /^(so,? |now,? |ok(ay)?[,.]? |alright[,.]? |right[,.]? |well,? |then,? |next,? |first(ly)?,? )*(let me\b|let's\b|let us\b|(i|we)('ll| will| need| have| want| should| must| am going| are going| can (start|begin))\b|my (plan|approach|strategy|first step)|the (task|question|user|problem|goal|aim|first step|next step)\b|to (answer|solve|determine|find|predict|name|work out|figure out|get|do) (this|that|the|it|out|so)\b|(plan|approach|strategy|task|goal)\b|step by step)/i,
  ],
  [
    'recall',
    /^(and |also,? |but |so,? |now,? )*(recall\b|remember(ing)?\b|(i|we) (know|recall|remember)\b|it('s| is) (well[- ])?known\b|(as )?known\b|by definition\b|in general\b|generally\b|typically\b|usually\b|according to\b|from (the literature|memory|experience|textbooks)|background\b|facts?\b|in (chemistry|biology|organic chemistry|biochemistry|crystallography)\b)/i,
  ],
];

/** What tells a kind when it stands anywhere in the step, and its beginning told nothing. */
const signs: readonly (readonly [StepKind, RegExp])[] = [
  [
    'compute',
    /(^|[\s\d)])[=≈]\s*[-−]?\$?\d|\d\s*[×*·+]\s*\d|\b(calculat|comput|count(ing|s|ed)?\b|multipl|subtract|summing|add(ing)? up|in total\b|(total|sum) (is|of)\b)/i,
  ],
  [
    'backtrack',
    /\b(i made a mistake|that('s| is) (wrong|not right)|let me (reconsider|rethink))\b/i,
  ],
  [
    'check',
    /\b(double[- ]check|let me (verify|check)|to verify|this (matches|agrees|is consistent))\b/i,
  ],
  ['conclude', /\b(therefore|thus|hence|so the (final )?answer)\b/i],
  [
    'recall',
    /\b(known (to|that|as|for)|is (a )?(well-known|common|typical)|recall that|belongs to|is (called|named|defined)|typically|usually|in the literature)\b/i,
  ],
  ['plan', /\b(i need to|we need to|i should|let's|let me)\b/i],
];

/** The kind of a step, from how it begins, else from what it holds. */
export function stepKindOf(text: string): StepKind {
  return (
    openingKind(text) ??
    openingKind(belowHeading(text)) ??
    signs.find(([, pattern]) => pattern.test(text))?.[0] ??
    'other'
  );
}

/** What stands below a first line that is a heading; nothing where it is none. */
function belowHeading(text: string): string {
  return (
    /^\s*(?:#{1,6}\s|\*\*|(?:step|part|stage)\s+\d)[^\n]*\n\s*([\s\S]*)/i.exec(text)?.[1] ?? ''
  );
}

/** The kind that the first words say; undefined where they say none. */
export function openingKind(text: string): StepKind | undefined {
  const words = withoutMarks(text.slice(0, 200));
  return openings.find(([, pattern]) => pattern.test(words))?.[0];
}

/** A text from its first word on, behind signs of headings, lists, quotes and emphasis. */
export function withoutMarks(text: string): string {
  return text
    .replace(/^[\s#>*_+•–-]+/, '')
    .replace(/^\(?\d{1,3}[.):]\s+/, '')
    .replace(/^[\s*_]+/, '')
    .replace(/^(step|part|stage)\s+\d{1,3}\s*[.:)—–-]*\s*/i, '')
    .replace(/^[\s*_:]+/, '')
    .replaceAll('’', "'");
}
