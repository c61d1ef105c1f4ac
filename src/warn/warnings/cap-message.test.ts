import fc from 'fast-check';
import { expect, test } from 'vitest';
import { childrenOf, readXml, textOf, type XmlElement } from '../../../test/read-xml.ts';
import { countryByCode } from '../../places/country.ts';
import { everyone } from '../../platform/ledger/ledger-entry.ts';
import { createView } from '../../platform/web/view.ts';
import { capMessage } from './cap-message.ts';
import { levels, type Warning, type WarningId } from './warning.ts';
import type { ClockStep } from './warning-clock.ts';

/** The schema of OASIS CAP 1.2 (1 July 2010), appendix “CAP 1.2 XML Schema”: elements in their order, `?` optional, `*` any number. */
const order: Readonly<Record<string, readonly string[]>> = {
  alert: [
    ...['identifier', 'sender', 'sent', 'status', 'msgType', 'source?', 'scope', 'restriction?', 'addresses?'],
    ...['code*', 'note?', 'references?', 'incidents?', 'info*'],
  ],
  info: [
    ...['language?', 'category*', 'event', 'responseType*', 'urgency', 'severity', 'certainty', 'audience?'],
    ...['eventCode*', 'effective?', 'onset?', 'expires?', 'senderName?', 'headline?', 'description?', 'instruction?'],
    ...['web?', 'contact?', 'parameter*', 'resource*', 'area*'],
  ],
  area: ['areaDesc', 'polygon*', 'circle*', 'geocode*', 'altitude?', 'ceiling?'],
  geocode: ['valueName', 'value'],
  parameter: ['valueName', 'value'],
};

const enumerations: Readonly<Record<string, readonly string[]>> = {
  status: ['Actual', 'Exercise', 'System', 'Test', 'Draft'],
  msgType: ['Alert', 'Update', 'Cancel', 'Ack', 'Error'],
  scope: ['Public', 'Restricted', 'Private'],
  category: [
    'Geo',
    'Met',
    'Safety',
    'Security',
    'Rescue',
    'Fire',
    'Health',
    'Env',
    'Transport',
    'Infra',
    'CBRNE',
    'Other',
  ],
  responseType: ['Shelter', 'Evacuate', 'Prepare', 'Execute', 'Avoid', 'Monitor', 'Assess', 'AllClear', 'None'],
  urgency: ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'],
  severity: ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'],
  certainty: ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'],
};

/** What the schema and the standard's text hold against a message. */
function faultsOf(element: XmlElement): readonly string[] {
  const faults = element.uri === 'urn:oasis:names:tc:emergency:cap:1.2' ? [] : [`${element.name}: namespace`];
  const allowed = order[element.name];
  if (allowed !== undefined) {
    const pattern = allowed.map((part) => {
      const name = part.replace(/[?*]$/, '');
      return `(?:${name} )${part.slice(name.length)}`;
    });
    const children = element.children.map(({ name }) => `${name} `).join('');
    if (!new RegExp(`^${pattern.join('')}$`).test(children)) faults.push(`${element.name}: ${children}`);
  } else if (element.children.length > 0) faults.push(`${element.name} holds elements`);
  const values = enumerations[element.name];
  if (values !== undefined && !values.includes(element.text)) faults.push(`${element.name}: ${element.text}`);
  return [...faults, ...element.children.flatMap(faultsOf)];
}

const view = createView({});
const opened = new Date('2026-11-24T09:00:00.123Z');
const chad = countryByCode('TCD');
if (chad === undefined) throw new Error('There is no Chad');
const base = {
  // An identifier of the test's own.
  id: '01900000-0000-7000-8000-000000000000' as WarningId,
  country: chad.code,
  level: 'severe' as const,
  tier: 'desk' as const,
  desk: 'West Africa Desk',
  reason: 'Militias gather',
  raisedBy: 'rule' as const,
  openedAt: opened,
  owner: 'west-africa-desk',
  marking: 'OFFICIAL',
  caveats: [],
  audience: ['uk-government'],
};
const openWarning: Warning = { ...base, state: 'opened' };
const closedWarning: Warning = {
  ...base,
  state: 'closed',
  acknowledgedAt: opened,
  decidedAt: opened,
  choice: 'watch',
  closedAt: opened,
};
const steps = (count: number): readonly ClockStep[] =>
  Array.from({ length: count }, (_, place) => ({
    kind: 'warning.opened',
    what: 'Opened',
    at: new Date(opened.getTime() + place * 3_600_000),
    by: 'Forestall',
    role: 'system',
    organisation: 'Forestall',
    latencyHours: undefined,
    said: undefined,
  }));
