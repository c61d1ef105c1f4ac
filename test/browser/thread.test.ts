import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { address, go, home, openChromium, openPage, plain, rowsOf, signIn, textsOf } from './chromium.ts';
import { runForestall } from './forestall-process.ts';

/**
 * What a newcomer does with the README, points 1 to 5, in Chromium with scripts switched off: one warning goes all the
 * way from the map to the account. The tests are the steps of one story, in order.
 */

const reasons = 'El Fasher is cut off; a démarche now may open the road for food. <b>Not bold.</b>';
const notTaken = 'An asset freeze: three weeks too slow.';
const purpose = 'The road to El Fasher open to food convoys by the end of the month, as the United Nations reports it.';
const lead = 'Sudan Unit';
const result = 'Delivered; the road was opened to two convoys.';
const closing = 'Two convoys have arrived; the siege is watched under a new warning if it tightens.';
const seenByHand = 'A post reports lists of names being read out at roadblocks.';

let browser: Browser;
let newcomer: Page;
let desk: Page;
let analyst: Page;
let minister: Page;

beforeAll(async () => {
  browser = await openChromium();
  [newcomer, desk, analyst, minister] = await Promise.all([openBare(), openBare(), openBare(), openBare()]);
});

afterAll(() => browser?.close());

const openBare = () => openPage(browser, { javaScriptEnabled: false });
const press = (page: Page, name: string) => go(page, page.getByRole('button', { name, exact: true }));
const follow = (page: Page, name: string | RegExp) => go(page, page.getByRole('link', { name, exact: true }).first());
const heading = (page: Page) =>
  page
    .locator('h1')
    .textContent()
    .then((text) => plain(text ?? ''));
const problem = (page: Page, field: string) =>
  page
    .locator(`#${field}-error`)
    .textContent()
    .then((text) => plain(text ?? '').replace(/^Error: /, ''));

async function submit(page: Page, name: string): Promise<number> {
  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  await press(page, name);
  return (await answer).status();
}

