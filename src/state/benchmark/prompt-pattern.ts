import type { FieldValues } from '#tasks/field.ts';
import type { Task } from '#tasks/task.ts';
import { releasedAddition } from './released-prompt.ts';

/** A task's prompt, read backwards. */
export interface PromptPattern {
  /** The values that make this prompt; undefined where it is no prompt of the task. */
  readonly valuesIn: (prompt: string) => FieldValues | undefined;
  /** Letters of the template itself: with few, any prompt would fit. */
  readonly letterCount: number;
}

/**
 * Spaces of a prompt may differ from the template's; its words may not. What the released evaluation
 * adds to prompts may stand behind it.
 */
export function promptPattern(task: Task): PromptPattern {
  const marks = task.fields.map(({ name }) => [name, `\u{E000}${name}\u{E001}`] as const);
  const marked = task.prompt(Object.fromEntries(marks));
  const names: string[] = [];
  const source = marked
    .split(/\u{E000}(\w+)\u{E001}/u)
    .map((piece, at) => {
      if (at % 2 === 0) return literal(piece);
      names.push(piece);
      return '(.+?)';
    })
    .join('\\s*');
  const addition = literal(releasedAddition(task)?.text ?? '');
  const pattern = new RegExp(`^\\s*${source}\\s*(?:${addition})?\\s*$`, 's');
  return {
    letterCount: marked.replace(/\u{E000}\w+\u{E001}/gu, '').replace(/[^a-z]/gi, '').length,
    valuesIn: (prompt) => {
      const found = pattern.exec(prompt);
      if (!found) return undefined;
      const values = names.map((name, at) => [name, (found[at + 1] ?? '').trim()] as const);
      const isTwofold = values.some(
        ([name, value]) => values.find(([other]) => other === name)?.[1] !== value,
      );
      return isTwofold ? undefined : Object.fromEntries(values);
    },
  };
}

function literal(piece: string): string {
  return piece
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+');
}