const message = (warning: Warning, count = 1) =>
  readXml(
    view('warn/warnings/pages/cap-message.njk', {
      message: capMessage({ warning, steps: steps(count) }, 'https://forestall.example.org'),
    }),
  );

test('whatever a warning says and however it stands, its message fits the schema of CAP 1.2', () => {
  const someWarning = fc
    .record({
      warning: fc.constantFrom(openWarning, closedWarning),
      level: fc.constantFrom(...levels),
      reason: fc.string({ unit: 'binary', minLength: 1 }),
      raisedBy: fc.constantFrom('rule' as const, 'person' as const),
      caveats: fc.array(fc.constantFrom('EYES ONLY', 'A "B" & <C>'), { maxLength: 1 }),
      audience: fc.constantFrom([], [everyone], ['uk-government']),
    })
    .map(({ warning, ...over }): Warning => ({ ...warning, ...over }));
  fc.assert(
    fc.property(someWarning, fc.integer({ min: 1, max: 6 }), (warning, count) => {
      const alert = message(warning, count);
      expect(faultsOf(alert)).toEqual([]);
      expect(alert.name).toBe('alert');
      const { identifier, sender, sent } = {
        identifier: textOf(alert, 'identifier'),
        sender: textOf(alert, 'sender'),
        sent: textOf(alert, 'sent'),
      };
      for (const name of [identifier, sender]) expect(name).toMatch(/^[^\s,<&]+$/);
      expect(sent).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d$/);
      expect(textOf(alert, 'restriction') !== undefined).toBe(textOf(alert, 'scope') === 'Restricted');
      const references = textOf(alert, 'references')?.split(' ') ?? [];
      expect(references).toHaveLength(count - 1);
      for (const reference of references) expect(reference.split(',')).toHaveLength(3);
    }),
  );
});

test('the first message is an alert, later ones refer to it, a closing cancels', () => {
  expect(textOf(message(openWarning), 'msgType')).toBe('Alert');
  const second = message(openWarning, 2);
  expect(textOf(second, 'msgType')).toBe('Update');
  expect(textOf(second, 'references')).toBe(
    'forestall@forestall.example.org,01900000-0000-7000-8000-000000000000.1,2026-11-24T09:00:00-00:00',
  );
  expect(textOf(second, 'sent')).toBe('2026-11-24T10:00:00-00:00');
  expect(textOf(message(closedWarning, 5), 'msgType')).toBe('Cancel');
});

test('it says where, how grave, who says so, and where to read on', () => {
  const [info] = childrenOf(message({ ...openWarning, reason: 'Militias <gather> & wait' }), 'info');
  if (info === undefined) throw new Error('There is no info');
  expect(textOf(info, 'severity')).toBe('Extreme');
  expect(textOf(info, 'senderName')).toBe('West Africa Desk');
  expect(textOf(info, 'description')).toBe('Militias <gather> & wait');
  expect(textOf(info, 'web')).toBe('https://forestall.example.org/warn/warnings/01900000-0000-7000-8000-000000000000');
  const [area] = childrenOf(info, 'area');
  expect(area && textOf(area, 'areaDesc')).toBe('Chad');
  expect(area?.children[1]?.children.map(({ text }) => text)).toEqual(['ISO 3166-1 alpha-3', 'TCD']);
});

test('only what is released to everybody, without sensitivity or caveat, is public', () => {
  const scope = (over: Partial<Warning>) => textOf(message({ ...openWarning, ...over } as Warning), 'scope');
  expect(scope({ audience: [everyone] })).toBe('Public');
  expect(scope({ audience: [everyone], caveats: ['EYES ONLY'] })).toBe('Restricted');
  expect(scope({ audience: [everyone], marking: 'OFFICIAL-SENSITIVE' })).toBe('Restricted');
  expect(textOf(message(openWarning), 'restriction')).toBe('OFFICIAL; for west-africa-desk, uk-government');
});
