import type { LanguageModel } from '../model/language-model.ts';
import type { ChatTemplate } from '../text/chat-prompt.ts';
import type { TextCodec } from '../text/tokenizer.ts';
import type { HeldTokens } from './prefix.ts';

/** What replies are written with. */
export interface Writer {
  readonly model: LanguageModel;
  readonly codec: TextCodec;
  readonly template: ChatTemplate;
  readonly stopTokens: ReadonlySet<number>;
  /** Tokens of prompt and reply together. */
  readonly contextLength: number;
  /** What row 0 of the model's cache holds; lives as long as the model. */
  readonly held: HeldTokens;
}
