import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { madeZip } from '../../../test/made-zip.ts';
import { maker } from '../../../test/records/examples.ts';
import { sendFile } from '../../../test/sent-file.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { makeWord } from '../../platform/documents/word.ts';
import { phiaWords } from '../../platform/web/phia-yardstick.ts';
import { assessmentDocument } from './assessment-document.ts';
import { readAssessment } from './assessment-reading.ts';
import type { SectionName } from './section.ts';

let fresh: FreshSite;
let analyst: Visitor;
let assessment: string;
let from: string;
beforeAll(async () => {
  fresh = await freshSite();
  analyst = fresh.visitor();
  await analyst.signIn('joint-analyst');
});
afterAll(() => fresh.close());
beforeEach(async () => {
  assessment = await maker(fresh.services)('assessment');
  from = `/analyse/assessments/${assessment}/bring-in`;
});

const send = (name: string, bytes: Buffer) => sendFile(fresh, analyst, { to: from, from }, { name, bytes });

/** What the form of a page would send as it stands. */
function formIn(body: string): Record<string, string> {
  const fields: Record<string, string> = {};
  const plain = (text: string) =>
    text
      .replaceAll('&#39;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
  for (const [, name = '', value = ''] of body.matchAll(/<input type="hidden" name="(heading-\d+)" value="([^"]*)"/g)) {
    fields[name] = plain(value);
  }
  for (const [, name = '', value = ''] of body.matchAll(
    /<textarea[^>]*name="(text-\d+)"[^>]*>([\s\S]*?)<\/textarea>/g,
  )) {
    fields[name] = plain(value);
  }
  for (const [, name = '', options = ''] of body.matchAll(/<select[^>]*name="(to-\d+)"[^>]*>([\s\S]*?)<\/select>/g)) {
    fields[name] = /<option value="([^"]*)" selected/.exec(options)?.[1] ?? '';
  }
  return fields;
}

async function wordingOf(section: SectionName): Promise<string> {
  const filter = { values: { assessment, section } };
  const { records } = await fresh.services.records.sections.list(systemActor, filter, { offset: 0, limit: 1 });
  return records[0]?.values.wording ?? '';
}

test('our own Word export comes back section by section', async () => {
  const part = (id: string, values: Record<string, string | number>) => ({ id, values });
  const said = { actors: 'The council & the guard.\n\nWho pays them is not known.', recurrence: 'Nobody answered.' };
  const reading = readAssessment({
    title: 'What could set it off?',
    values: { form: 'full', question: 'What could set it off?', finding: 'It is likely.' },
    parts: {
      'assessment-section': Object.entries(said).map(([section, wording]) => part(section, { section, wording })),
      scenario: [
        part('1', { name: 'The count is stopped', description: 'Both sides call their youth.', probability: 0.4 }),
      ],
    },
  });
  const facts = {
    ...{ marking: 'OFFICIAL', caveats: [], place: 'South Sudan', number: 1, publishedOn: '2026-01-01' },
    ...{ organisation: (id: string) => id, likelihood: phiaWords },
  };
  const shown = await send('jacs.docx', Buffer.from(await makeWord(assessmentDocument(reading, facts))));
  expect(shown.statusCode).toBe(200);
  const fields = formIn(shown.body);
  expect(Object.entries(fields).filter(([, value]) => value === 'actors')).toHaveLength(1);
  expect(await wordingOf('actors')).toBe('');
  const taken = await analyst.post(`${from}/take`, fields, from);
  expect([taken.statusCode, taken.headers.location?.split('#')[0]]).toEqual([
    303,
    `/analyse/assessments/${assessment}`,
  ]);
  expect(await wordingOf('actors')).toBe(said.actors);
  // A rapid draft has no such section until somebody writes it.
  expect(await wordingOf('recurrence')).toBe(said.recurrence);
  expect(await wordingOf('scenarios')).toMatch(/The count is stopped: 40.%[\s\S]*Both sides call their youth\./);
  // What stands before its first heading fits no section, and is not lost.
  expect(await wordingOf('context-history')).toContain('It is likely.');
});

