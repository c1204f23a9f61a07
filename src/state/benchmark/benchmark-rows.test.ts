import { expect, it } from 'vitest';
import { BenchmarkRows } from './benchmark-rows.ts';
import type { BenchmarkReply } from './benchmark-state.ts';

const failed: BenchmarkReply = {
  kind: 'failed',
  failure: { code: 'x', message: 'Too long.', cure: 'Shorten it.' },
};

it('rows that are asked again have their time left, and rows that stay unasked have none', () => {
  let nowMs = 0;
  const questions = [0, 1, 2, 3].map((index) => ({
    ...{ index, fileRow: index + 1, prompt: '', values: undefined },
    ...{ references: [], property: undefined },
  }));
  const replies = [0, 1].map((index) => ({ index, reply: failed }));
  const rows = new BenchmarkRows({ questions, replies }, () => nowMs);
  rows.start(rows.failed().length);
  nowMs = 1000;
  rows.take(0, failed);
  expect(rows.progress('')).toMatchObject({ waiting: 2, failed: 2, timeLeftMs: 1000 });
  rows.start(rows.toAsk().length);
  nowMs = 2000;
  rows.take(2, failed);
  expect(rows.progress('')).toMatchObject({ waiting: 1, failed: 3, timeLeftMs: 3000 });
});