describe('1. The risk map', () => {
  test('opens under the warnings that stand unanswered, which come first', async () => {
    await newcomer.goto('/');
    const headings = await textsOf(newcomer, 'main h2');
    expect(headings[0]).toMatch(/unanswered past (its|their) time$/);
    expect(headings[1]).toBe('Chance of mass violence against civilians in twelve months');
    expect(await newcomer.locator('main > section').first().getAttribute('aria-labelledby')).toBe('unanswered');
    expect(await newcomer.locator('svg.picture-map').isVisible()).toBe(true);
  });

  test('says of every country what the table says, in its tool tip and by its colour, in both lenses', async () => {
    await follow(newcomer, /^All \d+ countries, both lenses/);
    const seen: string[] = [];
    for (const lens of ['Violence against civilians', 'All organised violence']) {
      await follow(newcomer, lens);
      for (const deaths of ['25 deaths or more', '100 deaths or more', '1,000 deaths or more']) {
        await follow(newcomer, deaths);
        expect(await textsOf(newcomer, '.fs-tabs [aria-current]')).toEqual([lens, deaths]);
        const onMap = await countriesOnMap(newcomer);
        const caption = plain((await newcomer.locator('figcaption').textContent()) ?? '');
        const inTable = await rowsOf(newcomer, '.fs-table');
        const drawn = inTable.filter(([name = '']) => !caption.includes(name));
        const figures = onMap.filter(({ tip }) => !tip.endsWith(': no figure'));
        expect(inTable.length).toBeGreaterThan(190);
        expect(inTable.length - drawn.length, 'countries said to be too small').toBe(4);
        expect(figures.map(({ tip }) => tip).toSorted()).toEqual(
          drawn.map(([name, chance, words]) => `${name}: ${chance}, ${words}`).toSorted(),
        );
        const legend = await legendRanges(newcomer);
        for (const { tip, fill } of figures) expect(legend.get(fill)?.(percentIn(tip)), `${tip} in ${fill}`).toBe(true);
        seen.push(figures.map(({ tip }) => tip).join());
      }
    }
    expect(new Set(seen).size, 'six different maps').toBe(6);
  });

  test('sorts its table by links in the column headers', async () => {
    await newcomer.goto('/warn');
    const byChance = await rowsOf(newcomer, '.fs-table');
    expect(byChance.map(([, chance = '']) => percentIn(chance))).toEqual(
      byChance.map(([, chance = '']) => percentIn(chance)).toSorted((left, right) => right - left),
    );
    await go(newcomer, newcomer.locator('.fs-table thead').getByRole('link', { name: 'Country' }));
    const names = (await rowsOf(newcomer, '.fs-table')).map(([name = '']) => name);
    expect(names).toEqual(names.toSorted((left, right) => left.localeCompare(right, 'en')));
    expect(await textsOf(newcomer, 'th[aria-sort="ascending"]')).toEqual(['Country ▲']);
    await go(newcomer, newcomer.locator('.fs-table thead').getByRole('link', { name: 'Country' }));
    expect((await rowsOf(newcomer, '.fs-table')).map(([name]) => name)).toEqual(names.toReversed());
    expect(await newcomer.locator('th[aria-sort="descending"]').count()).toBe(1);
  });

  test('states when the data end, when the forecast was made and which months it speaks of', async () => {
    const output = await runForestall(home, 'status', '--json');
    const status = JSON.parse(output);
    const madeOn = new Date(status.forecast.madeAt).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
    const dates = plain((await newcomer.locator('.fs-dates').textContent()) ?? '');
    expect(dates).toContain(`The forecast was made on ${madeOn} and speaks of June 2026 to May 2027`);
    expect(dates).toContain('Deaths by type of violence are known to the end of 2024');
    expect(dates).toContain('deaths of all types together to the end of May 2026');
    expect(status.figures.map((release: { lastPeriod: string }) => release.lastPeriod).toSorted()).toEqual([
      '2024',
      '2026-05',
    ]);
  });

  test('links to its method and to its skill, where every score stands beside its baselines', async () => {
    await follow(newcomer, 'How it is made');
    expect(await heading(newcomer)).toBe('How each number is made');
    await newcomer.goto('/warn');
    await follow(newcomer, 'how well it has done');
    expect(await heading(newcomer)).toBe('How well the forecasts have done');
    const tables = await newcomer.locator('section:has(svg.picture-square) > .fs-scroll table').all();
    // Three lenses, three numbers of deaths.
    expect(tables).toHaveLength(9);
    for (const table of tables) {
      const rows = await Promise.all(
        (await table.locator('tbody tr').all()).map((row) => row.locator('th, td').allTextContents()),
      );
      for (const method of [/^Forestall/, /^Persistence/, /^Base rate/]) {
        const scores = rows.find(([name = '']) => method.test(name))?.slice(1, 5) ?? [];
        expect(
          scores.filter((score) => /^[01]\.\d{3,4}$/.test(score)),
          `${method} of ${rows}`,
        ).toHaveLength(4);
      }
    }
    expect(await newcomer.locator('svg.picture-square').count()).toBeGreaterThanOrEqual(9);
  });
});

describe('2. A country’s page', () => {
  test('gives Sudan’s history, its forecast in a number and in PHIA words, and what moves it', async () => {
    await newcomer.goto('/warn');
    const [, chance, words] = (await rowsOf(newcomer, '.fs-table')).find(([name]) => name === 'Sudan') ?? [];
    await go(newcomer, newcomer.locator('.fs-table').getByRole('link', { name: 'Sudan', exact: true }));
    expect(await heading(newcomer)).toBe('Sudan');
    expect(plain((await newcomer.locator('.fs-answer__number').textContent()) ?? '')).toBe(`${chance} · ${words}`);
    const [first] = await rowsOf(newcomer, '[aria-labelledby="forecast"] .fs-scroll >> nth=0 >> table');
    expect(first?.slice(0, 3)).toEqual(['25 or more', chance, words]);
    expect(await newcomer.locator('[aria-labelledby="history-heading"] svg >> visible=true').count()).toBe(1);
    const history = await rowsOf(newcomer, '[aria-labelledby="history-heading"] table');
    expect(history).toHaveLength(36);
    expect(history.find(([year]) => year === '2024')?.[1]).toMatch(/^2,316/);
    expect((await textsOf(newcomer, '[aria-labelledby="forecast"] .fs-halves li')).length).toBeGreaterThan(2);
    expect(await textsOf(newcomer, '[aria-labelledby="timeline"] .fs-clock strong')).toContain('Warning opened');
  });
});

