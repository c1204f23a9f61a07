import { expect, test } from 'vitest';
import { shellFiles } from './shell-files.ts';

test('the shell is the entry, what it imports statically, and their styles', () => {
  const manifest = {
    'index.html': { file: 'main.js', isEntry: true, imports: ['_shared.js'], css: ['main.css'] },
    '_shared.js': { file: 'shared.js', imports: ['index.html'], css: ['shared.css'] },
    'src/viewers/Lazy.tsx': { file: 'lazy.js', imports: ['_shared.js'] },
  };
  expect([...shellFiles(manifest)].sort()).toEqual([
    'main.css',
    'main.js',
    'shared.css',
    'shared.js',
  ]);
});
