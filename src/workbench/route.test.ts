import { describe, expect, it } from 'vitest';
import { parseRoute, taskHref } from './route.ts';

describe('routes', () => {
  it.each(['', '#', '#/'])('%j is the start', (hash) => {
    expect(parseRoute(hash)).toEqual({ page: 'start' });
  });

  it('lead to a task and back', () => {
    expect(parseRoute(taskHref('smiles-to-formula'))).toEqual({
      page: 'task',
      taskId: 'smiles-to-formula',
    });
    expect(parseRoute(taskHref('odd id/with % signs'))).toEqual({
      page: 'task',
      taskId: 'odd id/with % signs',
    });
  });

  it('keep what they do not know, to show it', () => {
    expect(parseRoute('#/tsak/esol')).toEqual({ page: 'unknown', fragment: '/tsak/esol' });
    expect(parseRoute('#/task/%E0%A4%A')).toEqual({ page: 'task', taskId: '%E0%A4%A' });
  });
});
