/** The words by which a parser of free sentences tells yes from no. */
export interface VerdictPhrases {
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

/** Biology-Instructions, in lower case; entries of the original that can never match are left out. */
export const BIOLOGY: VerdictPhrases = {
  no: [
    'no, negative, insoluble, does not, unlikely, absence, not found, not detected, not associated',
    'not inferred, not linked, does not indicate, no evidence, not predicted, absent, not present',
    'no indicators, not exhibit, are absent, found none, did not reveal, lacks, exhibits no',
    'insolubility, low solubility, not soluble, not be soluble, does not display regions',
    'cannot confirm',
  ].flatMap(cut),
  yes: [
    'yes, positive, empirical, plausible, confirms, have detected, are discernible, are supported',
    'is supported, display, detected the presence, shows evidence, has been identified, shows',
    'has identified, contains, exhibits evidence, is plausible, contains identifiable',
    'reveals the presence, include, are present, definitely has, soluble, displays regions',
    'has a high solubility, dissolves easily, is expected to dissolve, is predicted, is likely',
    'is expected, will dissolve',
  ].flatMap(cut),
};

/** GUE: promoters and human transcription factors. */
export const PROMOTER: VerdictPhrases = {
  no: cut('negative, no, absence, not, cannot, fails, absent, lacks'),
  yes: [
    'positive, positively, presence, detected, identified, identifiable, found, yes, located',
    'detectable, observable, evident, absolutely, affirmative, can, affirm, confirm, confirms',
    'reveals, existence, certainly, consistent, recognizable, recognized, shows core',
    'shows promoter, shows characteristic, shows clear, shows sequences, evidenced by',
    'seeing characteristic patterns, includes, contains sequences, contains transcription',
    'contains regulatory, contains a, contains sites, clearly contains, exhibits clear',
    'exhibits sequences, exhibits features, exhibits patterns, displays, definitely has',
    'clear evidence, yep',
  ].flatMap(cut),
};

/** PEER, where the original looks for plain substrings, the positive ones first. */
export const PROTEIN: VerdictPhrases = {
  yes: [
    'will be soluble, will dissolve, is soluble, can be predicted, positive, yes, correct, valid',
    'accurate, certainly, indeed, affirmative, highly soluble, easily soluble, dissolves easily',
    'is assured, be soluble',
  ].flatMap(cut),
  no: [
    'will not be soluble, is not soluble, will not dissolve, low solubility, low',
    'cannot be predicted, negative, no, incorrect, invalid, inaccurate, impossible, not possible',
    'denied, be insoluble',
  ].flatMap(cut),
};

/** What no official list has, and a reader understands all the same. */
export const PLAIN: VerdictPhrases = {
  no: [
    "not, cannot, can't, don't, doesn't, didn't, isn't, aren't, won't, wouldn't, fail, fails, failed",
    'lack, lacks, lacking, without, improbable, implausible, unlikely, insoluble, insolubility, false',
    'absent, absence, incorrect, low probability, low likelihood, low confidence, disproved, none',
  ].flatMap(cut),
  yes: [
    'true, correct, confirmed, confirm, high probability, high likelihood, likely, probable, expected',
    'predicted, present, presence, detected, identified, found, located, exists, exist, contains',
    'includes, shows, exhibits, displays, harbours, harbors, indeed, soluble, dissolve, dissolves',
    'interact, interacts, bind, binds, plausible',
  ].flatMap(cut),
};

/** Sentences that decline to decide. */
export const UNDECIDED = cut(
  "don't know, do not know, unsure, not sure, not applicable, cannot determine, cannot say, " +
    'cannot be determined, unknown whether, unknown if, unclear whether, unclear if, ' +
    'uncertain whether, uncertain if, cannot be excluded, cannot be ruled out',
);

/** Negative words that deny nothing; they are passed over. */
export const EMPTY_DENIALS = cut('not only, not just, no doubt, without a doubt, without doubt');

function cut(phrases: string): string[] {
  return phrases.split(', ');
}
