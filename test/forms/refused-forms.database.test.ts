import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordsOf } from '../../src/main.ts';
import { newKeyPair, publicKeyPem } from '../../src/people/sealed-identities/identity-crypto.ts';
import { allCountries } from '../../src/places/country.ts';
import { systemActor } from '../../src/platform/database/actor.ts';
import { addLanguage, languages, readCatalogue } from '../../src/platform/language/language.ts';
import type { Typed } from '../../src/platform/records/record-form.ts';
import type { WarningId } from '../../src/warn/warnings/warning.ts';
import { countryCode, inRole } from '../fresh-services.ts';
import type { FreshSite } from '../fresh-site.ts';
import { outside, shownText } from '../language/shown-text.ts';
import { madeUpUkList, madeUpUnList } from '../made-up-lists.ts';
import { maker } from '../records/examples.ts';
import { expectRefused, type TriedSite, tryForms } from './form-sender.ts';

/**
 * The forms that no record has: each with answers that it cannot take. Each is refused whole, beside its field, with
 * nothing typed lost. A form of the site that stands neither here nor among those let off fails.
 */

type BadAnswer = {
  readonly about: string;
  readonly by?: string;
  /** Where it is sent; its route, where this has none of the route's names. */
  readonly address?: string;
  readonly typed: Typed;
  readonly status: number;
  /** The fields beside which it is refused; nothing where no field is to blame. */
  readonly beside?: readonly string[];
  /** What never comes back, and why. */
  readonly secret?: readonly string[];
};

type Standing = Awaited<ReturnType<typeof standing>>;

let site: TriedSite;
let fresh: FreshSite;
let here: Standing;

beforeAll(async () => {
  site = await tryForms(async (opened) => {
    fresh = opened;
    here = await standing();
  });
});
afterAll(() => site?.close());

/** What the forms are about, each thing where one of their refusals finds it. */
async function standing() {
  const { services } = fresh;
  const made = maker(services);
  const [analyst, desk] = [inRole('watch-analyst'), inRole('desk-officer')];
  const open = (code: string) => services.warnings.openByHand(analyst, countryCode(code), 'high', 'Risen');
  const action = await made('action');
  const another = { instrument: 'demarche', purpose: 'A second', lead: 'The embassy', dueOn: '2027-03-31' };
  const onSouthSudan = (await made('warning')) as WarningId; // From the maker of one.
  const ended = await services.actions.begin(desk, onSouthSudan, another);
  await services.actions.complete(desk, ended, 'They were let in');
  const planned = await services.actions.plan(desk, onSouthSudan, another);
  const watched = await open('MLI');
  await services.warnings.acknowledge(desk, watched);
  const closed = await open('NER');
  await services.warnings.acknowledge(desk, closed);
  const choosing = { choice: 'watch', reasons: 'Look closer', optionsNotTaken: '' } as const;
  await services.decisions.decide(desk, closed, choosing);
  await services.warnings.close(inRole('focal-point'), closed, 'It is quiet');
  const setAside = await made('signal', { country: 'TCD', region: null });
  const signals = recordsOf(services).find(({ definition }) => definition.kind === 'signal');
  const seen = await made('signal', { country: 'SSD', region: null });
  await signals?.take(analyst, setAside as never, 'set-aside', { reason: 'Old' }, { expected: 'any' });
  const inviting = { name: 'A network', country: 'SSD', lastDay: '2027-06-30' };
  for (const holder of [analyst, inRole('focal-point')]) {
    await services.identityKeys.register(holder, publicKeyPem((await newKeyPair()).publicKey));
  }
  const invited = await services.invitations.make(analyst, {
    ...inviting,
    holders: [analyst.personId, inRole('focal-point').personId],
  });
  const key = await services.identityKeys.register(desk, publicKeyPem((await newKeyPair()).publicKey));
  return {
    invited: `/warn/reports/invited/${invited}`,
    ...{ action, ended, planned, onSouthSudan, watched, closed, setAside, seen },
    opened: await open('BFA'),
    screening: await screened(),
    strategy: await made('strategy'),
    question: await made('judgement-question'),
    section: await made('assessment-section'),
    comment: await made('section-comment'),
    fingerprint: typeof key === 'string' ? key : '',
  };
}

/** One who may be on a list, and is not screened again. */
async function screened() {
  const { sanctionsLists, screening } = fresh.services;
  const [desk, nothing] = [inRole('desk-officer'), { birthDates: [], nationalities: [], identifiers: [] }];
  await sanctionsLists.importList(systemActor, madeUpUnList('2026-11-20', [{ reference: 'X1', name: 'Ann Lee' }]));
  await sanctionsLists.importList(systemActor, madeUpUkList('2026-11-20', [{ reference: 'Y1', name: 'Ann Leigh' }]));
  const said = { kind: 'person', names: ['Ann Lee'], purpose: null, reference: null, ...nothing } as const;
  const run = await screening.screenOne(desk, said, { isStanding: false });
  const { matches } = await screening.matches(desk, {}, { offset: 0, limit: 1 });
  return { run, match: matches[0]?.id ?? '' };
}

const id = '018f3f6e-0000-7000-8000-000000000000';
const long = (count: number) => 'too long '.repeat(Math.ceil((count + 1) / 9)).trim();
const day = (name: string, [year, month, date]: readonly [string, string, string]): Typed => ({
  [`${name}-day`]: date,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
});
const thirtiethOfFebruary = (name: string) => day(name, ['2027', '2', '30']);
const auditor = (typed: Typed, more: Partial<BadAnswer> = {}): BadAnswer => ({
  about: 'from somebody who may not',
  ...{ by: 'auditor', typed, status: 403 },
  ...more,
});

