import { useRef, useState } from 'react';
import type { InputError } from '#base/result.ts';
import { refusalOfSize } from '#science/text-size.ts';

/** What stands in the box: a text, typed or of a file, or a file that is no text yet or never. */
export type PasteSource =
  | {
      readonly phase: 'ready';
      readonly text: string;
      /** Absent for what was typed or pasted. */
      readonly fileName?: string;
      /** Files that were dropped along with it and are not read. */
      readonly otherFiles: number;
    }
  | { readonly phase: 'reading'; readonly fileName: string }
  | { readonly phase: 'refused'; readonly fileName: string; readonly error: InputError };

const EMPTY: PasteSource = { phase: 'ready', text: '', otherFiles: 0 };

interface PasteSourceControls {
  readonly source: PasteSource;
  readonly setText: (text: string) => void;
  /** Reads the first of the files in this tab; a later call makes an earlier one void. */
  readonly openFiles: (files: readonly File[]) => void;
}

/** The content of the paste box. */
export function usePasteSource(): PasteSourceControls {
  const [source, setSource] = useState<PasteSource>(EMPTY);
  const latest = useRef(0);

  function setText(text: string): void {
    latest.current++;
    setSource((before) =>
      before.phase === 'ready' && text !== '' ? { ...before, text } : { ...EMPTY, text },
    );
  }

  function openFiles([file, ...others]: readonly File[]): void {
    if (!file) return;
    const call = ++latest.current;
    setSource({ phase: 'reading', fileName: file.name });
    void readFile(file, others.length).then((read) => {
      if (call === latest.current) setSource(read);
    });
  }

  return { source, setText, openFiles };
}

async function readFile(file: File, otherFiles: number): Promise<PasteSource> {
  const fileName = file.name;
  const tooLarge = refusalOfSize(file.size);
  if (tooLarge) return { phase: 'refused', fileName, error: tooLarge };
  try {
    const text = await file.text();
    if (text.trim() === '') return { phase: 'refused', fileName, error: NOTHING_INSIDE };
    return { phase: 'ready', text, fileName, otherFiles };
  } catch {
    // A folder, or a file that was moved or may not be read: browsers do not say which.
    return { phase: 'refused', fileName, error: UNREADABLE };
  }
}

const NOTHING_INSIDE: InputError = {
  message: 'The file is empty.',
  cure: 'Open another one, or paste its text.',
};

const UNREADABLE: InputError = {
  message: 'The browser could not read it.',
  cure: 'Open a single file, no folder, or paste its text.',
};
