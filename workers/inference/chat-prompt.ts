import { Template } from '@huggingface/jinja';
import { Failure } from '#base/failure.ts';
import type { Message, Mode } from './protocol.ts';

const OPEN_THOUGHT = '<think>\n';
const EMPTY_THOUGHT = '<think>\n\n</think>\n\n';

export interface ChatPrompt {
  readonly text: string;
  /** The end of `text` that is the beginning of the reply. */
  readonly replyPrefix: string;
}

export type ChatTemplate = (messages: readonly Message[], mode: Mode) => ChatPrompt;

/**
 * Compiles a model's Jinja chat template. `enable_thinking` is passed as Qwen3's template expects
 * it and left out in mode `auto`; what the template does not write itself is added, so that
 * `instant` always ends with an empty thought and `thinking` inside an open one.
 */
export function compileChatTemplate(source: string): ChatTemplate {
  const template = new Template(source);
  return (messages, mode) => {
    const thinking = mode === 'auto' ? {} : { enable_thinking: mode === 'thinking' };
    const rendered = render(template, { messages, add_generation_prompt: true, ...thinking });
    const prefix = /<think>\s*(?:<\/think>\s*)?$/.exec(rendered)?.[0] ?? '';
    if (mode === 'auto') return { text: rendered, replyPrefix: prefix };
    const replyPrefix = mode === 'instant' ? EMPTY_THOUGHT : OPEN_THOUGHT;
    return { text: rendered.slice(0, rendered.length - prefix.length) + replyPrefix, replyPrefix };
  };
}

function render(template: Template, context: Record<string, unknown>): string {
  try {
    return template.render(context);
  } catch (thrown) {
    throw new Failure({
      code: 'chat-template-failed',
      message: `The model's chat template failed: ${thrown instanceof Error ? thrown.message : thrown}`,
      cure: 'The model folder needs a chat_template in tokenizer_config.json that renders plain messages.',
    });
  }
}
