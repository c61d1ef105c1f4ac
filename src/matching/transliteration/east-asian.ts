import anyAscii from 'any-ascii';

/**
 * Family names whose letter is read otherwise than in other words; readings as listed for surnames in the Xiandai Hanyu
 * Cidian. All other Han letters are read by `any-ascii`, in pinyin.
 */
const surnames: ReadonlyMap<string, string> = new Map(
  (
    '单 shan 單 shan 仇 qiu 曾 zeng 任 ren 解 xie 查 zha 盖 ge 蓋 ge 区 ou 區 ou 朴 piao 翟 zhai 缪 miao 繆 miao 乐 yue 樂 yue ' +
    '员 yun 員 yun 黑 he 重 chong 秘 bi 冼 xian 折 she 召 shao 种 chong 洗 xian 那 na 宁 ning 葛 ge 覃 qin 芮 rui 柏 bai 卜 bu 教 jiao 尹 yin 沈 shen 石 shi 长 zhang 俞 yu 车 che 車 che 适 kuo 句 gou 阚 kan 万 wan 萬 wan 於 yu 繁 po 隗 wei 过 guo 能 nai 祭 zhai 纪 ji 紀 ji 令 ling 晟 cheng 尉 wei 薄 bo 都 du'
  )
    .split(' ')
    .reduce<[string, string][]>((made, word, at, words) => {
      if (at % 2 === 1) made.push([words[at - 1] ?? '', word]);
      return made;
    }, []),
);

/** Given-name letters that any-ascii reads by a rarer reading than names have. */
const inNames: ReadonlyMap<string, string> = new Map([
  ['乐', 'le'],
  ['樂', 'le'],
  ['长', 'chang'],
  ['長', 'chang'],
  ['行', 'xing'],
  ['朝', 'chao'],
  ['盛', 'sheng'],
  ['茜', 'xi'],
  ['重', 'chong'],
  ['传', 'chuan'],
  ['傳', 'chuan'],
  ['调', 'tiao'],
  ['和', 'he'],
  ['會', 'hui'],
  ['会', 'hui'],
  ['大', 'da'],
  ['乾', 'qian'],
]);

/** Whether a letter is Han, by its code. */
export const isHan = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);

/** Whether a letter is a syllable of Hangul, by its code. */
export const isHangul = (code: number): boolean => code >= 0xac00 && code <= 0xd7a3;

/** A run of Han letters as one part for each, in pinyin; the first is read as a family name where that differs. */
export function partsOfHan(run: string): readonly string[] {
  return [...run].map((letter, at) => {
    const known = at === 0 && run.length <= 4 ? surnames.get(letter) : inNames.get(letter);
    return (
      known ??
      anyAscii(letter)
        .toLowerCase()
        .replaceAll(/[^a-z]/g, '')
    );
  });
}

const initials = ['k', 'kk', 'n', 't', 'tt', 'r', 'm', 'p', 'pp', 's', 'ss', '', 'ch', 'tch', 'ch', 'k', 't', 'p', 'h'];
const vowels = [
  'a',
  'ae',
  'ya',
  'yae',
  'eo',
  'e',
  'yeo',
  'ye',
  'o',
  'wa',
  'wae',
  'oe',
  'yo',
  'u',
  'weo',
  'we',
  'wi',
  'yu',
  'eu',
  'ui',
  'i',
];
const finals = [
  '',
  'k',
  'k',
  'k',
  'n',
  'n',
  'n',
  't',
  'l',
  'k',
  'm',
  'p',
  'l',
  'l',
  'p',
  'l',
  'm',
  'p',
  'p',
  't',
  't',
  'ng',
  't',
  't',
  'k',
  't',
  'p',
  't',
];

/** Family names that Latin spellings write by custom, not by sound. */
const koreanSurnames: ReadonlyMap<string, string> = new Map([
  ['이', 'ri'],
  ['박', 'pak'],
  ['최', 'choe'],
  ['우', 'u'],
  ['오', 'o'],
  ['유', 'yu'],
]);

/**
 * A run of Hangul as one part for each syllable: each code is ((initial × 21) + vowel) × 28 + final (Unicode, chapter 3.12).
 * Spelt by McCune–Reischauer, which names of North Koreans follow, with `eo`, `eu` for its marked vowels.
 */
export function partsOfHangul(run: string): readonly string[] {
  return [...run].map((syllable, at) => {
    const custom = at === 0 && run.length > 1 ? koreanSurnames.get(syllable) : undefined;
    if (custom !== undefined) return custom;
    const index = (syllable.codePointAt(0) ?? 0xac00) - 0xac00;
    const initial = initials[Math.floor(index / 588)] ?? '';
    const vowel = vowels[Math.floor((index % 588) / 28)] ?? '';
    return initial + vowel + (finals[index % 28] ?? '');
  });
}
