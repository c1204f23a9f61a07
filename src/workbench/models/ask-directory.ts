type AskDirectory = (options: { readonly mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;

/** Whether the browser can write into a folder that the person chooses; only Chromium can. */
export function canAskDirectory(): boolean {
  return askFunction() !== undefined;
}

/** The folder that the person chose and granted; undefined when they chose none. */
export async function askDirectory(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return await askFunction()?.({ mode: 'readwrite' });
  } catch {
    return undefined;
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
