import { spawn } from 'node:child_process';
import process from 'node:process';

/**
 * @typedef {object} Finished
 * @property {boolean} ok
 * @property {string} output What the command wrote, both streams in order.
 * @property {number} seconds
 */

/**
 * Runs a program to its end, keeps what it writes, and ends it after `minutes`.
 * @param {readonly string[]} command
 * @param {{ minutes?: number, env?: Readonly<Record<string, string>> }} [options]
 * @returns {Promise<Finished>}
 */
export function runQuietly([program = '', ...args], { minutes = 10, env = {} } = {}) {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const timer = setTimeout(() => {
      output += `\nEnded after ${minutes} minutes without a result.\n`;
      child.kill('SIGTERM');
    }, minutes * 60_000);
    const finish = (/** @type {boolean} */ ok) => {
      clearTimeout(timer);
      resolve({ ok, output, seconds: (performance.now() - began) / 1000 });
    };
    child.on('error', (error) => {
      output += `${error.message}\n`;
      finish(false);
    });
    child.on('close', (code) => finish(code === 0));
  });
}

/**
 * A program of an installed package, run by this Node and not through npm, which is slower.
 * @param {string} path Below node_modules.
 * @param {readonly string[]} args
 */
export function nodeProgram(path, ...args) {
  return [process.execPath, `node_modules/${path}`, ...args];
}
