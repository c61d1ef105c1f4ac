import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { insertMadeUpRun, madeUpRisk } from '../../../test/made-up-run.ts';
import { maker } from '../../../test/records/examples.ts';

let fresh: FreshSite;
let desk: Visitor;
beforeAll(async () => {
  fresh = await freshSite();
  await insertMadeUpRun(fresh, [madeUpRisk('GUY', { target: 'one-sided', thresholdDeaths: 25, probability: 0.02 })]);
  desk = fresh.visitor();
  await desk.signIn('desk-officer');
});
afterAll(() => fresh.close());

const panelOf = (body: string) => /<section aria-labelledby="as-member">[\s\S]*?<\/section>/.exec(body)?.[0] ?? '';

test('a member’s page says how it voted, and which sessions it has before it with what it says it will do', async () => {
  const made = maker(fresh.services);
  const body = await made('forum-body');
  const held = await made('forum-session', { body, title: 'Meeting on El Fasher' });
  const coming = await made('forum-session', {
    body,
    title: 'Meeting on El Obeid',
    opensOn: '2027-01-15',
    closesOn: null,
  });
  const votes = { announcedInFavour: null, announcedAgainst: null, announcedAbstaining: null, rule: 'majority' };
  const vote = await made('forum-vote', {
    ...{ ...votes, session: held, title: 'Access to El Fasher', heldOn: '2026-11-20', adopted: true },
    ...{ inFavour: ['FRA', 'GBR', 'SLE'], against: [], abstaining: ['GUY'], absent: [] },
  });
  const other = await made('forum-vote', {
    ...{ ...votes, session: held, title: 'A vote without it', heldOn: '2026-11-20', adopted: true },
    ...{ inFavour: ['FRA', 'GBR'], against: [], abstaining: [], absent: [] },
  });
  const position = await made('member-position', { session: coming, member: 'GUY', stance: 'undecided' });

  const page = panelOf((await desk.get('/places/GUY')).body);
  expect(page).toContain(`href="/act/diplomacy/votes/${vote}"`);
  expect(page).toMatch(/<strong>Abstained<\/strong>/);
  expect(page).toContain('Access to El Fasher');
  expect(page).not.toContain(other);
  expect(page).toContain(`href="/act/diplomacy/sessions/${coming}"`);
  expect(page).toContain('15 January 2027');
  expect(page).toContain(`href="/act/diplomacy/positions/${position}">Undecided`);
  expect(panelOf((await desk.get('/places/FRA')).body)).toContain('In favour');
  expect(panelOf((await desk.get('/places/NOR')).body)).toBe('');
});
