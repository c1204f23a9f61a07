import type { Task } from '#tasks/task.ts';

/** What the released evaluation puts behind each stored prompt of a task. */
export interface PromptAddition {
  readonly text: string;
  /** The same for a sentence: `a line break`. */
  readonly words: string;
}

/** Undefined where a stored prompt is asked as it is. */
export function releasedAddition({
  id,
  source,
}: Pick<Task, 'id' | 'source'>): PromptAddition | undefined {
  return id in ADDED_TO_TASK ? ADDED_TO_TASK[id] : ADDED_TO_SOURCE[source];
}

/** The prompt that the released evaluation asks; one that ends so already stays as it is. */
export function promptAsReleased(prompt: string, task: Task): string {
  const { text } = releasedAddition(task) ?? NOTHING;
  return prompt.endsWith(text) ? prompt : prompt + text;
}

/** The stored prompt, whether what is added to it stands there or not. */
export function promptAsStored(prompt: string, task: Task): string {
  const { text } = releasedAddition(task) ?? NOTHING;
  return prompt.endsWith(text) ? prompt.slice(0, prompt.length - text.length) : prompt;
}

/** Whether the released evaluation also shows a worked example, whose text is not known here. */
export function showsWorkedExample({ id }: Pick<Task, 'id'>): boolean {
  return id === 'chemical-entity-recognition';
}

const NOTHING: PromptAddition = { text: '', words: 'nothing' };

const ADDED_TO_SOURCE: Readonly<Record<string, PromptAddition>> = {
  'Mol-Instructions': { text: '\n', words: 'a line break' },
  OPI: { text: '\n', words: 'a line break' },
  PEER: { text: '.\n', words: 'a full stop and a line break' },
};

/** These tasks differ from the others of their source. */
const ADDED_TO_TASK: Readonly<Record<string, PromptAddition | undefined>> = {
  'true-false-question': {
    text: "Your answer should start with 'Yes' or 'Maybe' or 'No'.\n",
    words:
      "“Your answer should start with 'Yes' or 'Maybe' or 'No'.”, without a space before it, and a line break",
  },
  // Its prompts stand in a conversation that begins with the worked example.
  'chemical-entity-recognition': undefined,
};
