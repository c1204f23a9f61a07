/** Tokens behind the 256 bytes; their ids follow in this order from 256 on. */
export const MICRO_SPECIAL_TOKENS = [
  '<|endoftext|>',
  '<|im_start|>',
  '<|im_end|>',
  '<think>',
  '</think>',
] as const;

const BYTE_COUNT = 256;

/** Bytes and special tokens together. */
export const MICRO_VOCABULARY_SIZE = BYTE_COUNT + MICRO_SPECIAL_TOKENS.length;

/** Id of a special token, or of a byte by its value. */
export function microTokenId(token: (typeof MICRO_SPECIAL_TOKENS)[number]): number {
  return BYTE_COUNT + MICRO_SPECIAL_TOKENS.indexOf(token);
}

/** A `tokenizer.json` in which every byte is a token and the id of a byte is its value. */
export function microTokenizerJson(): object {
  const vocabulary = Object.fromEntries(
    byteCharacters().map((character, byte) => [character, byte]),
  );
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: MICRO_SPECIAL_TOKENS.map((content) => ({
      id: microTokenId(content),
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      // As in Qwen3, the marks of a thought are ordinary text to a decoder.
      special: !content.includes('think'),
    })),
    normalizer: null,
    pre_tokenizer: {
      type: 'ByteLevel',
      add_prefix_space: false,
      trim_offsets: false,
      use_regex: false,
    },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: false, use_regex: false },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab: vocabulary,
      merges: [],
    },
  };
}

const CHAT_TEMPLATE = `{%- for message in messages %}
{{- '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' }}
{%- endfor %}
{%- if add_generation_prompt %}
{{- '<|im_start|>assistant\\n' }}
{%- if enable_thinking is defined and not enable_thinking %}
{{- '<think>\\n\\n</think>\\n\\n' }}
{%- endif %}
{%- endif %}`;

export function microTokenizerConfig(): object {
  return {
    tokenizer_class: 'Qwen2Tokenizer',
    add_bos_token: false,
    add_prefix_space: false,
    bos_token: null,
    eos_token: '<|im_end|>',
    pad_token: '<|endoftext|>',
    unk_token: null,
    clean_up_tokenization_spaces: false,
    chat_template: CHAT_TEMPLATE,
  };
}

/**
 * The printable character that stands for each byte in byte-level vocabularies (GPT-2, 2019): itself
 * where it prints, otherwise the next free one from U+0100 on.
 */
function byteCharacters(): readonly string[] {
  const prints = (byte: number) => (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
  let free = 256;
  return Array.from({ length: BYTE_COUNT }, (_, byte) =>
    String.fromCodePoint(prints(byte) ? byte : free++),
  );
}
