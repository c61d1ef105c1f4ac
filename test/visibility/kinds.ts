import { letter } from '../../src/account/correspondence/letter.ts';
import { readScope } from '../../src/account/subscriptions/subscription.ts';
import { diplomaticDate } from '../../src/act/diplomacy/diplomatic-date.ts';
import { peaceAgreement } from '../../src/act/diplomacy/peace-agreement.ts';
import { programme } from '../../src/act/programmes/programme.ts';
import { sanctionsRegime } from '../../src/act/sanctions/sanctions-regime.ts';
import { assessment } from '../../src/analyse/assessments/assessment.ts';
import { strategy } from '../../src/decide/strategies/strategy.ts';
import { recordsOf } from '../../src/main.ts';
import type { MarkingAnswer } from '../../src/people/marking-form.ts';
import { newKeyPair, newPseudonym, publicKeyPem } from '../../src/people/sealed-identities/identity-crypto.ts';
import { regionsOf } from '../../src/places/shipped-regions.ts';
import type { Actor } from '../../src/platform/database/actor.ts';
import type { FieldValue } from '../../src/platform/records/field.ts';
import { placeFieldOf, type RecordDefinition } from '../../src/platform/records/record.ts';
import { standardMarking } from '../../src/platform/records/standard-marking.ts';
import { report } from '../../src/warn/reports/report.ts';
import { signal } from '../../src/warn/signals/signal.ts';
import type { WarningId } from '../../src/warn/warnings/warning.ts';
import { deskMatter } from '../../src/warn/watch/desk-matter.ts';
import { dismissal } from '../../src/warn/watch/dismissal.ts';
import type { FreshApi } from '../api/fresh-api.ts';
import { examples } from '../records/examples.ts';

/** How one row is to be made: by whom, about which country, with which word in it, and for whom. */
export type Draw = {
  readonly maker: Actor;
  readonly country: string;
  /** Stands in the row and nowhere else. */
  readonly word: string;
  readonly answer: MarkingAnswer;
  /** Two who may see whatever the government owns. */
  readonly holders: readonly [Actor, Actor];
};

export type Row = {
  readonly kind: string;
  readonly id: string;
  readonly word: string;
  readonly country: string;
  /** Only this person sees it, whatever its marking; its step in the ledger goes by the marking. */
  readonly person?: string;
};

export type Kind = {
  /** Makes one and what it stands on, through the services as the pages do. @returns each row that was made */
  readonly make: (services: FreshApi['services'], draw: Draw) => Promise<readonly Row[]>;
  /** The table that holds its owner, marking, caveats and audience; without one it is one person's alone. */
  readonly table?: string;
  /** Pages and files that show its word to whoever may see it. */
  readonly shownOn: (row: Row) => readonly string[];
  /** Its own pages: for whoever may not see it there is nothing there. */
  readonly own: (id: string) => readonly string[];
  /** Its steps in the ledger and all that is read from it say the word. */
  readonly said: boolean;
  /** Its pages are for the signed in: whoever is not sees none of it, whatever its marking. */
  readonly forSignedIn?: true;
  /** Of what is read from the ledger, the files that tell its step and not the word. */
  readonly notSaidIn?: readonly string[];
};

const csv = 'text/csv ';
const geojson = 'application/geo+json ';
/** A list of the API in each of its forms. A form other than JSON stands before the address. */
const listed = (path: string) =>
  [path, `${csv}${path}`, `${geojson}${path}`].map((each) => `${each}${each.includes('?') ? '' : '?'}limit=1000`);

async function openWarning(services: FreshApi['services'], { maker, country, word, answer }: Draw): Promise<Row> {
  const id = await services.warnings.openByHand(maker, country, 'high', `Told of under ${word} and commonword`, answer);
  return { kind: 'warning', id, word, country };
}

async function decide(services: FreshApi['services'], draw: Draw): Promise<readonly [Row, Row]> {
  const { maker, country, word } = draw;
  const warning = await openWarning(services, { ...draw, word: `${word}x` });
  const warningId = warning.id as WarningId; // Made just above.
  await services.warnings.acknowledge(maker, warningId);
  const reasons = `Chosen under ${word}d and commonword`;
  const id = await services.decisions.decide(maker, warningId, { choice: 'act', reasons, optionsNotTaken: '' });
  return [warning, { kind: 'decision', id, word: `${word}d`, country }];
}

/** Records that stand by themselves: their parts are seen by whoever sees the whole. */
const recordKinds: readonly RecordDefinition[] = [
  ...[report, signal, dismissal, deskMatter],
  ...[assessment, strategy],
  ...[sanctionsRegime, programme, diplomaticDate, peaceAgreement],
  letter,
];

