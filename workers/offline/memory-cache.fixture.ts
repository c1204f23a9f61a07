import type { FileCache } from './build-caches.ts';

/** A cache that knows addresses only; what a test puts in comes out again. */
export class MemoryCache implements FileCache {
  readonly entries = new Map<string, Response>();

  keys(): Promise<readonly { readonly url: string }[]> {
    return Promise.resolve([...this.entries.keys()].map((url) => ({ url })));
  }

  match(url: string): Promise<Response | undefined> {
    return Promise.resolve(this.entries.get(url)?.clone());
  }

  put(url: string, response: Response): Promise<void> {
    this.entries.set(url, response);
    return Promise.resolve();
  }

  delete(url: string): Promise<boolean> {
    return Promise.resolve(this.entries.delete(url));
  }
}
