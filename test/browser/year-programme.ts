import { expect } from 'vitest';
import type { Walker } from './walker.ts';
import { inDays, world } from './year-world.ts';

/** A programme with the money of three departments, and its file for the public. */
export async function programme(manager: Walker): Promise<void> {
  await manager.walk('Act', 'Development and the Fund');
  await manager.press('New: Programme');
  await manager.fill({
    'What is it called?': world.programme,
    'What is it for?': 'Courts that hear quarrels over land before the vote.',
    'Who pays for it?': 'The cross-government Fund',
    'Which department leads it?': 'Foreign & Commonwealth Office',
    'In which country?': world.country,
    'When does it begin?': inDays(-200),
    'When does it end?': inDays(500),
    'In which currency is it kept?': 'GBP',
    'Under which OECD purpose code?': '15220',
    'Which organisation reports it, by its IATI identifier?': 'GB-GOV-52',
    'What is that organisation called?': 'UK - Conflict, Stability and Security Fund (CSSF)',
  });
  await manager.press('Save');
  await manager.follow('Add: Project');
  await manager.fill({
    'What is it called?': 'Mobile land courts',
    'What does it do?': 'Judges who travel to the shore.',
    'Who carries it out?': 'United Nations Development Programme',
    'Would it endanger that partner to be named in public?': 'No',
    'Whose money is it?': [
      'foreign-commonwealth-office 50% ODA 100%',
      'ministry-of-defence 20% ODA 0%',
      'department-for-international-development 30% ODA 100%',
    ],
    'When does it begin?': inDays(-200),
    'When does it end?': inDays(500),
  });
  await manager.press('Save');
  await manager.follow('Mobile land courts');
  await money(manager, 'Budget', { 'From which day?': inDays(-150), 'How much?': '900,000.00' });
  await money(manager, 'Commitment', { 'When was it promised?': inDays(-100), 'How much?': '600,000.00' });
  await money(manager, 'Disbursement', { 'When was it paid?': inDays(-50), 'How much?': '250,000.01' });
  await manager.press('Say that it runs');
  await manager.press('Say that it runs');
}

async function money(manager: Walker, kind: string, answers: Readonly<Record<string, string>>): Promise<void> {
  await manager.follow(`Add: ${kind}`);
  await manager.fill(answers);
  await manager.press('Save');
}

/** The file as the public gets it, held against the official schema on the page that checks files. */
export async function iati(manager: Walker): Promise<void> {
  const text = await (await manager.file('XML')).text();
  expect(text).toContain('<iati-activities');
  expect(text).toContain('250000.01');
  await manager.walk('Act', 'Development and the Fund', 'Bring in an IATI file');
  await manager.fill({ 'What does the file say?': text });
  await manager.press('Check it only');
  expect(await manager.said()).toContain('It is valid: the official schema and codelists find no fault.');
}
