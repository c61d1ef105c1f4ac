import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '../../src/platform/database/actor.ts';
import type { FileBytes } from '../../src/platform/files/file-bytes.ts';
import { textFile } from '../fresh-services.ts';
import { openChromium } from './chromium.ts';
import { type MovedSite, movedSite } from './moved-site.ts';
import { createWalker, type Looked, type Walker } from './walker.ts';

/**
 * From two days of the UN’s list to a case that is decided: a file of partners is screened, what was found is judged by
 * one and checked by another, and the person who is truly listed becomes a case of one’s own, to what was seen in the
 * place a year after the listing. Scripts are switched off.
 */

const folder = join(process.env.FORESTALL_SHARED ?? join(import.meta.dirname, '../../../shared'), 'data/sanctions');
const lists = ['un-consolidated-2023-03-28.xml.gz', 'un-consolidated-2025-03-23.xml.gz'];
const ukList = 'uk-list.jsonl.gz';
const missing = [...lists, ukList].some((name) => !existsSync(join(folder, name)));
if (missing) console.log(`Passed over: ${lists.join(' and ')} are not in ${folder}`);

const looked: Looked = { kinds: new Set(), faults: [] };
let browser: Browser;
let site: MovedSite;
let desk: Walker;
let focal: Walker;
let minister: Walker;
/** The address of the case that is opened on the way, and the day on which its subject is listed. */
let designation = '';
const listedOn = '2026-11-24';

