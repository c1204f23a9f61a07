import { expect, it } from 'vitest';
import { partOfResponse } from './part-of-response.ts';

const headers = { 'Content-Type': 'application/wasm', 'Content-Length': '10', 'X-Kept': 'yes' };
const whole = () => new Response('0123456789', { headers });

it('is the whole without a range', async () => {
  const response = await partOfResponse(whole(), undefined);
  expect([response.status, await response.text()]).toEqual([200, '0123456789']);
});

it('is the bytes that were asked for, with every other header', async () => {
  const response = await partOfResponse(whole(), 'bytes=2-4');
  expect([response.status, await response.text()]).toEqual([206, '234']);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-range': 'bytes 2-4/10',
    'content-length': '3',
    'content-type': 'application/wasm',
    'x-kept': 'yes',
  });
});

it('is the whole for ranges that a server may ignore', async () => {
  const response = await partOfResponse(whole(), 'bytes=0-1,4-5');
  expect([response.status, await response.text()]).toEqual([200, '0123456789']);
});

it('is a refusal with the size for a range behind the end', async () => {
  const response = await partOfResponse(whole(), 'bytes=10-');
  expect([response.status, response.headers.get('content-range')]).toEqual([416, 'bytes */10']);
});