const opening = { country: 'SSD', level: 'high', reason: 'Militias gather' };
const deciding = { choice: 'act', reasons: 'Lives are at risk', optionsNotTaken: 'To wait: too late', amount: '1,000' };
const beginning = { instrument: 'demarche', purpose: 'Observers are let in', lead: 'The embassy' };
const inTime = day('dueOn', ['2027', '3', '31']);
const inTime2027 = (name: string) => day(name, ['2027', '3', '31']);

const ownTable = 'day,killed\n2024-03-01,12';
const ownSource = { name: 'Attacks', publisher: 'A network', licence: 'With its leave', dateForm: 'ymd' };
const ownColumns = { 'column-dayFrom': 'day', 'column-deathsBest': 'killed', country: 'SDN', violence: 'oneSided' };

/** By the route of the form. */
function badAnswers(): Readonly<Record<string, { readonly by: string; readonly answers: readonly BadAnswer[] }>> {
  const warning = `/warn/warnings/${here.onSouthSudan}`;
  const closedOne = `/warn/warnings/${here.closed}`;
  const events = '/warn/sources/connectors/ucdp-events';
  const signal = (which: string) => `/warn/signals/${which}/open-warning`;
  const pair = (step: string) => `/act/sanctions/screening/matches/${here.screening.match}/${step}`;
  const records = (step: string) => `/act/sanctions/register/pairs/un%3AX1/uk%3AY1/${step}`;
  const action = (step: string, which = here.action) => `/act/actions/${which}/${step}`;
  return {
    '/warn/warnings': {
      by: 'watch-analyst',
      answers: [
        { about: 'all missing', typed: {}, status: 422, beside: ['country', 'level', 'reason'] },
        {
          about: 'all wrong',
          typed: { country: 'zz', level: 'mild', reason: long(4_000), marking: 'SECRET' },
          status: 422,
          beside: ['country', 'level', 'reason', 'marking'],
        },
        { about: 'no such country', typed: { ...opening, country: 'ZZZ' }, status: 422, beside: ['country'] },
        { about: 'no such audience', typed: { ...opening, audience: 'nobody' }, status: 422, beside: ['audience'] },
        { about: 'a caveat not held', typed: { ...opening, caveats: 'EYES' }, status: 422, beside: ['caveats'] },
        { about: 'two at once', typed: opening, status: 409, beside: ['country'] },
        auditor(opening),
      ],
    },
    '/warn/warnings/:id/acknowledge': {
      by: 'desk-officer',
      answers: [
        { about: 'out of order', address: `${closedOne}/acknowledge`, typed: {}, status: 409 },
        auditor({}, { address: `/warn/warnings/${here.opened}/acknowledge` }),
      ],
    },
    '/warn/warnings/:id/close': {
      by: 'focal-point',
      answers: [
        { about: 'missing', address: `${warning}/close`, typed: {}, status: 422, beside: ['reason'] },
        {
          about: 'too long',
          address: `${warning}/close`,
          typed: { reason: long(4_000) },
          status: 422,
          beside: ['reason'],
        },
        {
          about: 'out of order',
          address: `/warn/warnings/${here.opened}/close`,
          typed: { reason: 'Quiet' },
          status: 409,
          beside: [],
        },
        { about: 'two at once', address: `${closedOne}/close`, typed: { reason: 'Quiet' }, status: 409, beside: [] },
        auditor({ reason: 'Quiet' }, { address: `${warning}/close` }),
      ],
    },
    '/warn/signals/:id/open-warning': {
      by: 'watch-analyst',
      answers: [
        {
          about: 'missing',
          address: signal(here.seen),
          typed: { version: 'x' },
          status: 422,
          beside: ['level', 'reason'],
        },
        {
          about: 'wrong',
          address: signal(here.seen),
          typed: { version: 'x', level: 'mild', reason: long(4_000), marking: 'SECRET' },
          status: 422,
          beside: ['level', 'reason', 'marking'],
        },
        {
          about: 'one stands',
          address: signal(here.seen),
          typed: { version: 'x', level: 'high', reason: 'Radio' },
          status: 409,
          beside: [],
        },
        {
          about: 'set aside since',
          address: signal(here.setAside),
          typed: { version: 'x', level: 'high', reason: 'Radio' },
          status: 409,
        },
        auditor({ version: 'x', level: 'high', reason: 'Radio' }, { address: signal(here.seen) }),
      ],
    },
    '/decide/decisions': {
      by: 'desk-officer',
      answers: [
        { about: 'missing', typed: { warning: here.watched }, status: 422, beside: ['choice', 'reasons'] },
        {
          about: 'wrong',
          typed: {
            warning: here.watched,
            ...{ choice: 'wait', reasons: long(4_000), optionsNotTaken: long(4_000), forum: 'pub', amount: long(30) },
            ...thirtiethOfFebruary('comeBackOn'),
          },
          status: 422,
          beside: ['choice', 'reasons', 'optionsNotTaken', 'comeBackOn', 'forum', 'amount'],
        },
        {
          about: 'to wait until a day that has passed, for a lot of money',
          typed: {
            warning: here.watched,
            ...{ ...deciding, choice: 'watch', amount: 'a lot' },
            ...day('comeBackOn', ['2020', '1', '1']),
          },
          status: 422,
          beside: ['amount', 'comeBackOn'],
        },
        {
          about: 'an option that is not there',
          typed: { warning: here.watched, ...deciding, options: id },
          status: 409,
          beside: [],
        },
        { about: 'on what is closed', typed: { warning: here.closed, ...deciding }, status: 409 },
        { about: 'on what nobody has acknowledged', typed: { warning: here.opened, ...deciding }, status: 409 },
        auditor({ warning: here.watched, ...deciding }),
        auditor({ strategy: here.strategy, ...deciding }),
      ],
    },
    '/warn/sources/connectors/:id/switch-on': {
      by: 'administrator',
      answers: [
        { about: 'missing', address: `${events}/switch-on`, typed: {}, status: 422, beside: ['address'] },
        {
          about: 'wrong',
          address: `${events}/switch-on`,
          typed: { address: long(2_000), key: 'with a space' },
          ...{ status: 422, beside: ['address', 'key'], secret: ['key'] },
        },
        {
          about: 'within our own network',
          address: `${events}/switch-on`,
          typed: { address: 'https://127.0.0.1/api/gedevents/25.1', key: 'mine' },
          ...{ status: 422, beside: ['address'], secret: ['key'] },
        },
        {
          about: 'from somebody who may not',
          by: 'watch-analyst',
          address: `${events}/switch-on`,
          typed: { address: 'https://127.0.0.1/', key: 'mine' },
          ...{ status: 403, secret: ['key', 'address'] },
        },
      ],
    },
    '/warn/sources/connectors/:id/switch-off': {
      by: 'administrator',
      answers: [
        { about: 'off already', address: `${events}/switch-off`, typed: {}, status: 409 },
        {
          about: 'from somebody who may not',
          by: 'watch-analyst',
          address: `${events}/switch-off`,
          typed: {},
          status: 403,
        },
      ],
    },
    '/warn/sources/connectors/:id/pull': {
      by: 'watch-analyst',
      answers: [
        { about: 'off', address: `${events}/pull`, typed: {}, status: 409 },
        auditor({}, { address: `${events}/pull` }),
      ],
    },
    '/account/subscriptions': {
      by: 'desk-officer',
      answers: [
        { about: 'missing', typed: { words: 'Malakal' }, status: 422, beside: ['about', 'way'] },
        {
          about: 'wrong',
          typed: { about: 'everything', way: 'pigeon', words: long(200), address: long(2_000) },
          status: 422,
          beside: ['words', 'way', 'address'],
        },
        { about: 'no such scope', typed: { about: 'weather', way: 'feed' }, status: 422, beside: ['about'] },
        { about: 'no words', typed: { about: 'search', way: 'feed' }, status: 422, beside: ['words'] },
        { about: 'no address', typed: { about: 'everything', way: 'webhook' }, status: 422, beside: ['address'] },
        {
          about: 'no web address',
          typed: { about: 'everything', way: 'webhook', address: 'our other system' },
          status: 422,
          beside: ['address'],
        },
      ],
    },
    '/account/subscriptions/:id/end': {
      by: 'desk-officer',
      answers: [{ about: 'another’s', address: `/account/subscriptions/${id}/end`, typed: {}, status: 404 }],
    },
    '/act/actions': {
      by: 'desk-officer',
      answers: [
        {
          about: 'missing',
          typed: { warning: here.onSouthSudan },
          status: 422,
          beside: ['instrument', 'purpose', 'lead', 'dueOn'],
        },
        {
          about: 'for nothing',
          typed: { ...beginning, ...inTime, country: 'SSD' },
          status: 422,
          beside: ['objective'],
        },
        {
          about: 'wrong',
          typed: {
            warning: here.onSouthSudan,
            ...{ instrument: long(200), purpose: long(4_000), lead: long(200), themes: 'weather', partners: '§' },
            ...thirtiethOfFebruary('dueOn'),
          },
          status: 422,
          beside: ['instrument', 'purpose', 'lead', 'dueOn', 'themes', 'partners'],
        },
        {
          about: 'no such instrument',
          typed: { warning: here.onSouthSudan, ...beginning, instrument: 'magic', ...inTime },
          status: 422,
          beside: ['instrument'],
        },
        {
          about: 'due before today',
          typed: { warning: here.onSouthSudan, ...beginning, ...day('dueOn', ['2020', '1', '1']) },
          status: 422,
          beside: ['dueOn'],
        },
        {
          about: 'with a partner that is nobody',
          typed: { warning: here.onSouthSudan, ...beginning, ...inTime, partners: 'nobody-such' },
          status: 422,
          beside: ['partners'],
        },
        {
          about: 'what is approved first',
          typed: { warning: here.onSouthSudan, ...beginning, instrument: 'sanctions-designation', ...inTime },
          status: 422,
          beside: ['instrument'],
        },
        {
          about: 'before a decision',
          typed: { warning: here.watched, ...beginning, ...inTime },
          status: 409,
          beside: [],
        },
        auditor({ warning: here.onSouthSudan, ...beginning, ...inTime }),
      ],
    },
    '/act/actions/:id/edit': {
      by: 'desk-officer',
      answers: [
        { about: 'missing', address: action('edit'), typed: {}, status: 422, beside: ['purpose', 'lead', 'dueOn'] },
        {
          about: 'wrong',
          address: action('edit'),
          typed: { purpose: long(4_000), lead: long(200), ...thirtiethOfFebruary('dueOn') },
          status: 422,
          beside: ['purpose', 'lead', 'dueOn'],
        },
        {
          about: 'two at once',
          address: action('edit'),
          typed: { purpose: 'Else', lead: 'The desk', ...inTime, version: 'as it stood before' },
          status: 412,
          beside: [],
        },
        {
          about: 'ended since',
          address: action('edit', here.ended),
          typed: { purpose: 'Else', lead: 'The desk', ...inTime },
          status: 409,
        },
        auditor({ purpose: 'Else', lead: 'The desk', ...inTime }, { address: action('edit') }),
      ],
    },
    '/act/actions/:id/abandon': {
      by: 'desk-officer',
      answers: [
        { about: 'missing', address: action('abandon'), typed: {}, status: 422, beside: ['remark'] },
        {
          about: 'too long',
          address: action('abandon'),
          typed: { remark: long(4_000) },
          status: 422,
          beside: ['remark'],
        },
        { about: 'ended since', address: action('abandon', here.ended), typed: { remark: 'Too late' }, status: 409 },
        auditor({ remark: 'Too late' }, { address: action('abandon') }),
      ],
    },
    '/act/actions/:id/complete': {
      by: 'desk-officer',
      answers: [
        {
          about: 'missing',
          address: action('complete'),
          typed: { evidence: 'A cable' },
          status: 422,
          beside: ['result'],
        },
        {
          about: 'too long',
          address: action('complete'),
          typed: { result: long(4_000), evidence: long(4_000) },
          status: 422,
          beside: ['result', 'evidence'],
        },
        {
          about: 'two at once',
          address: action('complete', here.ended),
          typed: { result: 'They were let in', evidence: 'A cable' },
          status: 409,
        },
        auditor({ result: 'They were let in', evidence: 'A cable' }, { address: action('complete') }),
      ],
    },
    '/act/actions/:id/steps/:step': {
      by: 'desk-officer',
      answers: [
        { about: 'no such step', address: action('steps/dance'), typed: {}, status: 404 },
        { about: 'out of order', address: action('steps/begin'), typed: { version: 'x' }, status: 409 },
        {
          about: 'two at once',
          address: action('steps/begin', here.planned),
          typed: { version: 'x' },
          status: 412,
          beside: [],
        },
        auditor({}, { address: action('steps/begin') }),
      ],
    },
    '/act/programmes/import': {
      by: 'instrument-owner-programme',
      answers: [
        { about: 'missing', typed: { what: 'import' }, status: 422, beside: ['file'] },
        { about: 'no XML', typed: { what: 'import', file: 'our programmes' }, status: 422, beside: ['file'] },
        {
          about: 'no XML, to be checked',
          typed: { what: 'check', file: 'our programmes' },
          status: 422,
          beside: ['file'],
        },
        { about: 'too long', typed: { what: 'import', file: long(2_000_000) }, status: 422, beside: ['file'] },
      ],
    },
    '/act/sanctions/screening/new': {
      by: 'desk-officer',
      answers: [
        { about: 'missing', typed: { purpose: 'A grant' }, status: 422, beside: ['name'] },
        {
          about: 'wrong',
          typed: {
            ...{ name: '🙂 🙂', otherNames: '?', kind: 'alien', birth: 'yesterday', nationality: 'Atlantis' },
            ...{ identifier: 'none', purpose: long(200), reference: long(200), marking: 'SECRET' },
          },
          status: 422,
          beside: [
            ...['name', 'otherNames', 'kind', 'birth', 'nationality', 'identifier', 'purpose', 'reference'],
            'marking',
          ],
        },
        { about: 'too long', typed: { name: long(10_000) }, status: 422, beside: ['name'] },
        auditor({ name: 'Ann Lee' }),
      ],
    },
    '/act/sanctions/screening/matches/:id/find': {
      by: 'desk-officer',
      answers: [
        {
          about: 'missing',
          address: pair('find'),
          typed: { version: 'x' },
          status: 422,
          beside: ['verdict', 'reason'],
        },
        {
          about: 'wrong',
          address: pair('find'),
          typed: { version: 'x', verdict: 'perhaps', reason: long(4_000) },
          status: 422,
          beside: ['verdict', 'reason'],
        },
        {
          about: 'two at once',
          address: pair('find'),
          typed: { version: 'x', verdict: 'different', reason: 'Another face' },
          status: 412,
          beside: [],
        },
        auditor({ version: 'x', verdict: 'different', reason: 'Another face' }, { address: pair('find') }),
      ],
    },
    '/act/sanctions/screening/matches/:id/check': {
      by: 'focal-point',
      answers: [
        {
          about: 'missing',
          address: pair('check'),
          typed: { version: 'x' },
          status: 422,
          beside: ['verdict', 'reason'],
        },
        {
          about: 'before there is a finding',
          address: pair('check'),
          typed: { version: 'x', verdict: 'different', reason: 'Another face' },
          status: 412,
          beside: [],
        },
        auditor({ version: 'x', verdict: 'different', reason: 'Another face' }, { address: pair('check') }),
      ],
    },
    '/act/sanctions/screening/runs/:id/stop': {
      by: 'desk-officer',
      answers: [
        {
          about: 'nobody stands',
          address: `/act/sanctions/screening/runs/${here.screening.run}/stop`,
          typed: {},
          status: 409,
        },
        auditor({}, { address: `/act/sanctions/screening/runs/${here.screening.run}/stop` }),
      ],
    },
    '/act/sanctions/register/pairs/:one/:other/decide': {
      by: 'desk-officer',
      answers: [
        {
          about: 'missing',
          address: records('decide'),
          typed: { version: 'x' },
          status: 422,
          beside: ['verdict', 'reason'],
        },
        {
          about: 'wrong',
          address: records('decide'),
          typed: { version: 'x', verdict: 'perhaps', reason: long(4_000) },
          status: 422,
          beside: ['verdict', 'reason'],
        },
        {
          about: 'two at once',
          address: records('decide'),
          typed: { version: 'x', verdict: 'same', reason: 'One passport' },
          status: 412,
          beside: [],
        },
        auditor({ version: 'x', verdict: 'same', reason: 'One passport' }, { address: records('decide') }),
      ],
    },
    '/act/sanctions/register/pairs/:one/:other/take-back': {
      by: 'desk-officer',
      answers: [
        { about: 'missing', address: records('take-back'), typed: { version: 'x' }, status: 422, beside: ['why'] },
        {
          about: 'too long',
          address: records('take-back'),
          typed: { version: 'x', why: long(4_000) },
          status: 422,
          beside: ['why'],
        },
        auditor({ version: 'x', why: 'It was another’s' }, { address: records('take-back') }),
      ],
    },
    '/analyse/assessment-sections/:id/write': {
      by: 'joint-analyst',
      answers: [
        {
          about: 'too long',
          address: `/analyse/assessment-sections/${here.section}/write`,
          typed: { base: '1', wording: long(20_000) },
          status: 422,
          beside: ['wording'],
        },
        {
          about: 'opened on no wording of it',
          address: `/analyse/assessment-sections/${here.section}/write`,
          typed: { base: '9', wording: 'Words' },
          status: 422,
          beside: ['wording'],
        },
        auditor({ base: '1', wording: 'Words' }, { address: `/analyse/assessment-sections/${here.section}/write` }),
      ],
    },
    '/analyse/assessment-sections/:id/working-copy/drop': {
      by: 'joint-analyst',
      answers: [
        {
          about: 'a number that is none',
          address: `/analyse/assessment-sections/${here.section}/working-copy/drop`,
          typed: { copy: 'x' },
          status: 422,
        },
      ],
    },
    '/analyse/section-comments/:id/put-in-place': {
      by: 'joint-analyst',
      answers: [
        {
          about: 'it suggests no other words',
          address: `/analyse/section-comments/${here.comment}/put-in-place`,
          typed: { version: 'x' },
          status: 409,
        },
      ],
    },
    '/analyse/judgements/practice': {
      by: 'joint-analyst',
      answers: [
        {
          about: 'no figures that a question could be made of',
          address: '/analyse/judgements/practice',
          typed: { number: '1', probability: 'rather likely' },
          status: 409,
        },
        {
          about: 'a question that is not the next',
          address: '/analyse/judgements/practice',
          typed: { number: '7', probability: '35' },
          status: 409,
        },
      ],
    },
    '/analyse/judgements/:id/settle': {
      by: 'focal-point',
      answers: [
        {
          about: 'no figures answer it',
          address: `/analyse/judgements/${here.question}/settle`,
          typed: {},
          status: 409,
        },
      ],
    },
    '/people/identities': {
      by: 'watch-analyst',
      answers: [
        {
          about: 'missing',
          typed: { notes: 'Call after dark', holders: 'demo-desk-officer' },
          status: 422,
          beside: ['name'],
        },
        {
          about: 'wrong',
          typed: { name: long(200), contact: long(2_000), notes: long(4_000), pseudonym: '', marking: 'SECRET' },
          status: 422,
          beside: ['name', 'contact', 'notes', 'marking'],
        },
        {
          about: 'held by one alone',
          typed: { name: 'A. Reporter', contact: '', notes: '', pseudonym: '', holders: 'demo-desk-officer' },
          status: 422,
          beside: ['holders'],
        },
        auditor({ name: 'A. Reporter', contact: 'By radio' }),
      ],
    },
    '/people/identities/keys': {
      by: 'desk-officer',
      answers: [
        { about: 'missing', typed: {}, status: 422, beside: ['publicKey'] },
        // It may be a private key: what was pasted stands nowhere again.
        {
          about: 'no key',
          typed: { publicKey: 'SECRET WORDS' },
          status: 422,
          beside: ['publicKey'],
          secret: ['publicKey'],
        },
      ],
    },
    '/people/identities/keys/lost': {
      by: 'desk-officer',
      answers: [
        { about: 'no key', typed: { fingerprint: 'x', reason: 'On the train' }, status: 422 },
        { about: 'missing', typed: { fingerprint: here.fingerprint }, status: 422, beside: ['reason'] },
        {
          about: 'too long',
          typed: { fingerprint: here.fingerprint, reason: long(1_000) },
          status: 422,
          beside: ['reason'],
        },
        auditor({ fingerprint: here.fingerprint, reason: 'On the train' }, { about: 'another’s', status: 404 }),
      ],
    },
    '/sign-in': {
      by: 'auditor',
      answers: [
        { about: 'missing', typed: { goTo: '/warn' }, status: 422, beside: ['person'] },
        { about: 'nobody', typed: { goTo: '/warn', person: 'nobody' }, status: 422, beside: ['person'] },
      ],
    },
    '/people/tokens': {
      by: 'desk-officer',
      answers: [
        { about: 'missing', typed: {}, status: 422, beside: ['name', 'scope', 'expiresOn'] },
        {
          about: 'wrong',
          typed: { name: long(100), scope: 'all', ...thirtiethOfFebruary('expiresOn') },
          status: 422,
          beside: ['name', 'scope', 'expiresOn'],
        },
        {
          about: 'for ever',
          typed: { name: 'Weekly export', scope: 'read', ...day('expiresOn', ['2099', '1', '1']) },
          status: 422,
          beside: ['expiresOn'],
        },
      ],
    },
    '/people/tokens/:id/revoke': {
      by: 'desk-officer',
      answers: [{ about: 'another’s', address: `/people/tokens/${id}/revoke`, typed: {}, status: 404 }],
    },
    '/warn/sources/feeds': {
      by: 'watch-analyst',
      answers: [
        { about: 'missing', typed: {}, status: 422, beside: ['name', 'publisher', 'address', 'licence'] },
        {
          about: 'wrong',
          typed: { name: long(200), publisher: long(200), address: 'feed', language: 'Arabic', licence: long(200) },
          status: 422,
          beside: ['name', 'publisher', 'language', 'licence'],
        },
        {
          about: 'within a private network',
          typed: { name: 'A', publisher: 'B', address: 'https://10.0.0.1/feed', licence: 'C' },
          status: 422,
          beside: ['address'],
        },
        auditor({ name: 'A', publisher: 'B', address: 'https://8.8.8.8/feed', licence: 'C' }),
        auditor({}, { about: 'from somebody who may not, with nothing typed' }),
      ],
    },
    '/warn/events/own/columns': {
      by: 'watch-analyst',
      answers: [
        { about: 'missing', typed: {}, status: 422, beside: ['file'] },
        { about: 'no table', typed: { pasted: 'day,"pla\nce' }, status: 422, beside: ['file'] },
        { about: 'a column twice', typed: { pasted: 'day,day\n1,2' }, status: 422, beside: ['file'] },
        auditor({ pasted: 'day\n2024-01-01' }),
      ],
    },
    '/warn/events/own': {
      by: 'watch-analyst',
      answers: [
        { about: 'missing', typed: {}, status: 422, beside: ['name', 'publisher', 'licence', 'dateForm'] },
        {
          about: 'wrong',
          typed: {
            name: long(100),
            publisher: long(200),
            licence: long(200),
            dateForm: 'ymd',
            file: ownTable,
            country: 'zz',
          },
          status: 422,
          beside: ['name', 'publisher', 'licence', 'country'],
        },
        {
          about: 'no column chosen',
          typed: { ...ownSource, file: ownTable },
          status: 422,
          beside: ['column-country', 'column-dayFrom', 'column-violence', 'column-deathsBest'],
        },
        {
          about: 'a column that is not there',
          typed: { ...ownSource, ...ownColumns, 'column-placeName': 'town', file: ownTable },
          status: 422,
          beside: ['column-placeName'],
        },
        { about: 'no table', typed: { ...ownSource, ...ownColumns }, status: 422, beside: ['file'] },
        {
          about: 'no row that can be taken',
          typed: { ...ownSource, ...ownColumns, file: ownTable.replace('2024-03-01', '2024-02-30') },
          status: 422,
          beside: ['file'],
        },
        auditor({ ...ownSource, ...ownColumns, file: ownTable }),
      ],
    },
    '/warn/reports/import': {
      by: 'post-reporter',
      answers: [
        { about: 'missing', typed: { what: 'file' }, status: 422, beside: ['file'] },
        { about: 'columns missing', typed: { what: 'file', pasted: 'title\nShots' }, status: 422, beside: ['file'] },
        { about: 'no table', typed: { what: 'check', pasted: 'title,"coun\ntry' }, status: 422, beside: ['file'] },
        auditor({ what: 'file', pasted: 'title,country' }),
      ],
    },
    '/warn/reports/working-copy/drop': {
      by: 'joint-analyst',
      answers: [
        {
          about: 'a number that is none',
          address: '/warn/reports/working-copy/drop',
          typed: { copy: 'x' },
          status: 422,
        },
      ],
    },
    '/warn/reports/mailed/:id/confirm': {
      by: 'post-reporter',
      answers: [
        { about: 'none such', address: `/warn/reports/mailed/${id}/confirm`, typed: {}, status: 404 },
        auditor({}, { address: `/warn/reports/mailed/${id}/confirm`, status: 404 }),
      ],
    },
    '/warn/reports/mailed/:id/disown': {
      by: 'post-reporter',
      answers: [
        { about: 'none such', address: `/warn/reports/mailed/${id}/disown`, typed: {}, status: 404 },
        auditor({}, { address: `/warn/reports/mailed/${id}/disown`, status: 404 }),
      ],
    },
    '/warn/reports/invitations': {
      by: 'watch-analyst',
      answers: [
        { about: 'missing', typed: {}, status: 422, beside: ['name', 'lastDay'] },
        {
          about: 'wrong',
          typed: { name: long(200), country: 'zz', marking: 'SECRET', ...thirtiethOfFebruary('lastDay') },
          status: 422,
          beside: ['name', 'country', 'lastDay', 'marking'],
        },
        {
          about: 'for ever',
          typed: { name: 'A network', country: '', ...day('lastDay', ['2099', '1', '1']) },
          status: 422,
          beside: ['lastDay'],
        },
        {
          about: 'held by one alone',
          typed: { name: 'A network', country: 'SSD', holders: 'demo-watch-analyst', ...inTime2027('lastDay') },
          status: 422,
          beside: ['holders'],
        },
        auditor({ name: 'A network', country: 'SSD', ...inTime2027('lastDay') }),
      ],
    },
    '/warn/reports/invitations/:id/revoke': {
      by: 'watch-analyst',
      answers: [
        { about: 'none such', address: `/warn/reports/invitations/${id}/revoke`, typed: {}, status: 404 },
        auditor({}, { address: `/warn/reports/invitations/${id}/revoke` }),
      ],
    },
    '/warn/reports/invited/:token': {
      by: 'auditor',
      answers: [
        {
          about: 'missing',
          address: here.invited,
          typed: { account: 'They came at night' },
          status: 422,
          beside: ['title', 'country', 'happenedOn', 'dating'],
        },
        {
          about: 'wrong',
          address: here.invited,
          typed: {
            ...{ title: long(200), country: 'zz', location: long(200), dating: 'soon', acts: 'dancing' },
            ...{ account: long(10_000), name: long(200), contact: long(500), notes: long(4_000) },
            ...thirtiethOfFebruary('happenedOn'),
          },
          status: 422,
          beside: [
            ...['title', 'country', 'location', 'happenedOn', 'dating', 'acts', 'account'],
            ...['name', 'contact', 'notes'],
          ],
        },
        {
          about: 'to come',
          address: here.invited,
          typed: { title: 'Shots', country: 'SSD', dating: 'day', name: 'A name', ...inTime2027('happenedOn') },
          status: 422,
          beside: ['happenedOn'],
        },
        {
          about: 'by no invitation',
          address: `/warn/reports/invited/${'A'.repeat(43)}`,
          typed: { title: 'Shots at the market' },
          status: 404,
        },
      ],
    },
    '/warn/reports/receipt': {
      by: 'auditor',
      answers: [
        { about: 'missing', typed: {}, status: 422, beside: ['code'] },
        { about: 'no such code', typed: { code: '7K3Q-9M2T' }, status: 422, beside: ['code'] },
      ],
    },
    '/warn/reports/receipt/answers': {
      by: 'auditor',
      answers: [
        {
          about: 'no such code',
          typed: { code: '7K3Q-9M2T', question: id, answer: 'A neighbour saw it' },
          status: 422,
        },
      ],
    },
    '/warn/forecasts/cancel': {
      by: 'desk-officer',
      answers: [
        { about: 'whoever may not', typed: {}, status: 403 },
        { about: 'nothing under way', by: 'watch-analyst', typed: {}, status: 409 },
      ],
    },
    '/people/directory/retire': {
      by: 'administrator',
      answers: [
        { about: 'missing', typed: { person: 'demo-auditor' }, status: 422, beside: ['reason'] },
        { about: 'too long', typed: { person: 'demo-auditor', reason: long(1_000) }, status: 422, beside: ['reason'] },
        { about: 'nobody named', typed: { reason: 'Gone' }, status: 422 },
        { about: 'nobody', typed: { person: 'nobody', reason: 'Gone' }, status: 404 },
        { about: 'oneself', typed: { person: 'demo-administrator', reason: 'Tired' }, status: 409 },
        auditor({ person: 'demo-desk-officer', reason: 'Gone' }),
      ],
    },
  };
}

