type AskDirectory = (options: { readonly mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;

/**
 * The folder that the person chose and granted, `none` when they chose none, and `impossible` where
 * the browser cannot write into one; only Chromium can.
 */
export async function askDirectory(): Promise<FileSystemDirectoryHandle | 'none' | 'impossible'> {
  const ask = askFunction();
  if (!ask) return 'impossible';
  try {
    return await ask({ mode: 'readwrite' });
  } catch (thrown) {
    const isDismissed = thrown instanceof DOMException && thrown.name === 'AbortError';
    return isDismissed ? 'none' : 'impossible';
  }
}

function askFunction(): AskDirectory | undefined {
  const browser: object = globalThis;
  const ask = 'showDirectoryPicker' in browser ? browser.showDirectoryPicker : undefined;
  return isAskDirectory(ask) ? ask.bind(globalThis) : undefined;
}

/** TypeScript's own description of the browser does not know it yet. */
function isAskDirectory(value: unknown): value is AskDirectory {
  return typeof value === 'function';
}
