import { describe, expect, it } from 'vitest';
import { compileChatTemplate, tryChatTemplate } from './chat-prompt.ts';

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

  it('keeps line breaks at the end of a message, which belong to the question', () => {
    const { text } = template([{ role: 'user', content: 'Is it.\n' }], 'auto');
    expect(text).toContain('user\nIs it.\n<|im_end|>\n');
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

  it.each([
    ['does not parse', '{% for %}', /chat template failed/],
    ['makes a long list', '{{ range(50000000)|length }}', /range\(\) of 50000000 numbers/],
    ['makes an endless list', '{{ range(0, 10, 0)|length }}', /range\(\) of Infinity/],
    ['calls itself for ever', '{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}', /failed/],
    [
      'writes more than a mebibyte',
      `{% for i in range(9999) %}${'word '.repeat(40)}{% endfor %}`,
      /writes 1\d{6} characters/,
    ],
  ])('refuses a template that %s', (_, source, reason) => {
    expect(() => tryChatTemplate(compileChatTemplate(source))).toThrow(reason);
  });

  it('lets a template count with short lists', () => {
    const counting = compileChatTemplate('{% for i in range(1, 6, 2) %}{{ i }},{% endfor %}');
    expect(counting(ASK, 'auto').text).toBe('1,3,5,');
    expect(() => tryChatTemplate(counting)).not.toThrow();
  });
});
