import { describe, expect, test } from 'vitest';
import { RecentResults } from './recent-results.ts';

/** A computation that ends when the test says so. */
function openEnded() {
  const signals: AbortSignal[] = [];
  const ends: PromiseWithResolvers<string>[] = [];
  const compute = (signal: AbortSignal) => {
    const end = withResolvers<string>();
    signals.push(signal);
    ends.push(end);
    return end.promise;
  };
  return { signals, ends, compute };
}

describe('RecentResults', () => {
  test('lets equal requests share one computation and remembers its result', async () => {
    const results = new RecentResults<string>(2);
    const { ends, compute } = openEnded();
    const both = [results.get('a', compute), results.get('a', compute)];
    ends[0]?.resolve('done');
    expect(await Promise.all(both)).toEqual(['done', 'done']);
    expect(await results.get('a', compute)).toBe('done');
    expect(ends).toHaveLength(1);
  });

  test('forgets what was used longest ago', async () => {
    const results = new RecentResults<string>(2);
    let computed = 0;
    const compute = async () => String(++computed);
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await results.get(key, compute);
    expect(computed).toBe(4);
  });

  test('forgets failures', async () => {
    const results = new RecentResults<string>(2);
    await expect(results.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await results.get('a', async () => 'yes')).toBe('yes');
  });

  test('aborts the computation only when nobody waits any more', async () => {
    const results = new RecentResults<string>(2);
    const { signals, compute } = openEnded();
    const [one, two] = [new AbortController(), new AbortController()];
    const first = results.get('a', compute, one.signal);
    const second = results.get('a', compute, two.signal);
    one.abort();
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    expect(signals[0]?.aborted).toBe(false);
    two.abort();
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    expect(signals[0]?.aborted).toBe(true);
  });

  test('rejects at once when the signal is aborted already', async () => {
    const { compute, ends } = openEnded();
    const results = new RecentResults<string>(2);
    await expect(results.get('a', compute, AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(ends).toHaveLength(0);
  });
});

interface PromiseWithResolvers<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
}

function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
