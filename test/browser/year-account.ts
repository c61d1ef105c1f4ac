import { expect } from 'vitest';
import type { Walker } from './walker.ts';
import { toWarning } from './year-analysis.ts';
import { inDays, world } from './year-world.ts';

export async function closeWarning(desk: Walker): Promise<void> {
  await toWarning(desk);
  await desk.press('Close the warning');
  await desk.fill({ 'Why is the warning on Malawi closed?': 'The vote was held; nobody was killed.' });
  await desk.press('Close the warning');
}

/** An agreement whose security provision is broken: a signal and a new warning, at once. */
export async function brokenAgreement(desk: Walker): Promise<void> {
  await desk.walk('Act', 'Peace agreements');
  await desk.press('New: Peace agreement');
  await desk.fill({
    'What is the agreement called?': world.agreement,
    'Where does it hold?': world.elsewhere,
    'When was it signed?': inDays(-20),
    'Which parties signed it?': ['The northern chiefs', 'The southern chiefs'],
  });
  await desk.press('Save');
  await desk.follow('Add: Provision');
  await desk.fill({
    'Which article?': 'Article 3',
    'What is it about?': 'Security: ceasefire, withdrawal, disarmament',
    'What does it oblige whom to do?': 'No armed man within a mile of the ferry',
  });
  await desk.press('Save');
  await desk.follow(/^Article 3/);
  await desk.press('Report that it is violated');
  await desk.fill({
    'When did it happen?': inDays(-1),
    'What happened?': world.violation,
    'What shows it?': 'The ceasefire monitors, two photographs',
  });
  await desk.press('Save');
  await desk.follow(world.violation);
  await desk.follow(world.violation, desk.page.locator('[aria-labelledby="signals"]'));
  expect(await desk.heading()).toContain(world.violation);
  await toWarning(desk, world.elsewhere);
}

export async function answerLetter(desk: Walker, focal: Walker): Promise<void> {
  await desk.walk('Account', 'Correspondence');
  await desk.press('New: Letter');
  await desk.fill({
    'Who sent it?': 'A member for the lake',
    'What kind of sender is it?': 'A member of parliament or a committee',
    'What is it about?': world.letterSubject,
    'When did it come?': inDays(-7),
    'What does it ask?': 'What was done when the lists were read out, and when?',
    'Which country is it about?': world.country,
  });
  await desk.press('Save');
  await desk.follow('Add: Fact');
  await desk.fill({
    'What does the answer say?': 'A warning stood within a day',
    'On which page of Forestall does it stand?': `/places/${world.code}`,
  });
  await desk.press('Save');
  await desk.press('Draft the answer');
  await desk.fill({ 'What is the answer?': 'A warning stood within a day, and five actions followed.' });
  await desk.press('Draft the answer');
  await toLetter(focal);
  await focal.press('Clear the draft');
  await focal.fill({ 'Who signs it?': 'Minister of State' });
  await focal.press('Clear the draft');
  await toLetter(desk);
  await desk.press('Say that it was sent');
  await desk.fill({ 'On which day was it sent?': inDays(0) });
  await desk.press('Say that it was sent');
  expect(await desk.said()).toContain('Answered');
  const reply = await desk.file(/PDF/);
  expect((await reply.body()).subarray(0, 5).toString('latin1')).toBe('%PDF-');
}

const toLetter = (walker: Walker) => walker.walk('Account', 'Correspondence', new RegExp(`${world.letterSubject}$`));
const toRecommendation = (walker: Walker) =>
  walker.walk('Account', 'Recommendations and commitments', world.recommendation);

export async function carryOutRecommendation(analyst: Walker, desk: Walker, focal: Walker): Promise<void> {
  await analyst.walk('Account', 'Recommendations and commitments');
  await analyst.press('New: Recommendation');
  await analyst.fill({
    'Who recommends it?': 'Parliament',
    'In which report, letter or speech?': world.recommendation,
    'When was it made?': inDays(-90),
    'What does it say?': 'Train posts to recognise warning signs.',
  });
  await analyst.press('Save');
  await toRecommendation(desk);
  await desk.press('Answer it');
  await desk.fill({
    'What is the answer?': 'Accepted',
    'For which reasons?': 'Posts asked for it too.',
    'Who owns what follows?': 'West Africa Desk',
    'By when is it to be done?': inDays(120),
  });
  await desk.press('Answer it');
  await desk.press('Say that it is done');
  await desk.fill({ 'What was done?': 'Forty posts were trained.', 'What shows it?': 'The course register' });
  await desk.press('Say that it is done');
  await toRecommendation(focal);
  await focal.press('Review it');
  await focal.fill({ 'Was it done?': 'Done', 'What did you find?': 'The register agrees with what posts say.' });
  await focal.press('Review it');
  expect(await focal.said()).toContain('Closed');
}

/** An item of the annual report from today's own figures: cleared by another, released, read by everybody. */
export async function report(desk: Walker, focal: Walker, minister: Walker): Promise<void> {
  await desk.walk(
    'Account',
    'Annual report',
    'Propose items from today’s figures',
    /^Check and propose: Actions begun/,
  );
  await desk.press('Save');
  await focal.walk('Account', 'Annual report', /^Actions begun/);
  await focal.press('Clear it');
  await minister.walk('Account', 'Annual report', /^Actions begun/);
  await minister.press('Release it');
  await minister.follow('The public report as it stands now');
  expect(await minister.said()).toContain('Capacity building of security forces');
  const paper = await minister.file('Download as PDF');
  expect((await paper.body()).subarray(0, 5).toString('latin1')).toBe('%PDF-');
}
