import { dateOfMonthWords, formatCount, formatPercent, monthWords } from '../words.ts';
import { readersLanguage } from './language.ts';
import { say } from './say.ts';

/**
 * Tells again, in the reader’s language, what the system wrote down in English with its values in place: why a rule raised
 * a warning, what moves a forecast. What none of the sentences made stays as it is: somebody typed it.
 * @param sentences with `{value}` in them, no plurals; of two that fit, the one that says more itself
 */
export function createTeller(sentences: readonly string[]): (text: string) => string {
  const forms = sentences.map((sentence) => {
    const names: string[] = [];
    const pattern = sentence
      .split(/(\{\w+\})/)
      .map((part) => {
        const name = /^\{(\w+)\}$/.exec(part)?.[1];
        if (name === undefined) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
        names.push(name);
        return '(.+?)';
      })
      .join('');
    return { sentence, names, pattern: new RegExp(`^${pattern}$`, 'u') };
  });
  // Values stand for whatever is between words: the more words of its own a sentence has, the surer it is the one.
  const own = (sentence: string) => sentence.replaceAll(/\{\w+\}/g, '').length;
  forms.sort((left, right) => own(right.sentence) - own(left.sentence));
  return function told(text: string): string {
    if (readersLanguage().code === 'en') return text;
    for (const { sentence, names, pattern } of forms) {
      const found = pattern.exec(text);
      if (found === null) continue;
      return say(
        sentence,
        Object.fromEntries(names.map((name, place) => [name, valueAgain(found[place + 1] ?? '', told)])),
      );
    }
    return text;
  };
}

function valueAgain(value: string, told: (text: string) => string): string {
  if (/^\d{1,3}(,\d{3})*$/.test(value))
    return value.includes(',') ? formatCount(Number(value.replaceAll(',', ''))) : value;
  const percent = /^(under |over )?(\d+)\s%$/.exec(value);
  if (percent !== null) {
    const share = Number(percent[2]) / 100;
    return formatPercent(percent[1] === undefined ? share : share + (percent[1] === 'under ' ? -0.001 : 0.001));
  }
  const month = dateOfMonthWords(value);
  return month === undefined ? told(value) : monthWords(month);
}