describe('3. A warning', () => {
  test('was raised by the rule: 10 to 30 of them, each with its reason, its owner and its time', async () => {
    await newcomer.goto('/warn/warnings?show=all');
    const entries = (await textsOf(newcomer, '.fs-list > li')).filter((text) => text.includes('The chance that'));
    expect(entries.length).toBeGreaterThanOrEqual(10);
    expect(entries.length).toBeLessThanOrEqual(30);
    for (const entry of entries.filter((text) => text.includes('· Opened ·'))) {
      expect(entry).toMatch(/Desk.* The chance that [\d,]+ or more civilians .* To be acknowledged by .* UTC, in \d+/);
    }
  });

  test('says what it owes and that it will climb, and sends who is not signed in to sign in and back', async () => {
    await desk.goto('/warn/warnings');
    await go(desk, desk.locator('.fs-list').getByRole('link', { name: 'Sudan', exact: true }));
    const page = plain((await desk.locator('main').textContent()) ?? '');
    expect(page).toMatch(
      /To be acknowledged by \d+ \w+ \d{4} at \d\d:\d\d UTC, in \d+ hours\. Past that it climbs by itself\./,
    );
    expect(await desk.locator('main').getByRole('button').count()).toBe(0);
    await go(desk, desk.locator('main').getByRole('link', { name: 'Sign in' }));
    await signIn(desk, 'Desk officer');
    expect(await heading(desk)).toBe('Warning: Sudan');
  });

  test('is acknowledged by the desk officer', async () => {
    expect(await submit(desk, 'Acknowledge: I have it')).toBe(303);
    expect(await clock(desk)).toEqual(['Opened', 'Acknowledged']);
    expect(await stateOf(desk)).toBe('Acknowledged');
    expect(plain((await desk.locator('main').textContent()) ?? '')).toMatch(/To be decided by .* climbs by itself/);
  });

  test('is not decided without reasons: said beside the field, and nothing typed is lost', async () => {
    await press(desk, 'Decide');
    expect(await desk.locator('.govuk-form-group--error, .govuk-error-message').count(), 'untouched form').toBe(0);
    await desk.getByRole('radio', { name: 'Act', exact: true }).check();
    await desk.getByLabel('Options not taken, and why (optional)').fill(notTaken);
    expect(await submit(desk, 'Record the decision')).toBe(422);
    expect(await problem(desk, 'reasons')).toBe('Enter the reasons, in at most 4,000 characters');
    expect(await desk.title()).toMatch(/^Error: /);
    expect(await desk.getByRole('radio', { name: 'Act', exact: true }).isChecked()).toBe(true);
    expect(await desk.locator('#optionsNotTaken').inputValue()).toBe(notTaken);
    expect(await desk.locator('.govuk-form-group--error').count(), 'only the field at fault').toBe(1);
    await desk.getByRole('alert').getByRole('link').click();
    expect(new URL(desk.url()).hash).toBe('#reasons');
  });

  test('is decided with reasons, and keeps them word for word', async () => {
    await desk.getByLabel('Reasons', { exact: true }).fill(reasons);
    expect(await submit(desk, 'Record the decision')).toBe(303);
    expect(await clock(desk)).toEqual(['Opened', 'Acknowledged', 'Decided']);
    await go(desk, desk.locator('[aria-labelledby="decisions"]').getByRole('link', { name: 'Act', exact: true }));
    const [, , said, options] = await textsOf(desk, '.govuk-summary-list__value');
    expect([said, options]).toEqual([reasons, notTaken]);
    await follow(desk, 'The warning it answers');
  });

  test('gets no action with a date that is past or not real: said beside the field, and nothing typed is lost', async () => {
    await press(desk, 'Begin an action');
    expect(await desk.locator('.govuk-form-group--error, .govuk-error-message').count(), 'untouched form').toBe(0);
    expect(await desk.locator('#instrument option').count()).toBe(48);
    await desk.getByLabel('With which instrument?').selectOption({ label: 'Démarche' });
    await desk.getByLabel('What is it to bring about?').fill(purpose);
    await desk.getByLabel('Who leads it?').fill(lead);
    for (const [day, month, year, said] of [
      ['1', '3', '2020', 'The date must be today or later.'],
      ['31', '2', '2031', 'Enter a real date, such as 31 3 2027'],
    ] as const) {
      await fillDate(desk, [day, month, year]);
      expect(await submit(desk, 'Begin the action')).toBe(422);
      expect(await problem(desk, 'dueOn-date')).toBe(said);
      expect(await desk.locator('#instrument').inputValue()).toBe('demarche');
      expect(await desk.locator('#purpose').inputValue()).toBe(purpose);
      expect(await desk.locator('#lead').inputValue()).toBe(lead);
      expect(await Promise.all(dateFields(desk).map((field) => field.inputValue()))).toEqual([day, month, year]);
    }
  });

  test('gets an action with an instrument of the catalogue', async () => {
    await fillDate(desk, ['31', '3', String(new Date().getUTCFullYear() + 1)]);
    expect(await submit(desk, 'Begin the action')).toBe(303);
    expect(await clock(desk)).toEqual(['Opened', 'Acknowledged', 'Decided', 'Action begun']);
    expect(await stateOf(desk)).toBe('Action begun');
  });

  test('sees its action completed, not without a result', async () => {
    await go(desk, desk.locator('[aria-labelledby="actions"]').getByRole('link', { name: 'Démarche', exact: true }));
    expect(await submit(desk, 'Complete the action')).toBe(422);
    expect(await problem(desk, 'result')).toBe('Enter what came of the action, in at most 4,000 characters');
    await desk.getByLabel('What came of it?').fill(result);
    expect(await submit(desk, 'Complete the action')).toBe(303);
    expect(plain((await desk.locator('main').textContent()) ?? '')).toContain(`${result} (completed`);
    await follow(desk, 'The warning it answers');
  });

  test('is closed with a reason, and shows the hours of each step since the one before', async () => {
    await press(desk, 'Close the warning');
    await desk.locator('#reason').fill(closing);
    expect(await submit(desk, 'Close the warning')).toBe(303);
    expect(await clock(desk)).toEqual(['Opened', 'Acknowledged', 'Decided', 'Action begun', 'Closed']);
    const latencies = await textsOf(desk, '.fs-clock > li > .fs-clock__latency');
    expect(latencies).toHaveLength(4);
    for (const latency of latencies) {
      expect(latency).toMatch(/^(less than a minute|\d+ (minute|hour|day)s?( \d+ hours?)?) after the step before$/);
    }
    expect(await stateOf(desk)).toBe('Closed');
    expect(await desk.locator('main').getByRole('button').count()).toBe(0);
  });

  test('is told whole, in order, in the country’s time line', async () => {
    await go(desk, desk.locator('h1').getByRole('link', { name: 'Sudan' }));
    // What others have written about the country stands there too: “Session: new”.
    const told = await textsOf(desk, '[aria-labelledby="timeline"] .fs-clock strong');
    expect(told.filter((words) => !words.includes(': '))).toEqual([
      'Warning closed',
      'Action completed',
      'Action begun',
      'Decision',
      'Warning acknowledged',
      'Warning opened',
    ]);
    const lines = await textsOf(desk, '[aria-labelledby="timeline"] .fs-clock > li');
    for (const [index, said] of [closing, result, `Démarche: ${purpose}`, `Act: ${reasons}`].entries()) {
      expect(lines[index]).toContain(said);
      expect(lines[index]).toContain('by Desk officer (West Africa Desk)');
    }
  });

  test('is counted in the latency account, from the ledger', async () => {
    await follow(desk, 'Account');
    await follow(desk, 'From warning to action');
    const rows = await rowsOf(desk, '.fs-table');
    expect(rows.map(([stretch]) => stretch)).toEqual([
      'Opened to acknowledged',
      'Acknowledged to decided',
      'Decided to action begun',
      'Opened to action begun',
    ]);
    for (const [stretch, median, longest, through] of rows) {
      expect([median, longest].join(), stretch).toMatch(/(minute|hour).*,.*(minute|hour)/);
      expect(Number(through), stretch).toBeGreaterThanOrEqual(1);
    }
  });
});

