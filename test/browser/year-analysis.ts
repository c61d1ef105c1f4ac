import { expect } from 'vitest';
import type { Walker } from './walker.ts';
import { inDays, world } from './year-world.ts';

const departments = [
  'Foreign & Commonwealth Office',
  'Ministry of Defence',
  'Department for International Development',
];

/** A warning is opened by the watch and acknowledged by the desk. */
export async function warn(analyst: Walker, desk: Walker): Promise<void> {
  await analyst.walk('Warn', 'The warnings raised from these chances');
  await analyst.press('Open a warning');
  await analyst.fill({
    Country: world.country,
    'How serious is the risk?': 'High',
    'What makes you think so?': world.reason,
  });
  await analyst.press('Open the warning');
  await toWarning(desk);
  await desk.press('Acknowledge: I have it');
}

export async function toWarning(walker: Walker, country: string = world.country): Promise<void> {
  await walker.walk('Warn', 'The warnings raised from these chances');
  await walker.follow(country, walker.page.locator('.fs-list'));
}

/** To the assessment from the warning that it answers. */
export async function toAssessment(walker: Walker): Promise<void> {
  await toWarning(walker);
  await walker.follow(world.question);
}

/** The joint analysis is begun from the warning, and its sections are shared out. */
export async function beginAssessment(analyst: Walker): Promise<void> {
  await toWarning(analyst);
  await analyst.press('Begin an assessment');
  await analyst.fill({
    'Which question does it answer?': world.question,
    'Which form has it?': 'Rapid: in two hours, with fewer parts',
    'Which departments write it together?': departments,
    'What is known up to which day?': inDays(0),
    'When must it be looked at again?': inDays(90),
    'What does it find, in two or three sentences?': 'Killing along the lake is likely enough to act on now.',
    'How much confidence is there in this?': 'Moderate',
    'Why that much confidence?': 'Three sources that do not know of each other.',
  });
  await analyst.press('Save');
}

/** Sections of the light form, by who writes them. */
export const sections = {
  analyst: ['Question and scope', 'Risk picture', 'Actors', 'Drivers and dynamics', 'Interventions likely to succeed'],
  planner: ['Proximate causes', 'Scenarios', 'Gaps in knowledge'],
  manager: ['Resilience and opportunities for peace', 'Atrocity lens'],
} as const;

export async function writeSections(walker: Walker, names: readonly string[], department: string): Promise<void> {
  for (const name of names) {
    await walker.follow(`Write “${name}”`);
    await walker.fill({
      'What does it say?': `What ${department} knows of it: quarrels over land, read out by name.`,
    });
    await walker.press('Save');
  }
}

/** Drivers, ratings, scenarios and a priority, then the version is published. */
export async function completeAndPublish(analyst: Walker): Promise<void> {
  await analyst.follow('Add a driver or a trigger');
  await analyst.fill({
    'What drives the conflict?': world.driver,
    'Which kind is it?': 'Driver',
    'How does it work?': 'Whoever holds the shore taxes the ferry.',
    'Which way does it go?': 'Worsening',
  });
  await analyst.press('Save');
  for (let unrated = analyst.page.getByRole('link', { name: 'Rate it', exact: true }); (await unrated.count()) > 6; ) {
    await analyst.follow('Rate it');
    await analyst.fill({
      'How strongly is it seen?': '2: clear signs',
      'Which way does it go?': 'Worsening',
      'Why?': 'Seen in both districts.',
      'How much confidence is there in this?': 'Moderate',
    });
    await analyst.press('Save');
  }
  for (const [name, probability] of [
    ['Killing spreads', '30'],
    ['Quarrels stay local', '70'],
  ] as const) {
    await analyst.follow('Add a scenario');
    await analyst.fill({
      'What is this scenario called?': name,
      'What happens in it?': 'The vote is held; what follows differs by district.',
      'How likely is it?': probability,
    });
    await analyst.press('Save');
  }
  await analyst.follow('Add a priority');
  await analyst.fill({
    'Which rank has it?': '1',
    'What should be done?': 'Settle land before the vote',
    'Why would that help?': 'It takes away what raids are about.',
  });
  await analyst.press('Save');
  expect(await analyst.said()).toContain('Nothing is missing: a version may be published.');
  await analyst.press('Publish this version');
  await analyst.follow('Version 1');
}
