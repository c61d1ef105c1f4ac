import type { Walker } from './walker.ts';
import { toAssessment, toWarning } from './year-analysis.ts';
import { inDays, world } from './year-world.ts';

/** A strategy that answers the assessment, with an objective on its driver and an indicator, agreed as a version. */
export async function writeStrategy(focal: Walker): Promise<void> {
  await toAssessment(focal);
  await focal.follow('Add: Strategy');
  await focal.fill({
    'What is the strategy called?': world.strategy,
    'What is it to bring about?': 'A vote after which nobody is killed for how they voted',
    'Why would that follow from what is done?': 'If land is settled first, raids have no cause to point to.',
    'Which organisation owns it?': 'Foreign & Commonwealth Office',
    'When is it reviewed?': inDays(180),
  });
  await focal.press('Save');
  await focal.follow('Add: Objective');
  await focal.fill({
    'What is to change?': world.objective,
    'Which driver does it work on?': world.driver,
    'Who leads?': 'Foreign & Commonwealth Office',
  });
  await focal.press('Save');
  await focal.follow('Add: Indicator');
  await focal.fill({
    'Of which objective?': world.objective,
    'What is counted or measured?': 'Quarrels settled',
    'Where did it stand at first?': '2',
    'On which day was that?': inDays(-30),
    'Where is it to stand?': '20',
    'By which day?': inDays(300),
    'Who measures it, and how?': 'The land court, monthly',
  });
  await focal.press('Save');
  await focal.press('Agree this version');
}

export async function writeOptions(desk: Walker): Promise<void> {
  await toWarning(desk);
  await desk.press('Compare options');
  for (const [name, instruments, fit] of [
    [world.chosen, ['Démarche', 'Mediation'], 'Strong'],
    [world.refused, ['Monitoring mission'], 'Weak'],
  ] as const) {
    await desk.follow('Write an option');
    await desk.fill({
      'What is the option called?': name,
      'Which instruments does it use?': instruments,
      'What would it bring about, and how?': 'Both sides hear the same three asks within a week.',
      'How well does it fit what drives the risk?': fit,
      'What does it cost?': '42,500.00',
      'How great is the risk of doing harm?': 'Medium',
      'Which harm, to whom, and what would lessen it?': 'Those met may be punished; they are met in groups.',
      'On which legal basis?': 'Vienna Convention on Diplomatic Relations 1961',
    });
    await desk.press('Save');
    await toWarning(desk);
    await desk.press('Compare options');
  }
}

export async function decide(minister: Walker): Promise<void> {
  await toWarning(minister);
  await minister.press('Compare options');
  await minister.follow('Decide', minister.page.locator('main'));
  await minister.fill({
    'What is decided?': 'Act',
    'Which options are chosen?': world.chosen,
    Reasons: 'The vote is in ten weeks, and both sides still listen.',
    'Options not taken, and why': 'Waiting: the next report comes after the vote.',
  });
  await minister.press('Record the decision');
}