describe('3. A warning opened by hand', () => {
  test('is opened by the watch analyst, and gets no second one beside it', async () => {
    await signIn(analyst, 'Watch analyst');
    await analyst.goto('/warn/warnings');
    await press(analyst, 'Open a warning');
    expect(await analyst.locator('.govuk-form-group--error, .govuk-error-message').count(), 'untouched form').toBe(0);
    await fillWarning(analyst);
    expect(await submit(analyst, 'Open the warning')).toBe(303);
    expect(await heading(analyst)).toBe('Warning: Guyana');
    expect(await clock(analyst)).toEqual(['Opened']);
    expect(plain((await analyst.locator('.fs-clock').textContent()) ?? '')).toContain(seenByHand);

    await analyst.goto('/warn/warnings/new');
    await fillWarning(analyst);
    expect(await submit(analyst, 'Open the warning')).toBe(409);
    expect(await problem(analyst, 'country')).toBe('A warning on this country is open already. Answer that one.');
    expect(await analyst.locator('#country').inputValue()).toBe('GUY');
    expect(await analyst.getByRole('radio', { name: 'High', exact: true }).isChecked()).toBe(true);
    expect(await analyst.locator('#reason').inputValue()).toBe(seenByHand);
  });

  test('is not for the watch analyst to answer: no button, and a request past the page is refused', async () => {
    await analyst.goto('/warn/warnings');
    await go(analyst, analyst.locator('.fs-list').getByRole('link', { name: 'Guyana', exact: true }));
    expect(await textsOf(analyst, 'main [role="button"], main button')).toEqual(['Begin an assessment']);
    const warning = analyst.url().split('/').at(-1) ?? '';
    const _csrf = await analyst.locator('input[name="_csrf"]').first().inputValue();
    for (const [path, form] of [
      [`/warn/warnings/${warning}/acknowledge`, { _csrf }],
      ['/decide/decisions', { _csrf, warning, choice: 'act', reasons, optionsNotTaken: '' }],
      [`/warn/warnings/${warning}/close`, { _csrf, reason: closing }],
    ] as const) {
      const answer = await analyst.request.post(`${address}${path}`, { form });
      expect(answer.status(), path).toBe(403);
      expect(await answer.text()).toContain('Your role does not take this step. Sign in as somebody who may.');
    }
    await analyst.reload();
    expect(await clock(analyst)).toEqual(['Opened']);
  });

  test('is seen by the minister, who may answer it', async () => {
    await signIn(minister, 'Minister of State');
    expect(await heading(minister)).toBe('Good day, Minister');
    expect((await textsOf(minister, 'main h2'))[0]).toMatch(/unanswered past (its|their) time$/);
    await follow(minister, /^All \d+ open warnings$/);
    await go(minister, minister.locator('.fs-list').getByRole('link', { name: 'Guyana', exact: true }));
    expect(await submit(minister, 'Acknowledge: I have it')).toBe(303);
    await press(minister, 'Decide');
    await minister.getByRole('radio', { name: 'Watch', exact: true }).check();
    await minister.getByLabel('Reasons', { exact: true }).fill('The post is asked for names and dates by Friday.');
    const nextYear = String(new Date().getUTCFullYear() + 1);
    for (const [part, value] of [
      ['day', '31'],
      ['month', '3'],
      ['year', nextYear],
    ] as const) {
      await minister.locator(`[name="comeBackOn-${part}"]`).fill(value);
    }
    expect(await submit(minister, 'Record the decision')).toBe(303);
    expect(await clock(minister)).toEqual(['Opened', 'Acknowledged', 'Decided']);
    expect(await minister.getByRole('button', { name: 'Begin an action' }).count(), 'decided to watch').toBe(0);
  });
});

