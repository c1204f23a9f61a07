import { describe, expect, test } from 'vitest';
import { fileKind, headersFor, metaPolicy } from './policy.ts';

function policyOf(path: string, mode?: 'development'): string {
  return headersFor(path, mode)['Content-Security-Policy'] ?? '';
}

describe('which policy a file falls under', () => {
  test.each([
    ['/', 'document'],
    ['/index.html', 'document'],
    ['/assets/index-abc.js', 'script'],
    ['/assets/ort-wasm-simd-threaded.wasm', 'script'],
    ['/workers/inference.worker-abc.js', 'script'],
    ['/workers/rdkit.worker-abc.js', 'toolkit-worker'],
    ['/workers/science/rdkit.worker.ts', 'toolkit-worker'],
    ['/workers/indigo.worker-abc.js', 'toolkit-worker'],
    ['/workers/conformer.worker-abc.js', 'conformer-worker'],
    ['/workers/fold.worker-abc.js', 'conformer-worker'],
    ['/workers/scoring.worker-abc.js', 'conformer-worker'],
    ['/workers/library.worker-abc.js', 'storage-worker'],
    ['/workers/convert.worker-abc.js', 'storage-worker'],
    ['/workers/crystal.worker-abc.js', 'storage-worker'],
    ['/workers/download.worker-abc.js', 'download-worker'],
    ['/workers/download/download.worker.ts', 'download-worker'],
    ['/workers/lookup.worker-abc.js', 'lookup-worker'],
    ['/workers/lookup/lookup-calls.ts', 'script'],
    ['/workers/download/download-calls.ts', 'script'],
    ['/assets/download-abc.js', 'script'],
    ['/model/config.json', 'data'],
    ['/icon.svg', 'data'],
  ])('%s is a %s', (path, kind) => {
    expect(fileKind(path)).toBe(kind);
  });
});

describe('the policies', () => {
  test('the page reaches its own origin only and frames nothing', () => {
    const policy = policyOf('/');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(
      'sandbox allow-scripts allow-same-origin allow-downloads allow-modals',
    );
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  });

  test('strings become code nowhere but in the RDKit worker, which reaches nothing', () => {
    const paths = ['/', '/assets/a.js', '/workers/inference.worker-a.js', '/data.json'];
    for (const path of paths) expect(policyOf(path)).not.toContain("'unsafe-eval'");
    expect(policyOf('/workers/rdkit.worker-a.js')).toBe(
      "default-src 'none'; script-src 'self' 'unsafe-eval'; connect-src 'none'",
    );
  });

  test('the library, the converter and the crystals reach nothing at all', () => {
    for (const name of ['library', 'convert', 'crystal']) {
      expect(policyOf(`/workers/${name}.worker-a.js`)).toBe(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'; require-trusted-types-for 'script'; trusted-types default",
      );
    }
  });

  test('the download worker alone reaches any origin, encrypted or on this machine', () => {
    const download = policyOf('/workers/download.worker-a.js');
    expect(download).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' https: http://localhost:* http://127.0.0.1:*; require-trusted-types-for 'script'; trusted-types default",
    );
    const others = ['/', '/assets/a.js', '/sw.js', '/data.json'].concat(
      ['inference', 'library', 'convert', 'rdkit', 'indigo', 'conformer'].map(
        (name) => `/workers/${name}.worker-a.js`,
      ),
    );
    for (const path of others) expect(policyOf(path), path).not.toMatch(/https?:/);
  });

  test('the worker for look-ups reaches two archives, and not even its own origin', () => {
    expect(policyOf('/workers/lookup.worker-a.js')).toBe(
      "default-src 'none'; script-src 'self'; connect-src https://files.rcsb.org https://alphafold.ebi.ac.uk; require-trusted-types-for 'script'; trusted-types default",
    );
  });

  test('every file that is not code can do nothing', () => {
    expect(policyOf('/model/card.json')).toBe("default-src 'none'");
  });

  test('development adds a nonce and nothing else', () => {
    const withoutNonce = policyOf('/', 'development').replaceAll(" 'nonce-development'", '');
    expect(withoutNonce).toBe(policyOf('/'));
    expect(policyOf('/')).not.toContain('nonce');
  });

  test('the meta tag carries all but what only a header can', () => {
    const headerOnly = / frame-ancestors 'none';|; sandbox .*$/g;
    expect(metaPolicy()).toBe(policyOf('/').replaceAll(headerOnly, ''));
    expect(metaPolicy()).not.toContain('"');
  });
});

describe('the other headers', () => {
  test('isolate every file from other origins', () => {
    for (const path of ['/', '/assets/a.js', '/model/model.onnx']) {
      expect(headersFor(path)).toMatchObject({
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
        'Cross-Origin-Resource-Policy': 'same-origin',
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
      });
    }
  });

  test.each([
    ['/assets/index-abc.js', 'public, max-age=31536000, immutable'],
    ['/workers/inference.worker-abc.js', 'public, max-age=31536000, immutable'],
    ['/', 'no-cache'],
    ['/model/assets/model.onnx', 'no-cache'],
  ])('%s is cached as %s', (path, expected) => {
    expect(headersFor(path)['Cache-Control']).toBe(expected);
  });
});
