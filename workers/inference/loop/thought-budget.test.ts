import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openingToken, Thought, thoughtRules } from './thought-budget.ts';
import { BLANK_LINE, byteCodec, CLOSE, OPEN } from './writer.fixture.ts';

const LINE = 10;

interface Asked {
  readonly tokens?: number;
  readonly answerTokens?: number;
  readonly room?: number;
  readonly hasFixedAnswer?: boolean;
}

function rules({ tokens = 1000, answerTokens = 0, room = 1000, hasFixedAnswer }: Asked = {}) {
  return thoughtRules(byteCodec, room, { tokens, answerTokens }, hasFixedAnswer ?? false);
}

/** Writes a text token by token, and what is forced in between; tells why and where it ended. */
function think(text: string, asked: Asked = {}, prefix = '<think>\n') {
  const thought = new Thought(rules(asked), prefix);
  const ids = byteCodec.encode(text);
  const written: number[] = [];
  let end: { readonly why: string; readonly index: number } | undefined;
  while (ids.length > 0) {
    const why = thought.endInTime(written.length);
    if (why) end = { why, index: written.length };
    const { forcedToken } = thought;
    const id = forcedToken ?? ids.shift();
    if (id === undefined) break;
    written.push(id);
    thought.accept(id, byteCodec.textOf(id));
  }
  return {
    thought,
    ids: written,
    written: written.map((id) => byteCodec.textOf(id)).join(''),
    end,
  };
}

describe('a thought', () => {
  it('is open where the prompt or the first token opened it, and closed behind its tag', () => {
    expect(new Thought(rules(), '').phase).toBe('unopened');
    expect(new Thought(rules(), '<think>\n').phase).toBe('open');
    expect(new Thought(rules(), '<think>\n\n</think>\n\n').phase).toBe('closed');
    expect(think('<think>', {}, '').thought.phase).toBe('open');
    expect(think('\n<think>a', {}, '').thought.phase).toBe('open');
    expect(think('The <think>', {}, '').thought.phase).toBe('closed');
    expect(think('abc</think>').thought.phase).toBe('closed');
  });

  it('recognises tags that are written in several tokens', () => {
    const split = new Thought(rules(), '');
    for (const text of ['<th', 'ink>', 'a', '</', 'think', '>b'].values()) split.accept(1, text);
    expect(split.phase).toBe('closed');
  });

  it('counts the tokens between its tags', () => {
    expect(think('abc</think>\n\nanswer').thought.tokenCount).toBe(3);
    expect(think('<think>abc</think>x', {}, '').thought.tokenCount).toBe(3);
    expect(think('x', {}, '<think>\n\n</think>\n\n').thought.tokenCount).toBe(0);
  });

  it('ends with its sentence or line from nine tenths of the budget on', () => {
    expect(think('aaaaaaaa.b', { tokens: 10 })).toMatchObject({
      written: 'aaaaaaaa.\n</think>\n\nb',
      end: { why: 'budget-soft', index: 9 },
    });
    expect(think('aaaaaaaa\nb', { tokens: 10 })).toMatchObject({
      written: 'aaaaaaaa\n</think>\n\nb',
      end: { why: 'budget-soft', index: 9 },
    });
    expect(think('aaaaaaa.bc', { tokens: 10 }).end).toMatchObject({ why: 'budget-hard' });
  });

  it('ends at the budget anyway, and never has more tokens than it', () => {
    const hard = think('a'.repeat(30), { tokens: 10 });
    expect(hard.end).toEqual({ why: 'budget-hard', index: 9 });
    expect(hard.written.slice(0, 20)).toBe('aaaaaaaaa\n</think>\n\n');
    expect(hard.thought.tokenCount).toBe(10);
    expect(think('abc', { tokens: 0 }).written).toBe('</think>\n\nabc');
  });

  it('leaves the tokens that are kept for the answer', () => {
    const { end, written } = think('a'.repeat(30), { room: 20, answerTokens: 8 });
    expect(end).toEqual({ why: 'budget-hard', index: 9 });
    expect(byteCodec.encode(written.slice(0, 20))).toHaveLength(20 - 8);
  });

  it('is left alone where it ends itself in time', () => {
    expect(think('aaa</think>bbbbbbbbbbbbbbbbbb', { tokens: 10 }).end).toBeUndefined();
  });

  it('ends at once when it is asked to, and only once', () => {
    const { thought } = think('abc');
    expect(thought.end()).toBe(true);
    expect(thought.end()).toBe(false);
    expect(thought.forcedToken).toBe(LINE);
    for (const id of [LINE, CLOSE, BLANK_LINE]) thought.accept(id, byteCodec.textOf(id));
    expect(thought.phase).toBe('closed');
    expect(thought.forcedToken).toBeUndefined();
    expect(thought.end()).toBe(false);
  });

  it('writes the blank line itself where the answer behind it has a fixed form', () => {
    const { thought } = think('abc</think>', { hasFixedAnswer: true });
    expect(thought.forcedToken).toBe(BLANK_LINE);
    expect(think('abc</think>').thought.forcedToken).toBeUndefined();
  });

  it('names the ends of steps, but not more often than every 64 tokens', () => {
    const at: number[] = [];
    const thought = new Thought(rules(), '<think>\n');
    for (let index = 0; index < 300; index++) {
      const isBlank = index % 10 === 9;
      thought.accept(isBlank ? BLANK_LINE : 97, isBlank ? '\n\n' : 'a');
      if (thought.isAtStepEnd) at.push(index);
    }
    expect(at).toEqual([69, 139, 209, 279]);
  });

  it('knows the opening token, where it is one', () => {
    expect(openingToken(byteCodec)).toBe(OPEN);
    const bytesOnly = { ...byteCodec, encode: (text: string) => [...text].map(() => 1) };
    expect(openingToken(bytesOnly)).toBeUndefined();
  });

  it('has at most its budget and leaves the answer its tokens, whatever is written', () => {
    const text = fc.array(fc.constantFrom('a', '.', '\n', '\n\n', 'é'), { maxLength: 80 });
    const numbers = fc.record({
      tokens: fc.nat(60),
      answerTokens: fc.nat(20),
      room: fc.integer({ min: 25, max: 70 }),
    });
    fc.assert(
      fc.property(text, numbers, (parts, asked) => {
        const { thought, ids, end } = think(parts.join(''), asked);
        expect(thought.tokenCount).toBeLessThanOrEqual(asked.tokens);
        if (!end || thought.phase !== 'closed') return;
        const left = asked.room - end.index - ids.slice(end.index, end.index + 3).length;
        const mostThatCanBeLeft = asked.room - 3;
        expect(left).toBeGreaterThanOrEqual(Math.min(asked.answerTokens, mostThatCanBeLeft));
      }),
      { numRuns: 1000 },
    );
  });
});
