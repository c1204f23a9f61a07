import { describe, expect, it } from 'vitest';
import { definitely } from '#base/assert.ts';
import { findTask } from '#tasks/registry.ts';
import { readDraft } from './read-draft.ts';
import { engineWriting, storeWith } from './workbench-store.fixture.ts';
import type { WorkbenchStore } from './workbench-store.ts';

const formula = definitely(findTask('smiles-to-formula'), 'the task');
const REPLY = ['</think>', '<MOLFORMULA> CH4 </MOLFORMULA>'];

async function ready() {
  const store = storeWith(engineWriting(REPLY));
  await store.getState().loadModel();
  store.getState().editField(formula.id, 'smiles', 'C');
  return store;
}

function builtPrompt(store: WorkbenchStore): string {
  const draft = readDraft(store.getState(), formula);
  return draft.ok ? draft.value.builtPrompt : '';
}

const draftOf = (store: WorkbenchStore) => store.getState().drafts[formula.id];

describe('an edited prompt', () => {
  it('runs instead of the one that the task makes, and the run says so', async () => {
    const store = await ready();
    const { editPrompt, startRun } = store.getState();
    editPrompt(formula.id, { text: 'Count the atoms of C.', builtPrompt: builtPrompt(store) });
    await startRun(formula.id);
    expect(store.getState().runs[formula.id]).toMatchObject({
      prompt: 'Count the atoms of C.',
      promptIsEdited: true,
      values: { smiles: 'C' },
      phase: { phase: 'finished' },
    });
  });

  it('is none while its text is that of the task', async () => {
    const store = await ready();
    const prompt = builtPrompt(store);
    store.getState().editPrompt(formula.id, { text: prompt, builtPrompt: prompt });
    await store.getState().startRun(formula.id);
    expect(store.getState().runs[formula.id]).toMatchObject({ prompt, promptIsEdited: false });
  });

  it('gives way to the prompt of the task again', async () => {
    const store = await ready();
    const { editPrompt, dropPromptEdit, startRun } = store.getState();
    editPrompt(formula.id, { text: 'Mine', builtPrompt: builtPrompt(store) });
    dropPromptEdit(formula.id);
    await startRun(formula.id);
    expect(store.getState().promptEdits).toEqual({});
    expect(store.getState().runs[formula.id]?.prompt).toBe(builtPrompt(store));
  });

  it('does not run when it is empty; the reason goes with the next letter', async () => {
    const store = await ready();
    const { editPrompt, startRun } = store.getState();
    editPrompt(formula.id, { text: ' \n', builtPrompt: builtPrompt(store) });
    await startRun(formula.id);
    expect(store.getState().startProblems[formula.id]).toMatch(/prompt is empty/);
    expect(store.getState().runs).toEqual({});
    editPrompt(formula.id, { text: 'M', builtPrompt: builtPrompt(store) });
    expect(store.getState().startProblems).toEqual({});
  });

  it('does not excuse a wrong field, which the checks need', async () => {
    const store = await ready();
    const { editPrompt, editField, startRun } = store.getState();
    editPrompt(formula.id, { text: 'Mine', builtPrompt: builtPrompt(store) });
    editField(formula.id, 'smiles', 'C(');
    await startRun(formula.id);
    expect(store.getState().startProblems[formula.id]).toMatch(/\w/);
    expect(store.getState().runs).toEqual({});
    expect(store.getState().promptEdits[formula.id]?.text).toBe('Mine');
  });
});

describe('why a run did not begin', () => {
  it.each<[string, (store: WorkbenchStore) => void]>([
    ['an edit', (store) => store.getState().editField(formula.id, 'smiles', 'C(C')],
    ['an example', (store) => store.getState().fillExample(formula.id, 0)],
    ['a link', (store) => store.getState().fillFromLink(formula.id, { smiles: 'C(C' })],
    ['a setting', (store) => store.getState().setSamplingDraft({ temperature: '1' })],
  ])('is past after %s', async (_, change) => {
    const store = await ready();
    store.getState().editField(formula.id, 'smiles', 'C(');
    await store.getState().startRun(formula.id);
    expect(store.getState().startProblems[formula.id]).toMatch(/\w/);
    change(store);
    expect(store.getState().startProblems).toEqual({});
  });

  it('stays when the model gets ready, so that a click is never lost in silence', async () => {
    const store = storeWith(engineWriting(REPLY));
    await store.getState().startRun(formula.id);
    await store.getState().loadModel();
    expect(store.getState().startProblems[formula.id]).toMatch(/not loaded/);
    store.getState().editField(formula.id, 'smiles', 'CCO');
    await store.getState().startRun(formula.id);
    expect(store.getState().startProblems).toEqual({});
  });
});

describe('a link', () => {
  it('fills the fields as if they had been typed, right or wrong', async () => {
    const store = await ready();
    store.getState().fillFromLink(formula.id, { smiles: ' C(' });
    expect(draftOf(store)).toEqual({ smiles: ' C(' });
    expect(readDraft(store.getState(), formula).ok).toBe(false);
  });

  it('names what the task has no field for, until another link or a dismissal', async () => {
    const store = await ready();
    const { fillFromLink, dismissIgnoredLinkNames } = store.getState();
    fillFromLink(formula.id, { smiles: 'CC', temperature: '1', toString: 'x' });
    expect(draftOf(store)).toEqual({ smiles: 'CC' });
    expect(store.getState().ignoredLinkNames[formula.id]).toEqual(['temperature', 'toString']);
    dismissIgnoredLinkNames(formula.id);
    expect(store.getState().ignoredLinkNames).toEqual({});
    fillFromLink(formula.id, { foo: '1' });
    fillFromLink(formula.id, { smiles: 'CCC' });
    expect(store.getState().ignoredLinkNames).toEqual({});
  });

  it('without any field of the task leaves what was typed', async () => {
    const store = await ready();
    store.getState().fillFromLink(formula.id, { foo: '1' });
    expect(draftOf(store)).toEqual({ smiles: 'C' });
  });
});
