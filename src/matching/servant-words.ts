import type { Word } from './likeness.ts';
import { skeletonOf, soundsOf } from './sounds.ts';

/** The commonest spellings of “servant of”, as words to compare a misspelt one with. */
export const servantWords: readonly Word[] = ['abdul', 'abdel', 'abdur', 'abd', 'abdoul'].map((text) => {
  const sounds = soundsOf(text);
  return { text, sounds, skeleton: skeletonOf(sounds), consonants: false, letters: 0 };
});
