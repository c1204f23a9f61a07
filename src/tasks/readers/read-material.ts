import type { AnswerReader } from '../task.ts';
import { unreadable } from './reading.ts';

/** Symbols and space group between material tags: `<material>Na Cl <sg> <sg225></material>`. */
export const readMaterial: AnswerReader = (reply) => unreadable(reply, 'a material');