/** Forms that have no answers to lose, and why. */
const letOff: Readonly<Record<string, string>> = {
  '/analyse/assessment-sections/:id/working-copy':
    'What a script sends while somebody types: src/analyse/assessments/working-copy.database.test.ts shows what is refused',
  '/analyse/assessments/:id/bring-in':
    'A file and nothing typed: src/analyse/assessments/earlier-document.database.test.ts shows what is refused beside it',
  '/analyse/assessments/:id/bring-in/take':
    'As many answers as the file has headings: src/analyse/assessments/earlier-document.database.test.ts shows that all stay',
  '/analyse/assessments/:id/fill-in': 'A button without answers; who may press it, its own test shows',
  '/account/example': 'A button without answers; that it is loaded once, its own test shows',
  '/act/sanctions/screening/files':
    'A file and a tick: src/act/sanctions/screening/screening-pages.database.test.ts shows what is refused beside it',
  '/warn/reports/working-copy':
    'What a script sends while somebody types, and a button that takes all: test/report-copies.database.test.ts shows what is refused',
  '/warn/reports/:id/attachments':
    'A file and nothing typed: test/reports.database.test.ts shows what is refused beside it',
  '/warn/evidence/:id/bag':
    'A button without answers; what refuses it, src/warn/evidence/evidence-bag.database.test.ts shows',
  '/warn/reports/:id/bag':
    'A button without answers; what refuses it, src/warn/evidence/evidence-bag.database.test.ts shows',
  '/warn/signals/:id/bag':
    'A button without answers; what refuses it, src/warn/evidence/evidence-bag.database.test.ts shows',
  '/warn/warnings/:id/bag':
    'A button without answers; what refuses it, src/warn/evidence/evidence-bag.database.test.ts shows',
  '/warn/evidence/:id/files':
    'A file and nothing typed: src/warn/evidence/evidence-pages.database.test.ts shows what is refused beside it',
  '/warn/evidence/:id/copies':
    'A file in a form of several parts: src/warn/evidence/evidence-pages.database.test.ts shows that what was typed stays',
  '/sign-out': 'A button without answers, which whoever presses it may always press',
};