/** A record of a kind by the kind's example, about the draw's country, with the draw's word in what it is called by. */
function recordKind(definition: RecordDefinition): Kind {
  const { kind, address, titled, roles, fields } = definition;
  const placeField = placeFieldOf(definition) ?? '';
  // The last, since a letter's first is its reference, which has a form of its own.
  const wordField = titled.findLast((name) => name !== placeField) ?? '';
  const api = `/api/v1/${address.split('/').at(-1)}`;
  return {
    table: kind.replaceAll('-', '_'),
    async make(services, { maker: asked, country, word, answer }) {
      const maker = { ...asked, roles };
      const service = recordsOf(services).find((each) => each.definition.kind === kind);
      const example = examples[kind];
      if (service === undefined || example === undefined) throw new Error(`There is no example of ${kind}`);
      // What the example refers to is made for everybody to see, and stands in no drawn world: each of these does without.
      const values = await example.values(async () => '');
      // Nor are its organisations and people.
      const named = Object.entries(fields).flatMap(([name, { control, optional }]): readonly [string, FieldValue][] => {
        if (control === 'organisation') return [[name, maker.organisationId]];
        // Another country may be the one that is drawn.
        if (control === 'countries') return [[name, []]];
        if (control === 'organisations') return [[name, [maker.organisationId]]];
        return optional && (control === 'reference' || control === 'person') ? [[name, null]] : [];
      });
      // A region stands only over a country of its own.
      const across = 'region' in fields ? { region: regionsOf(country)[0]?.id ?? null } : {};
      const told = `Told of under ${word}r and commonword`;
      const marked = await services.people.markBy(maker, answer, standardMarking(maker));
      const placed = { ...values, ...Object.fromEntries(named), ...across, [placeField]: country };
      const id = await service.make(maker, { ...placed, [wordField]: told }, marked);
      return [{ kind, id, word: `${word}r`, country }];
    },
    shownOn: () => [address, `${address}.csv`, ...listed(api).slice(0, 1)],
    own: (id) => [`${address}/${id}`, `${api}/${id}`],
    said: true,
    notSaidIn: ['/account/ledger.csv'],
  };
}

/**
 * Each kind of row that speaks of the world or belongs to somebody. A new kind is one more entry: how to make one, which
 * table holds its marking, and where it shows.
 */
export const kinds: Readonly<Record<string, Kind>> = {
  warning: {
    table: 'warning',
    make: async (services, draw) => [await openWarning(services, { ...draw, word: `${draw.word}x` })],
    shownOn: () => ['/warn/warnings?show=all', '/warn/warnings.csv?show=all', ...listed('/api/v1/warnings')],
    own: (id) => [
      `/warn/warnings/${id}`,
      `/warn/warnings/${id}.cap.xml`,
      `/decide/decisions/new?warning=${id}`,
      `/api/v1/warnings/${id}`,
      `/api/v1/warnings/${id}/steps`,
    ],
    said: true,
  },
  decision: {
    table: 'decision',
    make: decide,
    shownOn: () => ['/decide/decisions', '/decide/decisions.csv', ...listed('/api/v1/decisions')],
    own: (id) => [`/decide/decisions/${id}`, `/api/v1/decisions/${id}`],
    said: true,
  },
  action: {
    table: 'action',
    async make(services, draw) {
      const { maker, country, word } = draw;
      const [warning, decision] = await decide(services, draw);
      const beginning = { instrument: 'demarche', lead: 'The desk', dueOn: '2027-03-31' };
      const purpose = `Begun under ${word}a and commonword`;
      const warningId = warning.id as WarningId; // Made just above.
      const id = await services.actions.begin(maker, warningId, { ...beginning, purpose });
      return [warning, decision, { kind: 'action', id, word: `${word}a`, country }];
    },
    shownOn: () => ['/act/actions', '/act/actions.csv', ...listed('/api/v1/actions')],
    own: (id) => [`/act/actions/${id}`, `/api/v1/actions/${id}`],
    said: true,
  },
  'sealed-identity': {
    table: 'sealed_identity',
    async make({ sealedIdentities, identityKeys }, { maker, country, answer, holders }) {
      for (const holder of holders) {
        if ((await identityKeys.ofPerson(holder)).length > 0) continue;
        await identityKeys.register(holder, publicKeyPem(newKeyPair().publicKey));
      }
      const identity = { name: 'Somebody', contact: '', notes: '' };
      const pseudonym = newPseudonym();
      const ids = holders.map(({ personId }) => personId);
      const { id } = await sealedIdentities.seal(maker, { ...answer, identity, pseudonym, holders: ids });
      return [{ kind: 'sealed-identity', id, word: pseudonym, country }];
    },
    shownOn: () => ['/people/identities', '/people/identities.csv'],
    own: (id) => [`/people/identities/${id}`],
    said: false,
    forSignedIn: true,
  },
  ...Object.fromEntries(recordKinds.map((definition) => [definition.kind, recordKind(definition)])),
  subscription: {
    async make({ subscriptions }, { maker, country, word }) {
      const scope = readScope('search', `${word}s`);
      if (scope === undefined) throw new Error('A search is a scope');
      const { id } = await subscriptions.make(maker, scope, 'feed', '');
      return [{ kind: 'subscription', id, word: `${word}s`, country, person: maker.personId }];
    },
    shownOn: () => ['/account/subscriptions'],
    own: () => [],
    said: false,
  },
};

/** Where the words of a row show that are told in the ledger, and all that is read from it; and in search. */
export function saidOn({ word, country }: Row): readonly string[] {
  return [
    '/account/ledger.csv',
    ...listed('/api/v1/ledger'),
    `/places/${country}`,
    ...listed(`/api/v1/places/${country}/timeline`).slice(0, 1),
    `/search?q=${word}`,
    ...listed(`/api/v1/search?q=${word}&`),
    'feed',
  ];
}

/** All that is compared besides: totals, panels, maps and pictures. `feed` stands for a person's own. */
export const elsewhere: readonly string[] = [
  '/',
  '/warn',
  '/analyse',
  '/warn/risk.csv',
  '/warn/warnings',
  '/warn/warnings?show=unanswered',
  '/decide',
  '/act',
  '/account',
  '/account/latency',
  '/account/ledger',
  '/account/subscriptions',
  '/places',
  '/people/identities?show=few-holders',
  '/search?q=commonword',
  '/search?q=warning',
  '/api/v1/latency',
  '/api/v1/places?limit=1000',
  '/api/v1/warnings?open=true&limit=1',
  '/api/v1/forecasts/risks?limit=1000',
];
