import { describe, expect, it } from 'vitest';
import { tasks } from '#tasks/registry.ts';
import { searchTasks } from './search-tasks.ts';

const idsFor = (query: string) => searchTasks(tasks, query).map((task) => task.id);

describe('searching tasks', () => {
  it('finds every task when nothing is asked', () => {
    expect(searchTasks(tasks, '  ')).toEqual(tasks);
  });

  it('finds by synonym, id and summary, whatever the case', () => {
    expect(idsFor('BLOOD-BRAIN')).toContain('bbbp');
    expect(idsFor('delaney')).toContain('esol');
    expect(idsFor('unconditional-molecule')).toEqual(['unconditional-molecule']);
  });

  it('wants every word, and puts titles first', () => {
    expect(idsFor('water dissolves')).toEqual(['esol']);
    expect(idsFor('formula')[0]).toBe('smiles-to-formula');
    expect(idsFor('water teapot')).toEqual([]);
  });
});
