/** A reply with its thought and its answer apart. */
export interface Reply {
  /** Undefined when the model did not think. */
  readonly thought: string | undefined;
  /** False while the thought is still being written, or when it never ended. */
  readonly thoughtClosed: boolean;
  readonly answer: string;
}

const OPEN = '<think>';
const CLOSE = '</think>';

/**
 * Takes a reply apart. A thought may lack its opening tag (the chat template wrote it into the
 * prompt) or its closing tag (cut off): text before a lone closing tag is thought, and an open
 * thought leaves the answer empty.
 */
export function splitReply(text: string): Reply {
  const open = text.indexOf(OPEN);
  const close = text.indexOf(CLOSE, Math.max(open, 0));
  const startsInThought = open >= 0 && text.slice(0, open).trim() === '';
  if (close >= 0 && (startsInThought || open < 0 || open > close)) {
    const thought = text.slice(startsInThought ? open + OPEN.length : 0, close).trim();
    return {
      thought: thought === '' ? undefined : thought,
      thoughtClosed: true,
      answer: text.slice(close + CLOSE.length).trim(),
    };
  }
  if (startsInThought) {
    return {
      thought: text.slice(open + OPEN.length).trimStart(),
      thoughtClosed: false,
      answer: '',
    };
  }
  return { thought: undefined, thoughtClosed: true, answer: text.trim() };
}

/** Where `splitReply(text).thought` begins in the text. */
export function thoughtStart(text: string): number {
  const open = text.indexOf(OPEN);
  const startsInThought = open >= 0 && text.slice(0, open).trim() === '';
  const from = startsInThought ? open + OPEN.length : 0;
  return from + text.slice(from).search(/\S|$/);
}
