import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { sendFile } from '../../../test/sent-file.ts';

const home = '/warn/events/own';
let fresh: FreshSite;
let analyst: Visitor;
beforeAll(async () => {
  fresh = await freshSite();
  analyst = fresh.visitor();
  await analyst.signIn('watch-analyst');
});
afterAll(() => fresh?.close());

const send = (name: string, bytes: Buffer, pasted = '') =>
  sendFile(fresh, analyst, { to: `${home}/columns`, from: home }, { name, bytes }, { pasted });

test('a file is chosen as a browser sends it; what its HXL hashtags say is filled in', async () => {
  const table = 'Code,When,Dead\n#country+code,#date+occurred,#affected+killed\nSDN,2024-03-01,12\n';
  const { statusCode, body } = await send('incidents.csv.gz', gzipSync(table));
  expect(statusCode).toBe(200);
  expect(body).toContain('Its HXL hashtags say which column is what');
  expect(body).toContain('<option value="Dead" selected>');
  expect(body).toContain('value="incidents"');
});

test('one that is too large, or no table, is refused beside it', async () => {
  const large = await send('large.csv', Buffer.from(`day\n${'2024-01-01\n'.repeat(400_000)}`));
  expect([large.statusCode, large.body.includes('The table is larger than 4 MB')]).toEqual([422, true]);
  const image = await send('picture.png', Buffer.from('89504e470d0a1a0aff22', 'hex'));
  expect(image.statusCode).toBe(422);
});

test('so is one that was pasted; what a browser adds at the end of each line is not counted', async () => {
  const nothing = Buffer.alloc(0);
  const paste = (lines: number) => send('', nothing, `day\r\n${'2024-01-01\r\n'.repeat(lines)}`);
  const large = await paste(400_000);
  expect([large.statusCode, large.body.includes('The table is larger than 4 MB')]).toEqual([422, true]);
  const whole = await paste(370_000);
  expect([whole.statusCode, whole.body.includes('What each column is')]).toEqual([200, true]);
});