describe('The command line beside the running app', () => {
  test('verifies the ledger of all this', async () => {
    const output = await runForestall(home, 'ledger', 'verify', '--json');
    const verified = JSON.parse(output);
    expect(verified.intact).toBe(true);
    expect(verified.entries).toBeGreaterThan(20);
    expect(verified.root).toMatch(/^[0-9a-f]{64}$/);
  });

  test('lists the open warnings that the page lists', async () => {
    await newcomer.goto('/warn/warnings');
    const links = await newcomer.locator('.fs-list > li > a').all();
    const onPage = await Promise.all(links.map(async (link) => (await link.getAttribute('href'))?.split('/').at(-1)));
    const output = await runForestall(home, 'warnings', '--json');
    const listed: { count: number; warnings: readonly { id: string; countryName: string }[] } = JSON.parse(output);
    expect(listed.count).toBe(onPage.length);
    expect(listed.warnings.map(({ id }) => id).toSorted()).toEqual(onPage.toSorted());
    expect(listed.warnings.map(({ countryName }) => countryName)).not.toContain('Sudan');
  });
});

const clock = (page: Page) => textsOf(page, '.fs-clock > li:not(.fs-clock__next) > strong');

async function stateOf(page: Page): Promise<string> {
  const row = page.locator('.govuk-summary-list__row', { has: page.getByText('State', { exact: true }) });
  return plain((await row.locator('dd').textContent()) ?? '');
}

