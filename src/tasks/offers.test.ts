import { describe, expect, it, test } from 'vitest';
import type { Reading } from '#science/reading.ts';
import { recognise } from '#science/recognise.ts';
import { freeQuestion } from './free-question.ts';
import { type Offer, offersFor } from './offers.ts';
import { parseField } from './parse-field.ts';
import { findTask, tasks } from './registry.ts';

const all = [...tasks, freeQuestion];

function offersOf(reading: Reading | undefined): readonly Offer[] {
  if (reading === undefined || reading.kind === 'unreadable') return [];
  const { kind, value } = reading;
  return kind === 'inchi' || kind === 'molfile' ? [] : offersFor({ kind, value }, all);
}

/** `task.field` for each offer of the likeliest reading. */
function placesFor(text: string): readonly string[] {
  return offersOf(recognise(text)[0]).map(({ task, field }) => `${task.id}.${field.name}`);
}

const pasted = [
  'CCO',
  'CC(=O)Oc1ccccc1C(=O)O aspirin',
  'NaCl',
  'CoCrFeMnNi',
  'Al0.5CoCrFeNi',
  'Fe, Ni, Cr',
  'TP53',
  'ACGTACGTACGTACGT',
  'AUGGCUAUGGCU',
  '>x\nMKTAYIAKQRQISFVKSHFSRQ',
  'acetylsalicylic acid',
  'What is the boiling point of ethanol?',
  '75.3',
];

test.each(pasted)('what %j is put into accepts it', (text) => {
  const offers = recognise(text).flatMap(offersOf);
  expect(offers.length).toBeGreaterThan(0);
  for (const { field, text: placed } of offers) expect(parseField(field, placed).ok).toBe(true);
});

describe.each(tasks.filter(({ fields }) => fields.length > 0))('$id', (task) => {
  it('is offered when one of its examples is pasted', () => {
    for (const { values } of task.examples) {
      for (const field of task.fields.filter(({ kind }) => kind !== 'choice')) {
        const offers = recognise(values[field.name] ?? '').flatMap(offersOf);
        const isOffered = offers.some((offer) => offer.task === task && offer.field === field);
        expect({ value: values[field.name], isOffered }).toMatchObject({ isOffered: true });
      }
    }
  });
});

describe('the offers', () => {
  it('for a molecule are the tasks that ask for one', () => {
    const places = placesFor('CCO');
    expect(places).toContain('esol.smiles');
    expect(places).toContain('retrosynthesis-uspto-50k.product');
    const fields = places.map((place) => findTask(place.split('.')[0] ?? '')?.fields);
    expect(fields.flat().filter((field) => field?.kind === 'smiles').length).toBe(places.length);
  });

  it('for a crystal have its elements, and no task for alloys', () => {
    const offers = offersOf(recognise('TiO2')[0]);
    expect(offers.find(({ task }) => task.id === 'composition-to-material')?.text).toBe('Ti, O');
    expect(offers.map(({ task }) => task.id)).not.toContain('cantor-hea');
    expect(offers.map(({ task }) => task.id)).toContain('mp-regression');
  });

  it('for an alloy have the task for alloys', () => {
    expect(placesFor('CoCrFeMnNi')).toContain('cantor-hea.formula');
  });

  it('for two places of one task are two', () => {
    const places = placesFor('MKTAYIAKQRQISFVKSHFSRQ');
    expect(places.filter((place) => place.startsWith('human-ppi.'))).toHaveLength(2);
  });

  it('for a text include the free question', () => {
    expect(placesFor('Why is the sky blue?')).toContain('free-question.question');
  });
});
