import type { InputError } from '#base/result.ts';
import { grouped } from '#science/input-error.ts';
import { LARGEST_STRUCTURE_TEXT } from '#science/protein/structure.ts';

/** The text of a file, unpacked where its name says so; or why there is none. */
export async function readStructureFile(file: File): Promise<string | InputError> {
  if (file.size > LARGEST_STRUCTURE_TEXT) return tooLarge(file.size);
  try {
    return await boundedText(
      /\.gz$/i.test(file.name)
        ? file.stream().pipeThrough(new DecompressionStream('gzip'))
        : file.stream(),
      LARGEST_STRUCTURE_TEXT,
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
async function boundedText(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  mostCharacters: number,
): Promise<string | InputError> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  // Not every browser iterates over streams.
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    text += decoder.decode(piece.value, { stream: true });
    if (text.length <= mostCharacters) continue;
    await reader.cancel();
    return tooLarge(text.length);
  }
  return text + decoder.decode();
}

function tooLarge(size: number): InputError {
  return {
    message: `It has ${grouped(size)} characters or more; at most ${grouped(LARGEST_STRUCTURE_TEXT)} are read.`,
    cure: 'Take one chain or one model out of the file.',
  };
}
