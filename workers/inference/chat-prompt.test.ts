import { describe, expect, it } from 'vitest';
import { compileChatTemplate } from './chat-prompt.ts';

const QWEN_STYLE = `{%- for message in messages -%}
<|im_start|>{{ message.role }}
{{ message.content }}<|im_end|>
{% endfor -%}
{%- if add_generation_prompt -%}
<|im_start|>assistant
{% if enable_thinking is defined and enable_thinking is false %}<think>

</think>

{% endif %}{%- endif -%}`;

const ASK = [{ role: 'user', content: 'How soluble is it?' }] as const;

describe('the chat prompt', () => {
  const template = compileChatTemplate(QWEN_STYLE);

  it('leaves the thought to the model in mode auto', () => {
    const { text, replyPrefix } = template(ASK, 'auto');
    expect(text).toBe('<|im_start|>user\nHow soluble is it?<|im_end|>\n<|im_start|>assistant\n');
    expect(replyPrefix).toBe('');
  });

  it('ends with an empty thought in mode instant, once', () => {
    const { text, replyPrefix } = template(ASK, 'instant');
    expect(text.endsWith('assistant\n<think>\n\n</think>\n\n')).toBe(true);
    expect(text.match(/<think>/g)).toHaveLength(1);
    expect(replyPrefix).toBe('<think>\n\n</think>\n\n');
  });

  it('ends inside an open thought in mode thinking', () => {
    const { text, replyPrefix } = template(ASK, 'thinking');
    expect(text.endsWith('assistant\n<think>\n')).toBe(true);
    expect(replyPrefix).toBe('<think>\n');
  });

  it('reads the prefix of a template that always opens a thought', () => {
    const opening = compileChatTemplate('{{ messages[0].content }} A:<think>\n');
    expect(opening(ASK, 'auto').replyPrefix.trim()).toBe('<think>');
    expect(opening(ASK, 'instant').text).toBe('How soluble is it? A:<think>\n\n</think>\n\n');
  });

  it('reports a template that cannot render as a failure with a cure', () => {
    const broken = compileChatTemplate("{{ raise_exception('only two roles') }}");
    expect(() => broken(ASK, 'auto')).toThrow(/chat template failed/);
  });
});