const dateFields = (page: Page): readonly Locator[] =>
  ['Day', 'Month', 'Year'].map((name) => page.getByLabel(name, { exact: true }));

async function fillDate(page: Page, parts: readonly string[]): Promise<void> {
  for (const [index, field] of dateFields(page).entries()) await field.fill(parts[index] ?? '');
}

async function fillWarning(page: Page): Promise<void> {
  await page.getByLabel('Country', { exact: true }).selectOption({ label: 'Guyana' });
  await page.getByRole('radio', { name: 'High', exact: true }).check();
  await page.getByLabel('What makes you think so?').fill(seenByHand);
}

/** Each country that the map links, with its tool tip and the colour of its layer. */
async function countriesOnMap(page: Page): Promise<readonly { readonly tip: string; readonly fill: string }[]> {
  const found: { tip: string; fill: string }[] = [];
  for (const layer of await page.locator('.picture-countries > g[fill]').all()) {
    const fill = (await layer.getAttribute('fill')) ?? '';
    for (const tip of await layer.locator('a > title').allTextContents()) found.push({ tip: plain(tip), fill });
  }
  return found;
}

/** For each colour of the legend, whether a number that is shown as this whole per cent may belong to it. */
async function legendRanges(page: Page): Promise<ReadonlyMap<string, (percent: number) => boolean>> {
  const ranges = new Map<string, (percent: number) => boolean>();
  for (const step of await page.locator('.map-legend-step').all()) {
    const fill = (await step.locator('rect').last().getAttribute('fill')) ?? '';
    const words = plain((await step.locator('.map-legend-range').textContent()) ?? '');
    const [low = 0, high = 100] = (words.match(/\d+/g) ?? []).map(Number);
    if (words.startsWith('Under')) ranges.set(fill, (percent) => percent - 0.5 < low);
    else ranges.set(fill, (percent) => percent >= low && percent <= high);
  }
  return ranges;
}

/** A per cent as it is written: `12 %`, `under 1 %` as 0.5, `over 99 %` as 99.5. */
function percentIn(text: string): number {
  const [, bound, number] = /(under |over )?(\d+) %/.exec(text) ?? [];
  return Number(number) + (bound === 'under ' ? -0.5 : bound === 'over ' ? 0.5 : 0);
}
