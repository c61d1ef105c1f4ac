import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarFeed, type DatedEntry } from './calendar-feed.ts';

interface ContentLine {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

/** Reads a feed by the rules of RFC 5545, 3.1: CRLF, at most 75 octets a line, folding, the grammar of a content line. */
function contentLines(feed: string): readonly ContentLine[] {
  const folded = feed.split('\r\n');
  for (const line of folded) {
    expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: CONTROL of RFC 5545
    expect(line).not.toMatch(/[\u0000-\u0008\u000A-\u001F\u007F]/);
  }
  return feed
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, name = '', parameters = '', value = ''] =
        /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/u.exec(line) ??
        expect.fail(`No content line: ${line}`);
      return { name, parameters, value };
    });
}

const textOf = (lines: readonly ContentLine[], name: string) => lines.filter((line) => line.name === name)[0]?.value;

/** TEXT of RFC 5545, 3.3.11. */
function unescaped(text: string | undefined): string {
  expect(text?.replaceAll(/\\[\\;,nN]/g, '')).not.toMatch(/[\\;,]/);
  return (text ?? '').replaceAll(/\\([\\;,nN])/g, (_, mark: string) => (mark.toLowerCase() === 'n' ? '\n' : mark));
}

const entry: DatedEntry = {
  uid: 'warning-1@forestall.example',
  summary: 'Answer the warning on the Central African Republic',
  date: '2026-11-24',
  url: 'https://forestall.example/warn/warnings/1',
  changedAt: new Date('2026-11-20T08:30:00Z'),
};

test('a deadline is a whole day in every time zone, with its page and a lasting identifier', () => {
  const lines = contentLines(calendarFeed('Deadlines', [entry]));
  expect(lines.slice(0, 2).map(({ name, value }) => `${name}:${value}`)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
  expect(lines.at(-1)).toMatchObject({ name: 'END', value: 'VCALENDAR' });
  expect(lines.find(({ name }) => name === 'DTSTART')).toEqual({
    name: 'DTSTART',
    parameters: ';VALUE=DATE',
    value: '20261124',
  });
  expect(textOf(lines, 'UID')).toBe('warning-1@forestall.example');
  expect(textOf(lines, 'URL')).toBe('https://forestall.example/warn/warnings/1');
  expect(textOf(lines, 'DTSTAMP')).toBe('20261120T083000Z');
  expect(textOf(lines, 'TRANSP')).toBe('TRANSPARENT');
});

test('the same entries give the same text', () => {
  expect(calendarFeed('Deadlines', [entry])).toBe(calendarFeed('Deadlines', [entry]));
});

test('a feed without entries is still a calendar', () => {
  expect(contentLines(calendarFeed('Deadlines', [])).filter(({ name }) => name === 'BEGIN')).toHaveLength(1);
});

test('no text adds a line or a property, and every text reads back', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom('a\r\nATTENDEE:x', 'b\nEND:VEVENT', '; , \\ \\n :', 'é😀'.repeat(60), 'عربي، نص', '\u2028x\u0085y'),
  );
  fc.assert(
    fc.property(hostile, hostile, hostile, (name, summary, description) => {
      const url = `https://forestall.example/?q=${encodeURIComponent(description.toWellFormed())};a,b`;
      const lines = contentLines(calendarFeed(name, [{ ...entry, summary, description, url }]));
      expect(lines.map((line) => line.name).filter((line) => line === 'BEGIN' || line === 'ATTENDEE')).toHaveLength(2);
      const spaced = (text: string) => text.replaceAll(/[\s\u0085]+/g, ' ').trim();
      const kept = (text: string) =>
        // biome-ignore lint/suspicious/noControlCharactersInRegex: those that are replaced
        text.toWellFormed().replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g, '\uFFFD');
      expect(unescaped(textOf(lines, 'SUMMARY'))).toBe(spaced(kept(summary)));
      expect(spaced(unescaped(textOf(lines, 'DESCRIPTION')))).toBe(spaced(kept(description)));
      expect(textOf(lines, 'URL')).toBe(new URL(url).href.replace(';a,b', '%3Ba%2Cb'));
    }),
  );
});

test('what is no date or no absolute address is refused', () => {
  expect(() => calendarFeed('D', [{ ...entry, date: '24 November' }])).toThrow(RangeError);
  expect(() => calendarFeed('D', [{ ...entry, url: '/warn' }])).toThrow(TypeError);
});
