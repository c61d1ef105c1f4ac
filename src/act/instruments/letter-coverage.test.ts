import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readInstrumentCatalogue } from './instrument.ts';

const root = resolve(import.meta.dirname, '../../..');
const catalogue = readInstrumentCatalogue(readFileSync(join(root, 'data/instruments.json'), 'utf8'));
const facts = join(resolve(root, process.env.FORESTALL_SHARED || '../shared'), 'reference/domain-facts.md');

/**
 * Every tool that MIN/33171/2018 names, in the words of the summary of it, with the instruments that are that tool. Of
 * what the letter lists as an aim and not as a tool (early warning, JACS) other stages are the answer.
 */
const tools: Readonly<Record<string, readonly string[]>> = {
  'field visits': ['field-visit'],
  'shuttle diplomacy': ['shuttle-diplomacy'],
  'international fora': ['security-council-meeting', 'general-assembly-action', 'human-rights-council-special-session'],
  bilateral: ['demarche', 'bilateral-statement'],
  'EU, UN, likeminded groups': ['eu-engagement', 'security-council-resolution', 'joint-statement-likeminded'],
  'Security Council': ['security-council-presidential-statement'],
  'General Assembly': ['general-assembly-action'],
  'Human Rights Council': ['human-rights-council-special-session', 'commission-of-inquiry'],
  'monitoring missions': ['monitoring-mission', 'ceasefire-monitoring'],
  'confidence-building measures': ['confidence-building-measure'],
  facilitation: ['facilitation'],
  'election monitoring': ['election-observation'],
  mediation: ['mediation'],
  'implementing peace agreements': ['peace-agreement-implementation'],
  'Universal Periodic Review': ['universal-periodic-review'],
  'sanctions: diplomatic': ['diplomatic-sanction', 'recall-or-downgrade'],
  'travel bans': ['travel-ban'],
  'asset freezes': ['asset-freeze'],
  'arms embargoes': ['arms-embargo', 'arms-export-licence-review'],
  'commodity interdiction': ['commodity-interdiction'],
  'tackling corruption': ['anti-corruption'],
  'promoting good governance': ['governance-support'],
  'access to security and justice': ['security-and-justice-access'],
  'inclusive economic development': ['inclusive-economic-development'],
  'up to £5m for civil society': ['civil-society-early-warning'],
  'rules-based international order': ['justice-and-accountability'],
  'conflict prevention and capacity building': ['security-force-capacity', 'preventive-deployment'],
  'humanitarian assistance and disaster response': ['disaster-response-support', 'humanitarian-access'],
  'operations to restore peace and stability': ['peace-and-stability-operation'],
  'Conflict, Stability and Security Fund': ['fund-project'],
  peacekeeping: ['peacekeeping-contribution'],
  'Women, Peace and Security': ['women-peace-security'],
  "Girls' Education": ['girls-education'],
  'Children and Armed Conflict': ['children-armed-conflict'],
  'Preventing Sexual Violence Initiative': ['preventing-sexual-violence'],
  'Modern Slavery': ['modern-slavery'],
  'Freedom of Religion or Belief': ['freedom-of-religion-or-belief'],
  'Freedom of the Media': ['media-freedom'],
};

test('every tool that the letter names is an instrument, and every instrument is a tool that it names', () => {
  const named = Object.values(tools).flat();
  expect(named.filter((id) => catalogue.find(id) === undefined)).toEqual([]);
  expect(catalogue.all.map(({ id }) => String(id)).filter((id) => !named.includes(id))).toEqual([]);
});

test.skipIf(!existsSync(facts))('the words are those of the letter’s summary (skipped without ../shared)', () => {
  const letter =
    readFileSync(facts, 'utf8')
      .split('\n## ')
      .find((part) => part.startsWith('The letter')) ?? '';
  const said = letter.toLowerCase();
  expect(Object.keys(tools).filter((words) => !said.includes(words.toLowerCase()))).toEqual([]);
});

test('each instrument quotes the letter, and one that a way of another group would fit stands with its own', () => {
  for (const { id, letter, group } of catalogue.all) {
    expect(letter.length, id).toBeGreaterThan(5);
    expect(catalogue.lifecycleOf(id).states, `${id} of ${group}`).toHaveProperty('begun');
  }
});
