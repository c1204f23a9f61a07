import { describe, expect, test } from 'vitest';
import { memoryLocks } from './memory-locks.fixture.ts';
import { holdModelLock, lockedModels, withModelLock } from './model-locks.ts';

describe('two tabs and one model', () => {
  test('the second to write is told what the first is doing', async () => {
    const locks = memoryLocks();
    await withModelLock(
      'a',
      'downloading',
      async () => {
        expect(await lockedModels(locks)).toEqual(new Set(['a']));
        const second = withModelLock('a', 'removing', () => Promise.resolve(), locks);
        await expect(second).rejects.toMatchObject({
          code: 'busy-elsewhere',
          message: expect.stringContaining('is being downloaded'),
        });
        expect(await withModelLock('b', 'removing', () => Promise.resolve(1), locks)).toBe(1);
      },
      locks,
    );
    expect(await lockedModels(locks)).toEqual(new Set());
  });

  test('readers share, and keep writers away until they let go', async () => {
    const locks = memoryLocks();
    const letGo = await holdModelLock('a', 'loaded', locks);
    expect(await withModelLock('a', 'exporting', () => Promise.resolve(1), locks)).toBe(1);
    const remove = () => withModelLock('a', 'removing', () => Promise.resolve(2), locks);
    await expect(remove()).rejects.toMatchObject({
      message: expect.stringContaining('is loaded'),
    });
    letGo();
    await new Promise((resolve) => setTimeout(resolve));
    expect(await remove()).toBe(2);
  });

  test('a model that is being written cannot be loaded', async () => {
    const locks = memoryLocks();
    const write = async () => {
      await expect(holdModelLock('a', 'loaded', locks)).rejects.toMatchObject({
        code: 'busy-elsewhere',
      });
    };
    await withModelLock('a', 'repairing', write, locks);
  });
});
