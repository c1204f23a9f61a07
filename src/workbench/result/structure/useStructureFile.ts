import { useRef, useState } from 'react';
import type { InputError } from '#base/result.ts';
import { readStructure } from '#science/protein/read-structure.ts';
import type { MacroStructure } from '#science/protein/structure.ts';
import { readStructureFile } from './read-structure-file.ts';

/** A structure that was read, and where it comes from in words. */
export interface GivenStructure {
  readonly structure: MacroStructure;
  /** `1crn.pdb`, `RCSB 1CRN`. */
  readonly name: string;
}

export interface StructureFile {
  /** The last one that could be read: a wrong file takes nothing away. */
  readonly given: GivenStructure | undefined;
  readonly state:
    | { readonly phase: 'idle' }
    | { readonly phase: 'reading'; readonly name: string }
    | { readonly phase: 'refused'; readonly name: string; readonly error: InputError };
  readonly open: (file: File) => void;
  /** Takes the text of a structure from elsewhere, such as an archive. */
  readonly take: (name: string, text: string) => void;
  /** Takes an example, which needs no reading. */
  readonly show: (given: GivenStructure) => void;
  readonly forget: () => void;
}

/** The structure that a person gave; a later call makes an earlier one void. */
export function useStructureFile(): StructureFile {
  const [given, setGiven] = useState<GivenStructure>();
  const [state, setState] = useState<StructureFile['state']>({ phase: 'idle' });
  const latest = useRef(0);

  const use = (name: string, text: string) => {
    const read = readStructure(text);
    if (read.ok) {
      setGiven({ structure: read.value, name });
      setState({ phase: 'idle' });
    } else setState({ phase: 'refused', name, error: read.error });
  };

  return {
    given,
    state,
    open: (file) => {
      const call = ++latest.current;
      setState({ phase: 'reading', name: file.name });
      void readStructureFile(file).then((text) => {
        if (call !== latest.current) return;
        if (typeof text === 'string') use(file.name, text);
        else setState({ phase: 'refused', name: file.name, error: text });
      });
    },
    take: (name, text) => {
      latest.current++;
      use(name, text);
    },
    show: (example) => {
      latest.current++;
      setGiven(example);
      setState({ phase: 'idle' });
    },
    forget: () => {
      latest.current++;
      setGiven(undefined);
      setState({ phase: 'idle' });
    },
  };
}