beforeAll(async () => {
  if (missing) return;
  // Of its own: other tests import lists of later days.
  [browser, site] = await Promise.all([openChromium(), movedSite()]);
  await site.services.figures.loadShipped(systemActor);
  [desk, focal, minister] = [await as('Desk officer'), await as('Focal Point'), await as('Minister')];
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const as = (role: string) => createWalker(browser, role, looked, site.address);

/** Listed people as a careless clerk writes them, and many whom no list knows. */
function partners(): string {
  const listed = [
    'Seka Yasin Baluku,person,1977',
    'Calixte Mbarushimana,person,1963',
    'Sylvestre Mudacumura,person,1954',
  ];
  const innocent = Array.from({ length: 494 }, (_, at) => `Well Committee of Ward ${at + 1},organisation,`);
  const odd = ['🙂,person,', ',person,', `${'n'.repeat(10_000)},person,`];
  return ['name,kind,birth', ...listed, ...innocent, ...odd].join('\n');
}

/** The shipped months, and after them made-up ones to the end of the year after: each as it was two years before. */
function laterFigures(): FileBytes {
  const shipped = readFileSync(join(import.meta.dirname, '../../data/monthly-deaths.csv'), 'utf8')
    .trimEnd()
    .split('\n');
  const later = shipped.flatMap((line) => {
    const month = `${Number(line.slice(0, 4)) + 2}${line.slice(4, 7)}`;
    return month > '2026-05' && month <= '2027-12' ? [`${month}${line.slice(7)}`] : [];
  });
  return textFile('monthly-deaths.csv', [...shipped, ...later]);
}

/** Where the pages of screening are. */
const page = '/act/sanctions/screening';

test.skipIf(missing)('two UN lists are imported, and the page says what differs between them', async () => {
  for (const name of lists) {
    const said = await site.run('sanctions', 'import', join(folder, name), '--source', 'un');
    expect(said).toContain('UN Security Council Consolidated List');
  }
  await desk.walk('Act', 'Sanctions in force', 'Sanctions lists');
  await desk.follow('since 27 March 2023');
  expect(await desk.said()).toMatch(/From 27 March 2023 to \d+ March 2025: \d+ added, \d+ removed, \d+ changed\./);
});

test.skipIf(missing)(
  'a file of 500 partners is screened in the background, and what it cannot take is told',
  async () => {
    await desk.walk('Act', 'Sanctions in force', 'Screening');
    await desk.press('Screen a file');
    const file = { name: 'partners.csv', mimeType: 'text/csv', buffer: Buffer.from(partners()) };
    await desk.page.getByLabel('Which file?').setInputFiles(file);
    await desk.press('Screen');
    for (let tries = 0; !(await desk.said()).includes('497 were screened'); tries += 1) {
      if (tries > 300) throw new Error(`The screening has not ended: ${(await desk.said()).slice(0, 300)}`);
      await wait(200);
      await desk.follow('Look again').catch(() => desk.page.reload());
    }
    const said = await desk.said();
    expect(said).toContain('3 rows were refused');
    expect(said).toContain('“🙂” has none to compare by');
    expect(said).toContain('Enter a name: there is none');
    expect(said).toContain('this one has 10,000');
    expect(said).toContain('Seka Yasin Baluku');
    expect(said).not.toContain('Well Committee');
    const csv = await (await desk.file('Every row and what was found, as CSV')).text();
    expect(csv.trimEnd().split('\r\n').length).toBeGreaterThanOrEqual(501);
    await desk.look();
  },
);

test.skipIf(missing)(
  'one says that they are the same, and it stands once a second person has said so too',
  async () => {
    await desk.follow('Seka Yasin Baluku');
    expect(await desk.said()).toMatch(/almost certain \(0\.9\d\d\)/);
    await desk.fill({
      'Are they the same?': 'They are the same',
      'What shows it?': 'The same year of birth and the same post',
    });
    await desk.press('Record the finding');
    expect(await desk.said()).toContain('Your finding waits for somebody else to check it.');
    await focal.walk('Act', 'Sanctions in force', 'Screening');
    expect(await focal.said()).toMatch(/1 finding of others for your check/);
    await focal.follow('Seka Yasin Baluku', focal.page.locator('[aria-label="Findings to be checked"]'));
    await focal.fill({
      'Are they the same?': 'They are the same',
      'What shows it?': 'His photograph, beside that of Interpol',
    });
    await focal.press('Record the check');
    expect(await focal.said()).toContain('Found the same');
  },
);

test.skipIf(missing)(
  'money to the one who was found listed is refused beside its field, with where it is settled',
  async () => {
    const manager = await as('Programme manager');
    await manager.walk('Act', 'Development and the Fund');
    await manager.press('New: Programme');
    await manager.fill({
      'What is it called?': 'Roads of the Rwenzori',
      'What is it for?': 'Roads to markets.',
      'Who pays for it?': 'The cross-government Fund',
      'Which department leads it?': 'Department for International Development',
      'In which country?': 'Democratic Republic of the Congo',
      'When does it begin?': '2026-04-01',
      'In which currency is it kept?': 'GBP',
      'Under which OECD purpose code?': '15220',
      'Which organisation reports it, by its IATI identifier?': 'GB-GOV-52',
      'What is that organisation called?': 'The Fund',
    });
    await manager.press('Save');
    await manager.follow('Add: Project');
    await manager.fill({
      'What is it called?': 'The road to Beni',
      'What does it do?': 'Gravel.',
      'Who carries it out?': 'Seka Yasin Baluku',
      'Would it endanger that partner to be named in public?': 'No',
      'Whose money is it?': 'department-for-international-development 100% ODA 100%',
      'When does it begin?': '2026-04-01',
    });
    await manager.press('Save');
    await manager.follow('The road to Beni');
    expect(await manager.said()).toContain('Nothing is promised or paid to the partner');
    await manager.follow('Add: Budget');
    await manager.fill({ 'From which day?': '2026-04-01', 'How much?': '1,000.00' });
    await manager.press('Save');
    await manager.follow('Add: Commitment');
    await manager.fill({ 'When was it promised?': '2026-05-01', 'How much?': '500.00' });
    const refused = await manager.refused('Save');
    expect(refused).toContain('“Seka Yasin Baluku” may be');
    expect(refused).toContain(`Settle it first: ${page}/matches/`);
  },
);

test.skipIf(missing)('a case of one’s own is opened, put through to a decision, and shows its clock', async () => {
  await desk.walk('Act', 'Sanctions in force', 'Regimes');
  await desk.press('New: Sanctions regime');
  await desk.fill({
    'What is it called?': 'Democratic Republic of the Congo 2019',
    'Which regulations make it?': 'The Democratic Republic of the Congo (Sanctions) (EU Exit) Regulations 2019',
    'Since when?': '2019-04-05',
    'What is it for?': 'To end violence in the east.',
  });
  await desk.press('Save');
  const regime = desk.page.url().split('/').at(-1);
  await desk.page.goto(`/act/sanctions/listing-criteria/new?regime=${regime}`);
  await desk.fill({
    'What is it called?': 'Attacks on civilians',
    'What does it say, word for word?': 'Planning, directing or committing attacks on civilians.',
  });
  await desk.press('Save');
  // The pair that was found the same is the evidence that the case begins from.
  await desk.page.goto(`${page}/matches?state=same`);
  await desk.follow('Seka Yasin Baluku');
  await desk.press('Open a designation case from this');
  await desk.fill({
    'Under which regime?': 'Democratic Republic of the Congo 2019',
    'In which country?': 'Democratic Republic of the Congo',
    'Which measures are sought?': ['Asset freeze'],
  });
  await desk.press('Save');
  const address = desk.page.url();
  designation = address;
  const step = async (walker: Walker, name: string, answers: Parameters<Walker['fill']>[0]) => {
    await walker.page.goto(address);
    await walker.press(name);
    await walker.fill(answers);
    await walker.press(name);
  };
  await desk.page.goto(address);
  await desk.follow(/^Answer it/);
  await desk.fill({ 'Is it met?': 'Met', 'For which reasons?': 'He leads those who kill in Beni.' });
  await desk.press('Save');
  await desk.page.goto(address);
  await desk.press('The evidence is gathered');
  await step(desk, 'Set out the grounds', {
    'What are the reasonable grounds to suspect involvement?': 'He leads those who kill in Beni.',
  });
  await step(desk, 'Say why it is appropriate', { 'Why is it appropriate?': 'The UN has listed him.' });
  await step(focal, 'Record the legal test', { 'What does the lawyer advise?': 'The test is met.' });
  await step(desk, 'State the reasons', { 'What is the statement of reasons?': 'He commands the ADF.' });
  await step(desk, 'Record the co-ordination with partners', {
    'With whom was it co-ordinated, and what did each say?': 'The European Union lists him as well.',
  });
  await desk.page.goto(address);
  const lacks = '“Attacks on civilians” is met without evidence: add what it stands on.';
  expect(await desk.refused('Submit it to the minister')).toContain(lacks);
  await desk.page.goto(address);
  await desk.follow(/^Add evidence/);
  await desk.fill({
    'What does it show?': 'That he commands them',
    'What is the evidence?': 'A document',
    'A document: what is its title, and whose is it?': 'The UN’s narrative summary',
    'A document: of which day is it?': '2020-02-06',
    'A document: where can it be read?': 'https://main.un.org/securitycouncil',
    'What of it can be released?': 'All of it',
  });
  await desk.press('Save');
  await desk.page.goto(address);
  await desk.press('Submit it to the minister');
  await step(minister, 'Decide to list', { 'For which reasons?': 'To stop the killing.' });
  await desk.page.goto(address);
  const said = await desk.said();
  expect(said).toContain('To be listed');
  expect(said).toMatch(/Proposed.*Evidence gathered.*Grounds set out.*Legally tested.*Submitted/s);
  expect(said).toContain('Where a similar name stands');
});

test.skipIf(missing)(
  'once it is listed, and a year later is in the figures, the case says what was seen in the place since',
  async () => {
    await desk.page.goto(designation);
    await desk.press('Record the publication');
    await desk.fill({
      'What is published?': 'Seka Yasin Baluku, commander of the ADF: asset freeze.',
      'On which day was it listed?': listedOn,
      'Under which number of the list?': 'DRC0042',
    });
    await desk.press('Record the publication');
    expect(await desk.said()).toContain('Too little is known yet: the figures end with May 2026');
    site.clock.forward(400 * 24);
    await site.services.figures.ingest(systemActor, [laterFigures()]);
    await desk.page.reload();
    const said = await desk.said();
    expect(said).toContain('What was seen in the place afterwards');
    expect(said).toMatch(/Before: November 2025 to October 2026[\d,]+ deaths? in organised violence/);
    expect(said).toMatch(/After: December 2026 to November 2027[\d,]+ deaths? in organised violence/);
    expect(said).toMatch(/95% interval \d+\.\d\d to \d+\.\d\d/);
    expect(said).toContain('what would have been without the designation, nobody has seen');
    await desk.look();
  },
);

test.skipIf(missing)(
  'the partner gap says on which list of others the subject of the UN’s list is missing',
  async () => {
    await desk.walk('Act', 'Sanctions in force', 'Who is on which list');
    const alone = await desk.said();
    expect(alone).toContain('UK Sanctions List is not imported: nobody is held against it.');
    expect(alone).toContain('Subjects of this list');
    await site.run('sanctions', 'import', join(folder, ukList));
    await desk.page.reload();
    for (let tries = 0; (await desk.said()).includes('still to be compared by name'); tries += 1) {
      if (tries > 300) throw new Error('The comparing has not ended');
      await wait(500);
      await desk.page.reload();
    }
    expect(await desk.said()).toMatch(/HAI0012.*on no list of the UN of that day/s);
    await desk.fill({ 'Whose subjects?': 'UK Sanctions List' });
    await desk.press('Show this list');
    expect(await desk.said()).toMatch(/\d,\d{3} subjects of the UK Sanctions List, held against the other lists/);
    await desk.fill({ 'Missing on': 'UN Security Council Consolidated List' });
    await desk.press('Filter');
    expect(await desk.said()).toContain('Ask them to list');
    await desk.look();
  },
);

test.skipIf(missing)(
  'a pair of records is decided by a person, the next one follows, and it is taken back',
  async () => {
    await desk.walk('Act', 'Sanctions in force', 'Who is on which list');
    await desk.page.goto('/act/sanctions/register/pairs');
    await desk.look();
    await desk.press('Begin with the first');
    const pair = desk.page.url();
    await desk.look();
    expect(await desk.said()).toContain('What speaks for and against');
    await desk.fill({ 'Are they the same subject?': 'The same subject', 'What shows it?': 'One date of birth' });
    await desk.press('Decide, and go on to the next');
    expect(desk.page.url()).not.toBe(pair);
    expect(await desk.said()).toContain('Nobody has decided.');
    await desk.page.goto(pair);
    expect(await desk.said()).toContain('One date of birth');
    await desk.fill({ 'Why is it taken back?': 'It was another’s' });
    await desk.press('Take it back');
    expect(await desk.said()).toContain('Taken back');
  },
);

test.skipIf(missing)(
  'every page on the way is sound for everybody: axe finds nothing, and nothing is cut at 320 px',
  () => {
    expect(looked.faults).toEqual([]);
  },
);
