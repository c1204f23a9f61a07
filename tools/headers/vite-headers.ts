import { readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';
import { headersFile } from './headers-file.ts';
import { developmentNonce, headersFor, metaPolicy } from './policy.ts';

/** Headers of the development server, with the few relaxations that hot replacement needs. */
export function developmentHeaders(): Plugin {
  return {
    name: 'development-headers',
    apply: 'serve',
    config: () => ({ html: { cspNonce: developmentNonce } }),
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://localhost').pathname;
        for (const [name, value] of Object.entries(headersFor(path, 'development'))) {
          response.setHeader(name, value);
        }
        next();
      });
    },
  };
}

/** Writes `_headers` beside the built files, and the policy's meta tag into `index.html`. */
export function builtHeaders(): Plugin {
  let folder = 'dist';
  return {
    name: 'built-headers',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    transformIndexHtml: withMetaPolicy,
    // By now the files of `public` are in place too.
    writeBundle() {
      writeFileSync(join(folder, '_headers'), headersFile(servedPaths(folder)));
    },
  };
}

// Right after the character set, which must stand within the first 1,024 bytes.
function withMetaPolicy(html: string): string {
  const [charset] = /<meta charset=[^>]*>/i.exec(html) ?? [];
  if (!charset) throw new Error('index.html needs <meta charset="utf-8"> before anything else.');
  const tag = `<meta http-equiv="Content-Security-Policy" content="${metaPolicy()}">`;
  return html.replace(charset, `${charset}\n    ${tag}`);
}

/** Paths of the files that a host serves: neither dot files nor the rules themselves. */
export function servedPaths(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => isServed(path))
    .map((path) => `/${path}`)
    .sort();
}

/** False for dot files, such as Vite's manifest, and for `_headers`; `path` is relative. */
export function isServed(path: string): boolean {
  return path !== '_headers' && !path.split('/').some((part) => part.startsWith('.'));
}
