import process from 'node:process';
import { print } from './scores/command-line.ts';
import { rewardCommand } from './scores/reward-command.ts';

print(await rewardCommand(process.argv.slice(2)));
