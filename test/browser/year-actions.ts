import { expect } from 'vitest';
import type { Walker } from './walker.ts';
import { toWarning } from './year-analysis.ts';
import { inDays, world } from './year-world.ts';

const purpose = (what: string) => `${what}, as the post and the United Nations report it.`;

/** From the decision on, as the warning's page shows it. */
async function planned(walker: Walker, instrument: string, step: 'Begin the action' | 'Plan it first'): Promise<void> {
  await toWarning(walker);
  await walker.follow('Act', walker.page.locator('[aria-labelledby="decisions"]'));
  await walker.press(/^Begin (an|another) action$/);
  await walker.fill({
    'With which instrument?': instrument,
    'What is it to bring about?': purpose(instrument),
    'Who leads it?': 'The embassy',
    'By when?': inDays(60),
  });
  await walker.press(step);
}

/** To an action from its warning. */
async function toAction(walker: Walker, instrument: string): Promise<void> {
  await toWarning(walker);
  await walker.follow(instrument, walker.page.locator('[aria-labelledby="actions"]'));
}

export async function demarche(desk: Walker): Promise<void> {
  await planned(desk, 'Démarche', 'Begin the action');
  await toAction(desk, 'Démarche');
  await desk.follow('Add: Ask');
  await desk.fill({
    'What is asked?': 'Observers at both ferries',
    'Of whom?': 'The Minister of Home Affairs',
    'By when?': inDays(14),
  });
  await desk.press('Save');
  await desk.follow('Observers at both ferries');
  await desk.press('Record the answer');
  await desk.fill({
    'What was the answer?': 'Agreed in part',
    'In which words?': 'At one ferry, from Monday',
    'When was it given?': inDays(0),
  });
  await desk.press('Record the answer');
}

export async function mediation(desk: Walker): Promise<void> {
  await planned(desk, 'Mediation', 'Plan it first');
  await desk.press('Record that the parties consent');
  await desk.press('Begin the action');
  await desk.press('Change, or fill in what this instrument asks');
  await desk.fill({
    'Who mediates?': 'The envoy of the African Union',
    'Who are the parties?': ['The northern chiefs', 'The southern chiefs'],
  });
  await desk.press('Save the change');
}

/** A travel ban does not begin before it is reviewed and approved. */
export async function travelBan(desk: Walker, minister: Walker): Promise<void> {
  await planned(desk, 'Travel ban', 'Plan it first');
  expect(await desk.page.getByRole('button', { name: 'Bring it into force' }).count()).toBe(0);
  await desk.press('Record the legal review');
  await toAction(minister, 'Travel ban');
  await minister.press('Approve it');
  await toAction(desk, 'Travel ban');
  await desk.press('Bring it into force');
  expect(await desk.said()).toContain('In force');
}

/** Capacity building is blocked until its risk is assessed and approved, and its unit cleared. */
export async function capacity(planner: Walker, focal: Walker): Promise<void> {
  const instrument = 'Capacity building of security forces';
  await planned(planner, instrument, 'Plan it first');
  await planner.press('Record the assessment');
  await toAction(focal, instrument);
  await focal.press('Approve it');
  await toAction(planner, instrument);
  expect(await planner.said()).toContain('It cannot begin yet');
  expect(await planner.said()).toContain('The action names no OSJA assessment.');
  expect(await planner.page.getByRole('button', { name: 'Begin the action' }).count()).toBe(0);

  await planner.follow('Put it in order');
  await planner.fill({
    'Which assistance?': 'Training in protecting civilians',
    'Who receives it?': `Officers of the ${world.unit}`,
    'What is it to bring about?': 'A vote that soldiers protect',
    'Which harm may it help to bring about?': 'Unlawful or arbitrary detention',
    'How might it do so, and how likely is it?': 'Trained officers may be sent to hold people.',
    'How high is the risk without mitigation?': 'High',
    'What lowers the risk?': 'Only this brigade, with observers at each course.',
    'How high is the risk that stays?': 'Medium',
  });
  await planner.press('Save');
  await planner.press('Submit it for approval');
  await focal.walk('Act', 'OSJA assessments', 'Training in protecting civilians');
  await focal.press('Approve it');
  await focal.fill({ 'For which reasons?': 'Observers are named.', 'Until when is it valid?': inDays(300) });
  await focal.press('Approve it');

  await toAction(planner, instrument);
  await planner.press('Change, or fill in what this instrument asks');
  await planner.fill({
    'Which units?': world.unit,
    'Which assessment (Overseas Security and Justice Assistance)?': 'Training in protecting civilians',
  });
  await planner.press('Save the change');
  expect(await planner.said()).toContain(`The unit “${world.unit}” is not vetted.`);
  await planner.follow('Put it in order');
  await planner.fill({ 'Which sources were asked?': 'Two reports, the post, a local church' });
  await planner.press('Save');
  await planner.press('Clear the unit');
  await planner.fill({ 'What was found?': 'Nothing against the unit', 'Until when is it cleared?': inDays(300) });
  await planner.press('Clear the unit');
  await toAction(planner, instrument);
  await planner.press('Begin the action');
  expect(await planner.said()).toContain('Under way');
}
