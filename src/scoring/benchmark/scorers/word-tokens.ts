/**
 * Words in lower case and single punctuation marks, the first step of the uncased BERT tokenizers.
 * The word pieces of SciBERT, which the released evaluators cut words into, need its vocabulary.
 */
export function wordTokens(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? [];
}
