/**
 * A word as sounds, one character each, so that spellings by different customs come near: “sch”, “sh”, “sj”, “sz” are one
 * sound, “ck” and “qu” are k. Small letters are as in English; S is sh, Z is zh, C is ch, J is dj, X is kh, c is ts.
 * Doubled letters are one.
 * @param word small Latin letters and digits
 */
export function soundsOf(word: string): string {
  let sounds = '';
  let last = '';
  for (let at = 0; at < word.length; ) {
    const letter = word.charAt(at);
    const next = word.charAt(at + 1);
    let sound = letter;
    let width = 1;
    switch (letter) {
      case 's':
        if (word.startsWith('sch', at)) {
          sound = 'S';
          width = 3;
        } else if (next === 'h' || (next === 'z' && !isVowel(last)) || (next === 'j' && at > 0)) {
          sound = 'S';
          width = 2;
        }
        break;
      case 'z':
        if (next === 'h') {
          sound = 'Z';
          width = 2;
        } else if (next === 'z') {
          width = 2;
        }
        break;
      case 'c':
        if (next === 'h' || next === 'z') {
          sound = 'C';
          width = 2;
        } else if (next === 'k') {
          sound = 'k';
          width = 2;
        } else if (next === 'v') {
          // Only Slavic spellings have it, for ts.
          sound = 'c';
        } else if (next !== 'e' && next !== 'i' && next !== 'y') {
          sound = 'k';
        }
        break;
      case 't':
        if (word.startsWith('tsch', at)) {
          sound = 'C';
          width = 4;
        } else if (word.startsWith('tch', at)) {
          sound = 'C';
          width = 3;
        } else if (next === 's' || next === 'z') {
          sound = 'c';
          width = 2;
        } else if (next === 'h') {
          width = 2;
        } else if (next === 'j' && isVowel(word.charAt(at + 2))) {
          sound = 'C';
          width = 2;
        }
        break;
      case 'd':
        if (word.startsWith('dsch', at) || word.startsWith('dzh', at)) {
          sound = 'J';
          width = word.startsWith('dsch', at) ? 4 : 3;
        } else if (next === 'j' || next === 'z') {
          sound = 'J';
          width = 2;
        } else if (next === 'h') {
          width = 2;
        }
        break;
      case 'k':
        if (next === 'h') {
          sound = 'X';
          width = 2;
        }
        break;
      case 'g':
        if (next === 'h') width = 2;
        break;
      case 'p':
        if (next === 'h') {
          sound = 'f';
          width = 2;
        }
        break;
      case 'q':
        sound = 'k';
        if (next === 'u') width = 2;
        break;
      case 'x':
        sound = at === 0 ? 'S' : 'ks';
        break;
      case 'o':
        if (next === 'u' || next === 'o') {
          sound = 'u';
          width = 2;
        }
        break;
      case 'e':
        if (next === 'e') {
          sound = 'i';
          width = 2;
        } else if (next === 'o' || (next === 'u' && word.charAt(at + 2) !== '')) {
          // Korean vowels that other spellings write o and u; the German “eu” loses little.
          sound = next;
          width = 2;
        }
        break;
      case 'i':
        if (next === 'e' || next === 'y' || next === 'j') width = at + 2 === word.length || next === 'e' ? 2 : 1;
        break;
      case "'":
        at += 1;
        last = '';
        continue;
      default:
    }
    at += width;
    if (sound !== last) sounds += sound;
    last = sound;
  }
  return sounds;
}

const isVowel = (letter: string) => letter !== '' && 'aeiou'.includes(letter);

const groups: readonly (readonly [string, string])[] = [
  ['1', 'bpfv'],
  ['2', 'kgX'],
  ['3', 'szSZCJcj'],
  ['4', 'td'],
  ['5', 'l'],
  ['6', 'm'],
  ['7', 'n'],
  ['8', 'r'],
];
const groupOf: readonly string[] = Array.from({ length: 128 }, (_, code) => {
  const sound = String.fromCharCode(code);
  return /\d/.test(sound) ? sound : (groups.find(([, sounds]) => sounds.includes(sound))?.[0] ?? '');
});

/** The group of like consonants that a sound belongs to, as a digit; nothing of a vowel. @param sound one character */
export function consonantGroup(sound: string): string {
  return groupOf[sound.charCodeAt(0)] ?? '';
}

/**
 * The consonants of a word's sounds, one digit for each kind (as Soundex has them, Russell 1918, but without a length and
 * with k and s kept apart); vowels, h, w and y are left out. Words of the same skeleton are looked at as the same.
 */
export function skeletonOf(sounds: string): string {
  let skeleton = '';
  for (let at = 0; at < sounds.length; at += 1) skeleton += groupOf[sounds.charCodeAt(at)] ?? '';
  return skeleton;
}
