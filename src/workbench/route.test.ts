import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  benchmarkHref,
  compareHref,
  historyHref,
  modelsHref,
  parseRoute,
  taskHref,
} from './route.ts';

/** Text as a keyboard or a file gives it; half a surrogate pair has no address. */
const text = fc.string({ unit: 'binary' });
const filled = text.filter((typed) => typed !== '');

describe('routes', () => {
  it.each(['', '#', '#/'])('%j is the start', (hash) => {
    expect(parseRoute(hash)).toEqual({ page: 'start' });
  });

  it('lead to a task and back, with whatever was typed', () => {
    fc.assert(
      fc.property(filled, fc.dictionary(text, filled), (taskId, values) => {
        const route = parseRoute(new URL(taskHref(taskId, values), 'https://lab.example/').hash);
        expect(route).toEqual({ page: 'task', taskId, values: { ...values } });
      }),
    );
  });

  it('keep the characters of SMILES and of pasted lines', () => {
    const values = { smiles: 'C/C=C\\[N+](=O)#N%&?', text: 'one\n two+three' };
    const href = taskHref('esol', values);
    expect(href).toMatch(/^#\/task\/esol\?smiles=[^#&?\s]+&text=one%0A\+two%2Bthree$/);
    expect(parseRoute(href)).toEqual({ page: 'task', taskId: 'esol', values });
  });

  it('know the benchmark', () => {
    expect(parseRoute(benchmarkHref)).toEqual({ page: 'benchmark' });
    expect(parseRoute(`${benchmarkHref}s`)).toMatchObject({ page: 'unknown' });
  });

  it('know the page of the models', () => {
    expect(parseRoute(modelsHref)).toEqual({ page: 'models' });
    expect(parseRoute(`${modelsHref}/x`)).toMatchObject({ page: 'unknown' });
  });

  it('know the history, and the runs that are compared', () => {
    expect(parseRoute(historyHref)).toEqual({ page: 'history' });
    expect(parseRoute(compareHref(['a', 'b,c', 'd e']))).toMatchObject({ page: 'compare' });
    expect(parseRoute(compareHref(['a', 'b']))).toEqual({ page: 'compare', runIds: ['a', 'b'] });
    expect(parseRoute('#/compare?runs=a,,a,b')).toEqual({ page: 'compare', runIds: ['a', 'b'] });
    expect(parseRoute('#/compare')).toMatchObject({ page: 'unknown' });
  });

  it('leave out empty fields', () => {
    expect(taskHref('esol', { smiles: '' })).toBe('#/task/esol');
  });

  it('keep what they do not know, to show it', () => {
    expect(parseRoute('#/tsak/esol')).toEqual({ page: 'unknown', fragment: '/tsak/esol' });
    expect(parseRoute('#/task/%E0%A4%A')).toMatchObject({ page: 'task', taskId: '%E0%A4%A' });
    expect(parseRoute('#/task/esol?smiles=%E0%A4%A')).toMatchObject({ page: 'task' });
  });

  it('never throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (hash) => void parseRoute(hash)));
  });
});