/** What a form carries along and nobody typed. */
const carried: readonly string[] = ['version', 'base', 'copy', 'what', 'fingerprint', 'goTo'];

/** Every route that takes a form, as the web server has them; without the API, which has tests of its own. */
function formRoutes(): readonly string[] {
  const path: string[] = [];
  const found: string[] = [];
  for (const line of fresh.site.printRoutes({ commonPrefix: false, method: 'POST' }).split('\n')) {
    const [, stems = '', segment = '', methods = ''] = /^([│├└─\s]*)(.*?)(?: \(([A-Z, ]+)\))?$/u.exec(line) ?? [];
    if (segment === '') continue;
    path.length = stems.length / 4 - 1;
    path.push(segment);
    if (methods.includes('POST')) found.push(path.join('').replaceAll('//', '/'));
  }
  return found.filter((route) => !route.startsWith('/api/'));
}

test('every form of the site is tried here, by the walk of records, or is let off with a reason', () => {
  const ofRecords = recordsOf(fresh.services).flatMap(({ definition: { address } }) => [
    address,
    `${address}/:id/edit`,
    `${address}/:id/steps/:step`,
  ]);
  const known = [...Object.keys(badAnswers()), ...Object.keys(letOff), ...ofRecords].toSorted();
  expect(formRoutes().toSorted()).toEqual(known);
});

