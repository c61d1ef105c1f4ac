// Each ends at the end of the text where nothing else ends it: a search that fails, from each beginning anew, would take
// minutes for what a stranger can send.
const unseen = /<(script|style|template)\b[^>]*(?:>|$)[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi;
/** What stands on lines of its own; all else stands within a line. */
const breaks = /<\/?(?:p|br|hr|li|ul|ol|h[1-6]|div|tr|td|th|table|section|article|blockquote)\b[^>]*(?:>|$)/gi;
const tags = /<[/!?]?[a-z][^>]*(?:>|$)/gi;

const named: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: '’', nbsp: ' ', hellip: '…', ndash: '–', mdash: '—' },
  ...{ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»', shy: '' },
};

function character(whole: string, number: number): string {
  const isText = number >= 0x20 && number <= 0x10ffff && !(number >= 0xd800 && number <= 0xdfff);
  return isText ? String.fromCodePoint(number) : whole;
}

/**
 * What a reader would see of HTML, as plain text with its paragraphs. Nothing of it is ever put into a page as markup.
 * @param longest characters at most; what is cut ends with an ellipsis
 */
export function plainText(html: string, longest: number): string {
  const text = html
    .replaceAll(unseen, ' ')
    .replaceAll(breaks, '\n')
    .replaceAll(tags, '')
    .replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hexadecimal, name) => {
      if (decimal !== undefined) return character(whole, Number(decimal));
      if (hexadecimal !== undefined) return character(whole, Number.parseInt(hexadecimal, 16));
      return named[String(name).toLowerCase()] ?? whole;
    })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n[ \n]*/g, '\n')
    .trim();
  if (text.length <= longest) return text;
  // A letter is at most two of what a string counts: so much has more than `longest` of them, or is all there is.
  const letters = Array.from(text.slice(0, 2 * longest + 2));
  if (letters.length <= longest) return text;
  return `${letters
    .slice(0, longest - 1)
    .join('')
    .trimEnd()}…`;
}
