import type { Field, Fields } from '../../src/platform/records/field.ts';
import type { Typed } from '../../src/platform/records/record-form.ts';

const boundOf = ({ bounds }: Field, name: string) => bounds[name] ?? 200;

const parts = (name: string, day: string, month: string, year: string) => ({
  [`${name}-day`]: day,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
});

/** An answer that the field itself takes, as a person types it; of a reference there is none. */
export function fitting(name: string, field: Field): Typed {
  switch (field.control) {
    case 'line':
    case 'text':
    case 'lines':
      return { [name]: `Typed for ${name}: <b>„words“</b> & more` };
    case 'day':
      return parts(name, field.hasCome ? '20' : '30', '11', '2026');
    case 'number':
      return { [name]: String(Math.max(1, field.bounds.least ?? 1)) };
    case 'percent':
      return { [name]: '35' };
    case 'money':
      return { [name]: '1,250.50', [`${name}-currency`]: 'GBP' };
    case 'choice':
    case 'choices':
      return { [name]: Object.keys(field.words)[0] ?? '' };
    case 'yes-no':
      return { [name]: 'yes' };
    case 'country':
      return { [name]: 'SSD' };
    case 'countries':
      return { [name]: 'SSD\nSDN' };
    case 'organisation':
    case 'organisations':
      return { [name]: 'foreign-commonwealth-office' };
    case 'person':
      return { [name]: 'demo-desk-officer' };
    case 'link':
      return { [name]: 'https://example.org/report' };
    default:
      return {};
  }
}

/** Answers that no field of the kind takes, as a person types them: in several ways where there are several. */
export function unfitting(name: string, field: Field): readonly [Typed, Typed] {
  const twice = (typed: Typed): readonly [Typed, Typed] => [typed, typed];
  switch (field.control) {
    case 'line':
    case 'text':
      return twice({ [name]: 'too long '.repeat(Math.ceil((boundOf(field, 'most') + 1) / 9)).trim() });
    case 'lines':
      return twice({ [name]: `One that fits\n${'x'.repeat(501)}` });
    case 'day':
      return [parts(name, '30', '2', '2026'), parts(name, 'soon', '', '2026')];
    case 'number':
      return [{ [name]: 'many' }, { [name]: '1e400' }];
    case 'percent':
      return [{ [name]: 'likely' }, { [name]: '140' }];
    case 'money':
      return [
        { [name]: 'a lot', [`${name}-currency`]: 'GBP' },
        { [name]: '10.005', [`${name}-currency`]: 'pounds' },
      ];
    case 'countries':
      return [{ [name]: 'Atlantis' }, { [name]: 'SSD\nSSD' }];
    case 'link':
      return [{ [name]: 'our shared drive' }, { [name]: 'javascript:alert(1)' }];
    case 'choices':
    case 'organisations':
      return twice({ [name]: ['No Such Choice', 'No Other'] });
    default:
      return [{ [name]: 'No Such Choice' }, { [name]: '§' }];
  }
}

/** Answers at the ends of what the field itself takes: the least, the most, the longest. */
export function atTheEnds(name: string, field: Field): readonly Typed[] {
  const { least = -1e12, most = 1e12 } = field.bounds;
  switch (field.control) {
    case 'line':
    case 'text':
      // Two bytes each, and no word twice, so that nothing makes it shorter in an index.
      return [
        {
          [name]: Array.from({ length: boundOf(field, 'most') }, (_, at) =>
            String.fromCharCode(0x4e00 + ((at * 7_919) % 20_000)),
          ).join(''),
        },
      ];
    case 'lines':
      return [{ [name]: Array.from({ length: 100 }, (_, at) => `${at}${'é'.repeat(490)}`).join('\n') }];
    case 'number':
      return [least, most, 0.5].map((value) => ({ [name]: String(value) }));
    case 'percent':
      return [{ [name]: '0' }, { [name]: '100' }];
    case 'money':
      return ['0', '-0.01', '90,071,992,547,409.91'].map((amount) => ({ [name]: amount, [`${name}-currency`]: 'GBP' }));
    case 'link':
      return [{ [name]: `https://example.org/${'é'.repeat(980)}` }];
    default:
      return [];
  }
}

/** The names under which a field's answer is sent. */
export function namesOf(name: string, field: Field): readonly string[] {
  if (field.control === 'day') return ['day', 'month', 'year'].map((part) => `${name}-${part}`);
  return field.control === 'money' ? [name, `${name}-currency`] : [name];
}

/** Whether leaving it empty is refused. */
export function isRequired(field: Field): boolean {
  return !field.optional && !['choices', 'organisations', 'countries'].includes(field.control);
}

export const joined = (answers: readonly Typed[]): Typed => Object.assign({}, ...answers);

export function daysIn(fields: Fields): readonly string[] {
  return Object.entries(fields).flatMap(([name, { control }]) => (control === 'day' ? [name] : []));
}

/** A day, ISO 8601, as it is typed. */
export function dayTyped(name: string, iso: string): Typed {
  const [year = '', month = '', day = ''] = iso.split('-');
  return parts(name, day, month, year);
}