test('each refuses beside its field what it cannot take, changes nothing and loses nothing typed', async () => {
  for (const [route, { by, answers }] of Object.entries(badAnswers())) {
    for (const { about, by: another, address = route, typed, status, beside, secret = [] } of answers) {
      const words = `${route}, ${about}`;
      await site.changed();
      const sent = await (await site.senderIn(another ?? by)).send(address, typed);
      expect.soft([words, sent.status], sent.page.words.slice(0, 400)).toEqual([words, status]);
      const open = Object.entries(typed).filter(([name]) => ![...secret, ...carried].includes(name));
      expectRefused(sent, Object.fromEntries(open), words, (_name, answer) =>
        /^[0-9a-f-]{36}$/.test(answer) ? '' : answer,
      );
      const hrefs = sent.page.summary.flatMap(({ href }) => (href === undefined ? [] : [href]));
      expect.soft([words, ...new Set(hrefs)].toSorted(), words).toEqual([words, ...(beside ?? [])].toSorted());
      if (beside !== undefined) expect.soft(sent.page.summary.length, `${words}: it says why`).toBeGreaterThan(0);
      expect.soft(await site.changed(), `${words}: it changed something`).toEqual([]);
      for (const name of secret) expect.soft(sent.body, words).not.toContain(typed[name]);
    }
  }
});

