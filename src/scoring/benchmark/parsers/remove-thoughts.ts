import { withoutBetween } from '#tasks/readers/between-marks.ts';

const OPEN = '<think>';
const CLOSE = '</think>';

/** `<think>…</think>` taken out wherever both tags stand; an open thought stays (SMolInstruct, USPTO). */
export function withoutClosedThoughts(reply: string): string {
  return withoutBetween(reply, OPEN, CLOSE);
}

/** The same, then everything up to the last `</think>` that is left (Mol-Instructions, PEER). */
export function withoutThoughts(reply: string): string {
  const text = withoutClosedThoughts(reply);
  const close = text.lastIndexOf(CLOSE);
  return close < 0 ? text : text.slice(close + CLOSE.length).trimStart();
}

/**
 * Closed thoughts are taken out only where a thought begins; one that never ends leaves nothing, and
 * a lone `</think>` stays in the text with what stands before it (LLM4Mat, GUE).
 */
export function withoutBegunThoughts(reply: string): string {
  if (!reply.includes(OPEN)) return reply;
  return reply.includes(CLOSE) ? withoutClosedThoughts(reply) : '';
}

/** What stands behind the last `</think>`, else the whole text (Biology-Instructions). */
export function behindLastThought(reply: string): string {
  return reply.split(CLOSE).at(-1) ?? '';
}

/** Whether a thought begins and never ends. */
export function isCutOff(reply: string): boolean {
  return reply.includes(OPEN) && !reply.includes(CLOSE);
}

/** The end marks of chat models, which decoding leaves in the text, deleted. */
export function withoutEndMarks(reply: string): string {
  return reply.replaceAll(/<\|endoftext\|>|<\|im_end\|>/g, '');
}
