import process from 'node:process';
import { print } from './scores/command-line.ts';
import { scoreCommand } from './scores/score-command.ts';

print(await scoreCommand(process.argv.slice(2)));
