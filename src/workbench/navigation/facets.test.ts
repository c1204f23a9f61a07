import { describe, expect, it } from 'vitest';
import { freeQuestion } from '#tasks/free-question.ts';
import type { Discipline, Family } from '#tasks/task.ts';
import { countWith, tasksWithin } from './facets.ts';

const task = (family: Family, discipline: Discipline) => ({ ...freeQuestion, family, discipline });
const tasks = [
  task('prediction', 'molecule'),
  task('prediction', 'material'),
  task('classification', 'material'),
  task('classification', 'protein'),
];

describe('filters of the task list', () => {
  it('let everything through when none is chosen', () => {
    expect(tasksWithin(tasks, [])).toEqual(tasks);
  });

  it('widen within one sort and narrow between the sorts', () => {
    expect(tasksWithin(tasks, ['prediction', 'classification'])).toHaveLength(4);
    expect(tasksWithin(tasks, ['material'])).toHaveLength(2);
    expect(tasksWithin(tasks, ['prediction', 'material'])).toEqual([tasks[1]]);
    expect(tasksWithin(tasks, ['prediction', 'protein'])).toEqual([]);
  });

  it('count what choosing one of them would leave, whatever else of its sort is chosen', () => {
    expect(countWith(tasks, 'prediction', [])).toBe(2);
    expect(countWith(tasks, 'prediction', ['material', 'classification'])).toBe(1);
    expect(countWith(tasks, 'protein', ['material'])).toBe(1);
  });
});
