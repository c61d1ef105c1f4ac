import type { AlignedPart } from '../../matching/explanation.ts';
import { message } from '../../platform/language/message.ts';

/** How two parts of names answer one another, in words. */
export const alignedWords: Readonly<Record<AlignedPart['how'], string>> = {
  same: message('the same'),
  'spelled alike': message('spelled or sounding alike'),
  'other script': message('the same sounds in another script'),
  'same given name': message('forms of one given name'),
  initial: message('an initial and a name that begins with it'),
  joined: message('written together in one and apart in the other'),
  acronym: message('an abbreviation by first letters'),
  backwards: message('one is the other written backwards'),
  'same kind': message('stand for one another'),
  'only in one': message('only in one'),
};
