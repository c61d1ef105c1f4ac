// Latin names as a Hebrew newspaper might write them, without vowel points: made, for the lists hold few in Hebrew. It is told
// as made wherever a figure comes of it. Written from the Academy’s rules for foreign names, not from the matcher’s tables.
const several: readonly (readonly [string, string])[] = (
  'tsch צ׳ sch ש sh ש ch צ׳ kh ח th ת ph פ gh ג zh ז׳ ts צ tz צ ou ו oo ו ee י ck ק dj ג׳ qu ק'.match(/\S+ \S+/g) ?? []
).map((pair): [string, string] => [pair.split(' ')[0] ?? '', pair.split(' ')[1] ?? '']);
const single: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'b ב v ב w ו g ג d ד h ה z ז t ט y י k ק q ק c ק l ל m מ n נ s ס p פ f פ r ר o ו u ו i י j ג׳ x קס'.match(
      /\S+ \S+/g,
    ) ?? []
  ).map((pair) => pair.split(' ')),
);
const atEnd: Readonly<Record<string, string>> = { מ: 'ם', נ: 'ן', פ: 'ף', צ: 'ץ' };

function hebrewWord(written: string): string {
  const word = written
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z]/g, '')
    .replaceAll(/(.)\1/g, '$1');
  let hebrew = '';
  for (let at = 0; at < word.length; ) {
    const letter = word.charAt(at);
    const pair = several.find(([latin]) => word.startsWith(latin, at));
    // A vowel that begins a word stands on an aleph; a and e are written at its end only.
    if (at === 0 && /[aeiou]/.test(letter)) hebrew += 'א';
    if (pair === undefined && at > 0 && at === word.length - 1 && /[ae]/.test(letter)) hebrew += 'ה';
    else hebrew += pair?.[1] ?? single[letter] ?? '';
    at += pair?.[0].length ?? 1;
  }
  return hebrew.replace(/[מנפצ]$/, (letter) => atEnd[letter] ?? letter);
}

/** A Latin name in unvoweled Hebrew letters, word by word. */
export function unvoweledHebrew(name: string): string {
  return name
    .split(/[\s-]+/)
    .map(hebrewWord)
    .filter((word) => word !== '')
    .join(' ');
}