/** What a form says of a file line by line, in the words of a standard that programs are written by. */
const inWordsOfAStandard = ['/act/programmes/import'];

/** What says where a table cannot be read as one, in the words of those who make such files. */
const ofTheTableItself = /^CSV:/;

/** Each sentence in brackets; and which were asked for. */
const asked = new Set<string>();
const brackets = ['⟦', '⟧'] as const;
addLanguage({
  code: 'x-asked',
  locale: 'ru-u-nu-latn',
  direction: 'ltr',
  name: '⟦Asked⟧',
  translationOf(message) {
    asked.add(message);
    return `${brackets[0]}${message}${brackets[1]}`;
  },
});

test('whatever any form refuses a partner or an invited reporter, they are told in their own language', async () => {
  const partner = await site.senderIn('partner-reporter', 'x-asked');
  const inEnglish: string[] = [];
  const refusedThem = new Map<string, string>();
  for (const [route, { answers }] of Object.entries(badAnswers())) {
    if (inWordsOfAStandard.includes(route)) continue;
    for (const { about, address = route, typed, secret = [] } of answers) {
      asked.clear();
      const { status, page, body } = await partner.send(address, secret.length > 0 ? {} : typed);
      if (status < 400) continue;
      const given = Object.values(typed).flat();
      for (const message of asked) {
        // What was typed, and a sentence that was told already, are asked for as well.
        if (given.includes(message) || message.startsWith(brackets[0]) || ofTheTableItself.test(message)) continue;
        refusedThem.set(message, `${route}, ${about}`);
      }
      // A page without the form holds nothing but what it says; one with it holds what was typed too.
      const whole = page.summary.length === 0 ? shownText(body).split('\n') : [];
      const said = [...whole, ...page.summary.map(({ text }) => text), ...page.errors.values()];
      const rest = said.map((text) => outside(text, brackets).replaceAll(/Forestall|OFFICIAL(-SENSITIVE)?/g, ''));
      inEnglish.push(...rest.filter((text) => /\p{Script=Latin}{2,}/u.test(text)).map((text) => `${route}: ${text}`));
    }
  }
  expect(refusedThem.size).toBeGreaterThan(100);
  expect([...new Set(inEnglish)]).toEqual([]);
  // Their names in every language are the platform's own.
  for (const { name } of allCountries()) refusedThem.delete(name);
  for (const { code } of languages().filter(({ code }) => code !== 'en' && !code.startsWith('x-'))) {
    const untold = [...refusedThem].filter(([message]) => !readCatalogue(code).get(message));
    expect(untold.map(([message, where]) => `${code}, ${where}: ${message}`)).toEqual([]);
  }
});

