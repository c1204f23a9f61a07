import { Environment, Interpreter, Template } from '@huggingface/jinja';
import { Failure } from '#base/failure.ts';
import type { Message, Mode } from '../protocol.ts';

const OPEN_THOUGHT = '<think>\n';
const EMPTY_THOUGHT = '<think>\n\n</think>\n\n';

/** Templates count messages and tools with it; a list of millions stops the worker or its memory. */
const LONGEST_RANGE = 10_000;
const MOST_TRIAL_CHARACTERS = 1024 * 1024;

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
  const template = attempt(() => new Template(source));
  return (messages, mode) => {
    const thinking = mode === 'auto' ? {} : { enable_thinking: mode === 'thinking' };
    const context = { messages, add_generation_prompt: true, ...thinking };
    const rendered = attempt(() => render(template, context));
    const prefix = /<think>\s*(?:<\/think>\s*)?$/.exec(rendered)?.[0] ?? '';
    if (mode === 'auto') return { text: rendered, replyPrefix: prefix };
    const replyPrefix = mode === 'instant' ? EMPTY_THOUGHT : OPEN_THOUGHT;
    return { text: rendered.slice(0, rendered.length - prefix.length) + replyPrefix, replyPrefix };
  };
}

/**
 * Renders a short question in every mode before anything is loaded. A template that hangs is ended
 * by the page, which watches; one that fails or writes too much throws `chat-template-failed`.
 */
export function tryChatTemplate(template: ChatTemplate): void {
  const question: Message = { role: 'user', content: 'How soluble is <SMILES> CCO </SMILES> ?' };
  for (const mode of ['auto', 'instant', 'thinking'] as const) {
    const { length } = template([question], mode).text;
    if (length > MOST_TRIAL_CHARACTERS) {
      throw templateFailure(`it writes ${length} characters for a question of one line`);
    }
  }
}

/**
 * As `template.render`, with a `range` that cannot fill the memory, and without the date: the same
 * question must give the same prompt tomorrow.
 */
function render({ parsed }: Template, context: Readonly<Record<string, unknown>>): string {
  const environment = new Environment();
  const raise = (message: string) => {
    throw new Error(message);
  };
  const named = { True: true, False: false, None: null, true: true, false: false, none: null };
  const all = { ...named, raise_exception: raise, range: shortRange, ...context };
  for (const [name, value] of Object.entries(all)) environment.set(name, value);
  return String(new Interpreter(environment).run(parsed).value);
}

function shortRange(first: number, end?: number, step = 1): number[] {
  const [start, stop] = end === undefined ? [0, first] : [first, end];
  const length = Math.max(0, Math.ceil((stop - start) / step));
  if (!(length <= LONGEST_RANGE)) throw new Error(`range() of ${length} numbers`);
  return Array.from({ length }, (_, index) => start + index * step);
}

function attempt<T>(action: () => T): T {
  try {
    return action();
  } catch (thrown) {
    throw templateFailure(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

function templateFailure(reason: string): Failure {
  return new Failure({
    code: 'chat-template-failed',
    message: `The model's chat template failed: ${reason.slice(0, 500)}`,
    cure: 'The model folder needs a chat_template in tokenizer_config.json that renders plain messages.',
  });
}
