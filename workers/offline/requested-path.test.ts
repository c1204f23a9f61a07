import { describe, expect, it } from 'vitest';
import { mayBeKept, requestedPath } from './requested-path.ts';

const scope = 'https://lab.example/bench/';
const page = (url: string) => requestedPath({ method: 'GET', mode: 'navigate', url }, scope);
const part = (url: string, method = 'GET') => requestedPath({ method, mode: 'cors', url }, scope);

describe('the path that a request asks for', () => {
  it('is the page itself for its folder, whatever model the address names', () => {
    expect(page('https://lab.example/bench/')).toBe('index.html');
    expect(page('https://lab.example/bench/?model=models/mine#/task/esol')).toBe('index.html');
    expect(page('https://lab.example/bench/license.txt')).toBe('license.txt');
  });

  it('is relative to the folder of the page, wherever that lies', () => {
    expect(part('https://lab.example/bench/assets/index-a1.js')).toBe('assets/index-a1.js');
  });

  it.each([
    ['another origin', part('https://huggingface.co/bench/icon.svg')],
    ['another folder of the origin', part('https://lab.example/icon.svg')],
    ['a query', part('https://lab.example/bench/icon.svg?fresh')],
    ['another method', part('https://lab.example/bench/icon.svg', 'HEAD')],
    ['a blob', part('blob:https://lab.example/0b1e')],
  ])('is nobody’s business with %s', (_, path) => {
    expect(path).toBeUndefined();
  });
});

describe('a path that may be kept', () => {
  const listed = ['index.html', 'icon.svg', 'assets/index-a1.js', 'models/nano/cpu/model.onnx'];

  it.each(['index.html', 'icon.svg', 'assets/index-of-an-older-build.js'])('is %s', (path) => {
    expect(mayBeKept(path, listed)).toBe(true);
  });

  it.each(['sw.js', 'models/mine/model.onnx', 'models/list.json', 'assets/deeper/a.js', 'nano/'])(
    'is not %s',
    (path) => {
      expect(mayBeKept(path, listed)).toBe(false);
    },
  );
});
