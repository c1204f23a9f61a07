import { useContext, useEffect, useRef, useState } from 'react';
import { type FailureDetails, failureDetails } from '#base/failure.ts';
import { Button } from '#ui/Button.tsx';
import { CheckBox } from '#ui/CheckBox.tsx';
import { type Choice, ChoiceGroup } from '#ui/ChoiceGroup.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Notice } from '#ui/Notice.tsx';
import { TextInput } from '#ui/TextInput.tsx';
import type { StructureArchive } from '#workers/lookup/protocol.ts';
import { AskedHostContext, LookupContext } from './lookup-context.ts';

const ARCHIVES: readonly Choice<StructureArchive>[] = [
  { value: 'rcsb', label: 'RCSB' },
  { value: 'alphafold', label: 'AlphaFold DB' },
];

const HOSTS: Readonly<Record<StructureArchive, string>> = {
  rcsb: 'files.rcsb.org',
  alphafold: 'alphafold.ebi.ac.uk',
};

const HINTS: Readonly<Record<StructureArchive, string>> = {
  rcsb: 'PDB id, such as 1CRN',
  alphafold: 'UniProt accession, such as P69905',
};

interface StructureLookupProps {
  /** The text of an mmCIF file that was fetched; nothing in it is checked yet. */
  readonly onText: (name: string, text: string) => void;
}

/** Fetching a structure from an archive: off until it is switched on, and nothing without a press. */
export function StructureLookup({ onText }: StructureLookupProps) {
  const lookUp = useContext(LookupContext);
  const [isAllowed, setAllowed] = useState(false);
  if (!lookUp) return null;
  return (
    <Disclosure title="Look up in an archive">
      <div className="structure-lookup">
        <CheckBox
          label="Let this page ask RCSB and AlphaFold DB"
          explanation="Off at each start. When you press Fetch, the id goes to files.rcsb.org or alphafold.ebi.ac.uk, and nothing else: no sequence, no question, no answer."
          isOn={isAllowed}
          onChange={setAllowed}
        />
        {isAllowed && <LookupForm onText={onText} />}
      </div>
    </Disclosure>
  );
}

type LookupState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'asking' }
  | { readonly phase: 'failed'; readonly failure: FailureDetails };

function LookupForm({ onText }: StructureLookupProps) {
  const lookUp = useContext(LookupContext);
  const [archive, setArchive] = useState<StructureArchive>('rcsb');
  const [id, setId] = useState('');
  const [state, setState] = useState<LookupState>({ phase: 'idle' });
  const running = useRef<AbortController>(undefined);
  const askedHost = useContext(AskedHostContext);
  useEffect(() => () => running.current?.abort(), []);

  async function fetchIt(): Promise<void> {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState({ phase: 'asking' });
    askedHost.setState({ host: HOSTS[archive] });
    try {
      const found = await lookUp?.(archive, id, controller.signal);
      if (controller.signal.aborted || !found) return;
      setState({ phase: 'idle' });
      onText(found.name, found.text);
    } catch (thrown) {
      if (!controller.signal.aborted) {
        setState({ phase: 'failed', failure: failureDetails(thrown) });
      }
    } finally {
      if (running.current === controller) askedHost.setState({ host: undefined });
    }
  }

  function stop(): void {
    running.current?.abort();
    setState({ phase: 'idle' });
  }

  const isAsking = state.phase === 'asking';
  return (
    <>
      <ChoiceGroup
        label="Archive"
        hidesLabel
        choices={ARCHIVES}
        value={archive}
        onChange={setArchive}
      />
      <TextInput
        label="Id"
        hint={HINTS[archive]}
        value={id}
        onChange={setId}
        look="code"
        beside={
          isAsking ? (
            <Button onPress={stop}>Stop</Button>
          ) : (
            <Button unavailable={id.trim() === ''} onPress={() => void fetchIt()}>
              Fetch
            </Button>
          )
        }
      />
      {isAsking && <p role="status">Asking…</p>}
      {state.phase === 'failed' && (
        <Notice tone="warning" alert>
          <p>{state.failure.message}</p>
          <p>{state.failure.cure}</p>
        </Notice>
      )}
    </>
  );
}
