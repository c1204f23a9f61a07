import { Tokenizer } from '@huggingface/tokenizers';
import { Failure } from '#base/failure.ts';

/** Text ↔ token ids of one model, and text piece by piece while tokens arrive. */
export interface TextCodec {
  /** Token ids; added tokens such as `<think>` are recognised in the text, none is added. */
  encode(text: string): number[];
  /** The text of one token on its own; replacement characters where it splits a character. */
  textOf(id: number): string;
  /** A decoder for one reply. */
  startDecoding(): PieceDecoder;
}

export interface PieceDecoder {
  /** Text that the token completes; bytes of a split character wait for the next token. */
  push(id: number): string;
}

/**
 * Reads `tokenizer.json` and `tokenizer_config.json`, already parsed from JSON. Only byte-level
 * tokenizers (Qwen's kind) are accepted: their tokens are bytes, so that streamed text is exact.
 */
export function createTextCodec(tokenizerJson: object, tokenizerConfig: object): TextCodec {
  const tokenizer = new Tokenizer(tokenizerJson, tokenizerConfig);
  if (
    !JSON.stringify((tokenizerJson as { decoder?: unknown }).decoder ?? '').includes('ByteLevel')
  ) {
    throw new Failure({
      code: 'unsupported-tokenizer',
      message: 'tokenizer.json has no ByteLevel decoder.',
      cure: 'Use the tokenizer of a Qwen3-architecture model.',
    });
  }
  const added = new Map(
    [...tokenizer.get_added_tokens_decoder()].map(([id, token]) => [id, token.content]),
  );
  const encoder = new TextEncoder();

  function bytesOf(id: number): Uint8Array {
    const addedText = added.get(id);
    if (addedText !== undefined) return encoder.encode(addedText);
    const symbols = tokenizer.id_to_token(id);
    // Ids beyond the vocabulary exist where the embedding is padded; they have no text.
    if (symbols === undefined) return new Uint8Array();
    return Uint8Array.from(symbols, (symbol) => byteOfSymbol.get(symbol) ?? 0x3f);
  }

  return {
    encode: (text) => tokenizer.encode(text, { add_special_tokens: false }).ids,
    textOf: (id) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOf(id)),
    startDecoding: () => {
      // A byte order mark inside a reply is text, not an encoding hint.
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
      return { push: (id) => decoder.decode(bytesOf(id), { stream: true }) };
    },
  };
}

/**
 * Byte-level BPE writes each byte as one printable character: printable Latin-1 as itself, the
 * other 68 bytes as U+0100 onwards in byte order (Radford et al. 2019, GPT-2).
 */
const byteOfSymbol: ReadonlyMap<string, number> = (() => {
  const symbols = new Map<string, number>();
  let next = 0x100;
  for (let byte = 0; byte < 256; byte++) {
    const printable =
      (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xff && byte !== 0xad);
    symbols.set(String.fromCodePoint(printable ? byte : next++), byte);
  }
  return symbols;
})();
