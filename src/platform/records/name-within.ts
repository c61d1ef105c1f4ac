import { say } from '../language/say.ts';

/**
 * A name or a label as part of a sentence: without its question mark and its capital in English, and as it stands in any
 * other language, whose sentence sets it apart.
 */
export function nameWithin(name: string): string {
  const said = say(name);
  return said === name ? name.replace(/\?$/, '').toLowerCase() : said;
}