/** As others write one: other headings, a table, a list of changes. */
async function foreignPaper(): Promise<Buffer> {
  const row = (...cells: string[]) =>
    new TableRow({ children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) });
  const children = [
    new Paragraph({ text: 'Executive summary', heading: HeadingLevel.HEADING_1 }),
    new Paragraph('The risk has grown.'),
    new Paragraph({ text: '2. Key stakeholders', heading: HeadingLevel.HEADING_1 }),
    new Table({ rows: [row('Who', 'Wants'), row('The guard', 'The mine')] }),
    new Paragraph({
      children: [new TextRun('They '), new TextRun({ text: 'do not', bold: true }), new TextRun(' talk.')],
    }),
    new Paragraph({ text: 'Recommendations', heading: HeadingLevel.HEADING_1 }),
    new Paragraph('Keep the monitors.'),
  ];
  return Buffer.from(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

test('other headings are understood by their words, what fits none is told, and what stands in the draft stays', async () => {
  const shown = await send('earlier.docx', await foreignPaper());
  expect(shown.body).toMatch(/1 heading fits no section by its words/);
  const fields = formIn(shown.body);
  expect([fields['to-0'], fields['to-1'], fields['to-2']]).toEqual(['context-history', 'actors', 'implications']);
  await analyst.post(`${from}/take`, { ...fields, 'to-0': 'risk-picture' }, from);
  expect(await wordingOf('risk-picture')).toBe('Executive summary\n\nThe risk has grown.');
  expect(await wordingOf('actors')).toBe(
    '2. Key stakeholders\n\nWho | Wants\nThe guard | The mine\n\nThey do not talk.',
  );
  await analyst.post(`${from}/take`, { 'heading-0': '', 'to-0': 'actors', 'text-0': 'The council.' }, from);
  expect(await wordingOf('actors')).toMatch(/They do not talk\.\n\nThe council\.$/);
  const [entry] = await fresh.entries({ kinds: ['assessment-section.edited'], place: 'SSD' });
  expect(entry).toBeDefined();
});

test('a section that would be too long refuses all, beside its field, with nothing lost', async () => {
  const fields = {
    ...{ 'heading-0': 'A', 'to-0': 'dynamics', 'text-0': 'Short.' },
    ...{ 'heading-1': 'B', 'to-1': 'actors', 'text-1': 'x'.repeat(20_001) },
  };
  const refused = await analyst.post(`${from}/take`, fields, from);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('href="#text-1"');
  expect(formIn(refused.body)).toMatchObject(fields);
  expect(await wordingOf('dynamics')).toBe('');
  const none = await analyst.post(`${from}/take`, { 'heading-0': 'A', 'to-0': 'none', 'text-0': 'Short.' }, from);
  expect(none.statusCode).toBe(422);
});

const types = (main: string) => ({
  name: '[Content_Types].xml',
  bytes: Buffer.from(`<Types><Override ContentType="${main}"/></Types>`),
});
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const documentXml = (text: string) => ({ name: 'word/document.xml', bytes: Buffer.from(text) });
const bomb = { name: 'word/media/image1.png', bytes: Buffer.alloc(70 * 1024 * 1024), deflated: true } as const;
const lol = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">]><d>&a;</d>';

test.each([
  ['no file', Buffer.alloc(0), /Choose a Word document/],
  ['a text', Buffer.from('Words'), /Choose a Word document/],
  ['an old Word file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /Save an older one as \.docx first/],
  ['another zip', madeZip([{ name: 'a.txt', bytes: Buffer.from('a') }]), /Choose a Word document/],
  ['a broken zip', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(40)]), /cannot be read/],
  [
    'macros',
    madeZip([types('application/vnd.ms-word.document.macroEnabled.main+xml'), documentXml('<d/>')]),
    /has macros/,
  ],
  ['a bomb', madeZip([types(wordType), documentXml('<d/>'), bomb]), /larger than is taken/],
  ['a lie about its size', madeZip([types(wordType), { ...documentXml('<d>x</d>'), saysBytes: 3 }]), /cannot be read/],
  ['a name that leads out', madeZip([types(wordType), { name: '../x', bytes: Buffer.from('a') }]), /cannot be read/],
  ['entities', madeZip([types(wordType), documentXml(lol)]), /cannot be read/],
  ['a depth without end', madeZip([types(wordType), documentXml('<d>'.repeat(9_000))]), /cannot be read/],
  ['no text', madeZip([types(wordType), documentXml('<d/>')]), /There is no text/],
])('%s is refused beside the file', async (_, bytes, words) => {
  const refused = await send('paper.docx', bytes);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toMatch(words);
  expect(refused.body).toContain('href="#file"');
});

test('who may not write, and what is no draft, is refused before a file is read', async () => {
  const auditor = fresh.visitor();
  await auditor.signIn('auditor');
  expect((await auditor.get(from)).statusCode).toBe(403);
  expect((await analyst.get('/analyse/assessments/01900000-0000-7000-8000-000000000000/bring-in')).statusCode).toBe(
    404,
  );
});
