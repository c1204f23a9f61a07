import { useRef, useState } from 'react';
import type { InputError } from '#base/result.ts';
import { grouped } from '#science/input-error.ts';
import { readStructure } from '#science/protein/read-structure.ts';
import { LARGEST_STRUCTURE_TEXT, type MacroStructure } from '#science/protein/structure.ts';

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
      void textOf(file).then((text) => {
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

/** The text of a file, unpacked where its name says so; or why there is none. */
async function textOf(file: File): Promise<string | InputError> {
  if (file.size > LARGEST_STRUCTURE_TEXT) return tooLarge(file.size);
  try {
    return await boundedText(
      /\.gz$/i.test(file.name)
        ? file.stream().pipeThrough(new DecompressionStream('gzip'))
        : file.stream(),
    );
  } catch {
    // A folder, a damaged archive, or a file that was moved: browsers do not say which.
    return {
      message: 'The browser could not read it.',
      cure: 'Open a single .pdb, .cif or .mmcif file, plain or packed with gzip.',
    };
  }
}

/** A small archive may hold a text without end. */
async function boundedText(stream: ReadableStream<BufferSource>): Promise<string | InputError> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of stream) {
    text += decoder.decode(piece, { stream: true });
    if (text.length > LARGEST_STRUCTURE_TEXT) return tooLarge(text.length);
  }
  return text + decoder.decode();
}

function tooLarge(size: number): InputError {
  return {
    message: `It has ${grouped(size)} characters or more; at most ${grouped(LARGEST_STRUCTURE_TEXT)} are read.`,
    cure: 'Take one chain or one model out of the file.',
  };
}
