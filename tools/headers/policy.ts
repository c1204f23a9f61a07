import { createHash } from 'node:crypto';

/**
 * The one place that says which response headers each file gets. The development server, the
 * server behind `npm start`, `dist/_headers` and the meta tag in `index.html` all read it.
 */
export type HeaderSet = Readonly<Record<string, string>>;

/** `development` adds only what hot module replacement needs: a nonce for what Vite inlines. */
export type Mode = 'production' | 'development';

/** Vite puts this nonce on the inline script and styles of its development page. */
export const developmentNonce = 'development';

export type FileKind =
  | 'document'
  | 'script'
  | 'toolkit-worker'
  | 'conformer-worker'
  | 'storage-worker'
  | 'download-worker'
  | 'lookup-worker'
  | 'data';

// Vite names the files in these folders by a hash of their content, so they never change.
const hashedFolders = /^\/(assets|workers)\//;

type Directives = Readonly<Record<string, readonly string[]>>;

/** Which policy a path falls under. A worker runs under the policy of its own entry file. */
export function fileKind(path: string): FileKind {
  if (path.endsWith('/') || path.endsWith('.html')) return 'document';
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^(rdkit|indigo)\.worker/.test(name)) return 'toolkit-worker';
  if (/^(conformer|fold|scoring)\.worker/.test(name)) return 'conformer-worker';
  if (/^(library|convert|crystal)\.worker/.test(name)) return 'storage-worker';
  if (name.startsWith('download.worker')) return 'download-worker';
  if (name.startsWith('lookup.worker')) return 'lookup-worker';
  return hashedFolders.test(path) || /\.(m?js|wasm|tsx?)$/.test(name) ? 'script' : 'data';
}

// react-aria-components adds these two style elements at run time; their exact text is allowed
// by hash, so that `unsafe-inline` is not needed.
const reactAriaStyles = [
  '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}',
  '@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}',
];

function contentHash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

const nothing = ["'none'"];
const own = ["'self'"];

const trustedTypes: Directives = {
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['default'],
};

const policies: Readonly<Record<FileKind, Directives>> = {
  document: {
    'default-src': nothing,
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'worker-src': own,
    'connect-src': own,
    'img-src': ["'self'", 'data:', 'blob:'],
    'style-src': ["'self'", ...reactAriaStyles.map(contentHash)],
    'font-src': own,
    'manifest-src': own,
    'media-src': nothing,
    'frame-src': nothing,
    'object-src': nothing,
    'base-uri': nothing,
    'form-action': nothing,
    'frame-ancestors': nothing,
    ...trustedTypes,
    sandbox: ['allow-scripts', 'allow-same-origin', 'allow-downloads', 'allow-modals'],
  },
  script: {
    'default-src': nothing,
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'worker-src': own,
    'connect-src': own,
    ...trustedTypes,
  },
  // The bindings of RDKit and Indigo call `new Function`. They may, in workers that cannot reach
  // anything; the bytes of their WebAssembly come in by message.
  'toolkit-worker': {
    'default-src': nothing,
    'script-src': ["'self'", "'unsafe-eval'"],
    'connect-src': nothing,
  },
  // All that conformers, folding and scoring need comes in by message or is a script of the build.
  'conformer-worker': {
    'default-src': nothing,
    'script-src': own,
    'connect-src': nothing,
    ...trustedTypes,
  },
  // Files, and moyo's code, come in by message; what is kept goes into this origin's storage.
  // Hashing and moyo are WebAssembly.
  'storage-worker': {
    'default-src': nothing,
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'connect-src': nothing,
    ...trustedTypes,
  },
  // The one script that may reach any origin. It starts when a person asked for a download,
  // and knows nothing of what was typed or computed.
  'download-worker': {
    'default-src': nothing,
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'connect-src': ["'self'", 'https:', 'http://localhost:*', 'http://127.0.0.1:*'],
    ...trustedTypes,
  },
  // Starts when a person switched look-ups on and pressed Fetch, and sends the id of an entry.
  'lookup-worker': {
    'default-src': nothing,
    'script-src': own,
    'connect-src': ['https://files.rcsb.org', 'https://alphafold.ebi.ac.uk'],
    ...trustedTypes,
  },
  data: { 'default-src': nothing },
};

/** Headers that are the same for every file. */
export const commonHeaders: HeaderSet = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'X-DNS-Prefetch-Control': 'off',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'Permissions-Policy': [
    'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=()',
    'midi=(), payment=(), clipboard-read=(), browsing-topics=(), screen-wake-lock=(self)',
    'fullscreen=(self), cross-origin-isolated=(self), local-network=(self), loopback-network=(self)',
  ].join(', '),
};

/** The headers in which one file differs from another. */
export function fileHeaders(path: string, mode: Mode = 'production'): HeaderSet {
  const policy = policies[fileKind(path)];
  return {
    'Content-Security-Policy': policyText(mode === 'development' ? withNonce(policy) : policy),
    'Cache-Control': cacheControl(path, mode),
  };
}

/** Everything to send with the file at `path`, which starts with a slash. */
export function headersFor(path: string, mode: Mode = 'production'): HeaderSet {
  return { ...commonHeaders, ...fileHeaders(path, mode) };
}

// A meta tag cannot carry these; browsers ignore them there with a warning.
const headerOnly = ['frame-ancestors', 'sandbox'];

/** What a `<meta http-equiv="Content-Security-Policy">` can carry, for hosts that send no headers. */
export function metaPolicy(): string {
  const carried = Object.entries(policies.document).filter(([name]) => !headerOnly.includes(name));
  return policyText(Object.fromEntries(carried));
}

function cacheControl(path: string, mode: Mode): string {
  const hashed = mode === 'production' && hashedFolders.test(path);
  return hashed ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function withNonce(policy: Directives): Directives {
  const nonced = { ...policy };
  for (const name of ['script-src', 'style-src']) {
    if (policy[name]) nonced[name] = [...policy[name], `'nonce-${developmentNonce}'`];
  }
  return nonced;
}

function policyText(directives: Directives): string {
  return Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ');
}
