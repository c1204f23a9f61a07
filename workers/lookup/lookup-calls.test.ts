import { describe, expect, it } from 'vitest';
import { Failure } from '#base/failure.ts';
import { lookupCalls } from './lookup-calls.ts';
import type { StructureArchive } from './protocol.ts';

interface Asked {
  readonly url: string;
  readonly init: RequestInit;
}

function archives(answer: (url: string, init: RequestInit) => Response | Promise<Response>) {
  const asked: Asked[] = [];
  const calls = lookupCalls({
    timeLimitMs: 200,
    fetch: async (url, init) => {
      asked.push({ url, init });
      return answer(url, init);
    },
  });
  const ask = async (archive: StructureArchive, id: string, signal?: AbortSignal) =>
    calls.fetchStructure(
      { archive, id },
      { signal: signal ?? new AbortController().signal, report: () => undefined },
    );
  return { asked, ask };
}

async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const thrown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(thrown).toBeInstanceOf(Failure);
  if (!(thrown instanceof Failure)) throw thrown;
  expect(thrown.cure).not.toBe('');
  return thrown;
}

const index = (cifUrl: string) => JSON.stringify([{ entryId: 'AF-P69905-F1', cifUrl }]);

describe('looking a structure up', () => {
  it('asks RCSB for one file, without cookies, referrer, redirect or cache', async () => {
    const { asked, ask } = archives(() => new Response('data_1CRN'));
    expect(await ask('rcsb', ' 1crn ')).toEqual({ name: 'RCSB 1CRN', text: 'data_1CRN' });
    expect(asked.map(({ url }) => url)).toEqual(['https://files.rcsb.org/download/1CRN.cif']);
    expect(asked[0]?.init).toMatchObject({
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      cache: 'no-store',
    });
  });

  it('asks AlphaFold DB which file it has, then for that', async () => {
    const file = 'https://alphafold.ebi.ac.uk/files/AF-P69905-F1-model_v6.cif';
    const { asked, ask } = archives((url) => new Response(url === file ? 'data_AF' : index(file)));
    expect(await ask('alphafold', 'P69905')).toEqual({
      name: 'AlphaFold DB P69905',
      text: 'data_AF',
    });
    expect(asked.map(({ url }) => url)).toEqual([
      'https://alphafold.ebi.ac.uk/api/prediction/P69905',
      file,
    ]);
  });

  it.each([
    ['rcsb', ''],
    ['rcsb', '../secret'],
    ['rcsb', 'MKTAYIAKQRQ'],
    ['rcsb', '1CRN?x=MKTAYIAK'],
    ['alphafold', '1CRN'],
    ['alphafold', 'P69905/../x'],
  ] as const)('sends nothing to %s for “%s”', async (archive, id) => {
    const { asked, ask } = archives(() => new Response(''));
    expect(await failureOf(ask(archive, id))).toMatchObject({ code: 'no-such-id' });
    expect(asked).toEqual([]);
  });

  it.each([
    ['https://evil.example/files/AF-P69905-F1.cif'],
    ['http://alphafold.ebi.ac.uk/files/AF-P69905-F1.cif'],
    ['https://alphafold.ebi.ac.uk/files/../../x/AF-P69905.cif'],
    ['https://alphafold.ebi.ac.uk.evil.example/files/AF-P69905.cif'],
    ['https://alphafold.ebi.ac.uk/files/AF-Q00000-F1.cif'],
  ])('does not follow the index to %s', async (elsewhere) => {
    const { asked, ask } = archives(() => new Response(index(elsewhere)));
    expect(await failureOf(ask('alphafold', 'P69905'))).toMatchObject({ code: 'strange-answer' });
    expect(asked).toHaveLength(1);
  });

  it.each([['no JSON'], ['[]'], ['{"cifUrl":"x"}'], ['[{"cifUrl":7}]'], ['null']])(
    'takes %s for a strange answer',
    async (text) => {
      const { ask } = archives(() => new Response(text));
      expect(await failureOf(ask('alphafold', 'P69905'))).toMatchObject({ code: 'strange-answer' });
    },
  );

  it.each([
    ['a missing entry', () => new Response('', { status: 404 }), 'not-found'],
    ['a refusal', () => new Response('', { status: 403 }), 'unexpected-status'],
    ['an outage', () => new Response('', { status: 503 }), 'unexpected-status'],
    [
      'a login page',
      () => new Response('<html>', { headers: { 'content-type': 'text/html; charset=utf-8' } }),
      'not-a-file',
    ],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'host-unreachable'],
  ] as const)('fails softly at %s', async (_, answer, code) => {
    const { ask } = archives(answer);
    expect(await failureOf(ask('rcsb', '1CRN'))).toMatchObject({ code });
  });

  it('gives up on a server that never answers, and on one that never ends', async () => {
    const silent = archives(
      (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
        }),
    );
    expect((await failureOf(silent.ask('rcsb', '1CRN'))).message).toContain('0.2 seconds');
    const endless = archives(() => new Response(new ReadableStream({ pull: () => waits() })));
    expect((await failureOf(endless.ask('rcsb', '1CRN'))).message).toContain('0.2 seconds');
  });

  it('stops at more bytes than a structure has', async () => {
    const piece = new Uint8Array(8_000_000);
    const { ask } = archives(
      () => new Response(new ReadableStream({ pull: (stream) => stream.enqueue(piece) })),
    );
    expect(await failureOf(ask('rcsb', '1CRN'))).toMatchObject({ code: 'too-large' });
  });

  it('stops when the person does', async () => {
    const controller = new AbortController();
    const { ask } = archives(() => {
      controller.abort();
      return Promise.reject(new Error('aborted'));
    });
    await expect(ask('rcsb', '1CRN', controller.signal)).rejects.toThrow(/abort/i);
  });
});

function waits(): Promise<void> {
  return new Promise(() => undefined);
}
