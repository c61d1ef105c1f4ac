import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshSite, freshSite, type Visitor } from './fresh-site.ts';

/** A report that somebody began and has not sent: theirs alone, offered again, gone once it is sent or thrown away. */

let fresh: FreshSite;
let post: Visitor;
let analyst: Visitor;
beforeAll(async () => {
  fresh = await freshSite();
  [post, analyst] = [fresh.visitor(), fresh.visitor()];
  await post.signIn('post-reporter');
  await analyst.signIn('watch-analyst');
});
afterAll(() => fresh?.close());

const form = '/warn/reports/new';
const copies = '/warn/reports/working-copy';
const offer = 'You began a report and have not sent it';
const valueIn = (page: string, name: string) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(page)?.[1];
const keep = (who: Visitor, typed: Readonly<Record<string, string>>) => who.post(copies, typed, form);
const half = { title: 'Armed men at the well', 'happenedOn-day': '3', account: 'They came at night.' };

test('what is typed is kept for its writer alone, offered again, and gone once the report is made', async () => {
  const before = (await fresh.entries()).length;
  const opened = (await post.get(form)).body;
  expect(valueIn(opened, 'copy')).toBe('0');
  const once = valueIn(opened, 'once') ?? '';
  const kept = await keep(post, { ...half, once, copy: '0' });
  expect(kept.json()).toEqual({ copy: 1, words: 'Kept at 09:00 UTC, for you alone. It is not sent yet.' });
  expect((await fresh.entries()).length).toBe(before);
  expect((await analyst.get(form)).body).not.toContain(offer);
  expect((await post.get('/search?q=Armed+men')).body).not.toContain('Armed men at the well');

  // A link from a country still leads to a form of its own, which keeps nothing over what waits.
  const linked = (await post.get(`${form}?country=TCD`)).body;
  expect(linked).toContain(offer);
  expect(linked).toMatch(/value="TCD" selected/);
  expect(linked).not.toContain('data-save-while-typing');
  expect(linked).not.toMatch(/<input[^>]*id="title"[^>]*value="Armed/);

  const again = (await post.get(`${form}?go-on=yes`)).body;
  expect(again).not.toContain(offer);
  expect([valueIn(again, 'once'), valueIn(again, 'copy'), valueIn(again, 'title')]).toEqual([once, '1', half.title]);
  expect(again).toContain('They came at night.');
  const whole = {
    ...{ 'happenedOn-month': '11', 'happenedOn-year': '2025', country: 'TCD', dating: 'day' },
    ...{ acts: 'threat', groups: 'civilians', reliability: 'B', credibility: '2' },
  };
  const refused = await post.post('/warn/reports', { ...half, once, copy: '1' }, form);
  expect(refused.statusCode).toBe(422);
  expect([valueIn(refused.body, 'copy'), refused.body.includes(offer)]).toEqual(['1', false]);
  const made = await post.post('/warn/reports', { ...half, ...whole, once, copy: '1' }, form);
  expect([made.statusCode, made.headers.location]).toEqual([303, `/warn/reports/${once}`]);
  const after = (await post.get(form)).body;
  expect([after.includes(offer), valueIn(after, 'copy')]).toEqual([false, '2']);
  // What was on its way brings nothing back.
  expect((await keep(post, { ...half, once, copy: '1' })).statusCode).toBe(409);
});

test('a button keeps it without script, and throwing it away leaves what a link had filled in', async () => {
  const copy = valueIn((await analyst.get(form)).body, 'copy') ?? '';
  const left = await keep(analyst, { ...half, copy, leave: 'yes' });
  expect([left.statusCode, left.headers.location]).toEqual([303, form]);
  expect((await analyst.get(form)).body).toContain(offer);
  const dropped = await analyst.post(`${copies}/drop`, { copy: '1', country: 'TCD' }, form);
  expect([dropped.statusCode, dropped.headers.location]).toEqual([303, `${form}?country=TCD`]);
  expect((await analyst.get(`${form}?go-on=yes`)).body).not.toContain('They came at night.');
});

test('of two windows the one that wrote later is told, loses nothing, and overwrites nothing', async () => {
  const copy = valueIn((await analyst.get(form)).body, 'copy') ?? '';
  await keep(analyst, { title: 'In the first window', copy });
  const second = await keep(analyst, { title: 'In the second window', copy });
  expect(second.statusCode).toBe(409);
  expect(second.json().words).toMatch(/^Not kept: You have written in this form in another window since/);
  const pressed = await keep(analyst, { title: 'In the second window', copy, leave: 'yes' });
  expect([pressed.statusCode, valueIn(pressed.body, 'title')]).toEqual([409, 'In the second window']);
  expect(pressed.body).toContain(offer);
  expect(valueIn((await analyst.get(`${form}?go-on=yes`)).body, 'title')).toBe('In the first window');
});

test('what is too long, of no number, or by somebody who may not report is refused in words', async () => {
  const long = await keep(post, { account: 'x'.repeat(40_001), copy: '2' });
  expect([long.statusCode, long.json().words]).toEqual([
    422,
    'Not kept: All answers together are longer than 40,000 characters.',
  ]);
  const pressed = await keep(post, { title: 'Much', account: 'x'.repeat(40_001), copy: '2', leave: 'yes' });
  expect([pressed.statusCode, valueIn(pressed.body, 'title')]).toEqual([422, 'Much']);
  expect((await keep(post, { title: 'x', copy: 'none' })).statusCode).toBe(422);
  const auditor = fresh.visitor();
  await auditor.signIn('auditor');
  expect((await auditor.post(copies, { title: 'x', copy: '0' }, '/people/tokens')).statusCode).toBe(403);
});