test('nobody is led to a form that would be refused, and who goes there is told so in words', async () => {
  const { services } = fresh;
  const cases: readonly (readonly [role: string, address: string, status: number])[] = [
    ['focal-point', `/warn/warnings/${here.closed}/close`, 409],
    ['auditor', `/warn/warnings/${here.onSouthSudan}/close`, 403],
    ['watch-analyst', `/warn/signals/${here.setAside}/open-warning`, 409],
    ['desk-officer', `/decide/decisions/new?warning=${here.closed}`, 409],
    ['auditor', `/decide/decisions/new?strategy=${here.strategy}`, 403],
    ['desk-officer', `/act/actions/new?warning=${here.watched}`, 409],
    ['desk-officer', `/act/actions/${here.ended}/edit`, 409],
    ['desk-officer', `/act/actions/${here.ended}/abandon`, 409],
    ['auditor', `/act/actions/${here.action}/abandon`, 403],
  ];
  for (const [role, address, status] of cases) {
    expect.soft([address, (await (await site.senderIn(role)).get(address)).status]).toEqual([address, status]);
  }
  const strategy = (await (await site.senderIn('auditor')).get(`/decide/strategies/${here.strategy}`)).page.links;
  expect(strategy.filter((link) => link.includes('/new?'))).toEqual([]);
  const compared = (
    await (await site.senderIn('desk-officer')).get(`/decide/options/compare?strategy=${here.strategy}`)
  ).page;
  expect(compared.links.filter((link) => link.includes('/decisions/new?'))).toEqual([]);
  expect((await services.warnings.find(systemActor, here.closed))?.warning.state).toBe('closed');
});
