import type { Clock } from '../../platform/clock.ts';
import { message } from '../../platform/language/message.ts';
import { type AnyRecord, addressOf } from '../../platform/records/record.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import type { AgreementWatchService } from './agreement-watch-service.ts';
import type { CalendarService } from './calendar-service.ts';
import { memberPosition, stanceWords } from './forum-parts.ts';
import { forumSession } from './forum-session.ts';
import { forumVote } from './forum-vote.ts';
import type { MemberService, Side } from './member-service.ts';
import { peaceViolation } from './peace-agreement.ts';
import type { RecurrenceRule } from './recurrence-rule.ts';
import { implementationWords, reviewProgress } from './upr.ts';
import type { UprServices } from './upr-service.ts';
import { tallyOf } from './vote-tally.ts';

const daysShown = 6;
const votesShown = 10;

const sideWords: Readonly<Record<Side, string>> = {
  inFavour: message('In favour'),
  against: message('Against'),
  abstaining: message('Abstained'),
  absent: message('Took no part'),
};

/** On the first page of a stage, or of a place: what diplomacy has before it. Nothing where nothing is to come. */
export function comingDaysPanel(
  calendar: CalendarService,
  clock: Clock,
  view: View,
): Panel<{ readonly code?: string } | undefined> {
  return async (actor, subject) => {
    const today = clock().toISOString().slice(0, 10);
    const days = await calendar.coming(actor, today, subject?.code);
    if (days.length === 0 && subject?.code !== undefined) return '';
    return view('act/diplomacy/pages/coming-days-panel.njk', { days: days.slice(0, daysShown), count: days.length });
  };
}

/** On a country's page: how it voted, and which sessions it has before it, with what it says that it will do. */
export function memberPanel(members: MemberService, clock: Clock, view: View): Panel<{ readonly code: string }> {
  return async (actor, { code }) => {
    const { votes, sessions } = await members.ofMember(actor, code);
    const today = clock().toISOString().slice(0, 10);
    const coming = sessions.filter(({ session: { values } }) => (values.closesOn ?? values.opensOn) >= today);
    if (votes.length === 0 && coming.length === 0) return '';
    return view('act/diplomacy/pages/member-panel.njk', {
      count: votes.length,
      votes: votes.slice(0, votesShown).map(({ vote: { id, values }, side }) => ({
        href: addressOf(forumVote, id),
        ...{ title: values.title, heldOn: values.heldOn, adopted: values.adopted },
        sideWords: sideWords[side],
      })),
      sessions: coming.slice(0, daysShown).map(({ session: { id, values }, position }) => ({
        href: addressOf(forumSession, id),
        ...{ title: values.title, opensOn: values.opensOn },
        stance: position === undefined ? '' : stanceWords[position.values.stance],
        positionHref: position === undefined ? '' : addressOf(memberPosition, position.id),
      })),
    });
  };
}

/** On an agreement's page: what its state asks for by the rule, and the rule itself. */
export function recurrencePanel(watch: AgreementWatchService, rule: RecurrenceRule, view: View): Panel<AnyRecord> {
  return async (actor, { id }) =>
    view('act/diplomacy/pages/recurrence-panel.njk', { findings: await watch.findings(actor, id), rule });
}

/** On a provision's page: the way to report that it is violated. */
export function reportViolationPanel(
  mayReport: (actor: Parameters<Panel<AnyRecord>>[0]) => boolean,
  view: View,
): Panel<AnyRecord> {
  return async (actor, { id, values }) =>
    mayReport(actor)
      ? view('act/diplomacy/pages/report-violation-panel.njk', {
          href: `${peaceViolation.address}/new?agreement=${String(values.agreement)}&provision=${id}`,
        })
      : '';
}

/** On a vote's page: the tally, counted. */
export function tallyPanel(view: View): Panel<AnyRecord> {
  const members = (value: unknown): readonly string[] => (Array.isArray(value) ? value : []);
  return async (_actor, { values }) =>
    view('act/diplomacy/pages/tally-panel.njk', {
      tally: tallyOf({
        inFavour: members(values.inFavour),
        against: members(values.against),
        abstaining: members(values.abstaining),
        absent: members(values.absent),
      }),
    });
}

/** On a review's page: how far it has come. */
export function reviewProgressPanel(
  { uprRecommendations }: Pick<UprServices, 'uprRecommendations'>,
  view: View,
): Panel<AnyRecord> {
  return async (actor, { id }) => {
    const { records } = await uprRecommendations.list(actor, { values: { review: id } }, { limit: 10_000, offset: 0 });
    const progress = reviewProgress(records);
    const words = { ...implementationWords, 'not-assessed': message('Not assessed yet') };
    const rows = Object.entries(words).map(([name, text]) => ({
      text,
      // The names are the keys of the counts.
      count: progress.ofSupported[name as keyof typeof words],
    }));
    return records.length === 0 ? '' : view('act/diplomacy/pages/review-progress-panel.njk', { progress, rows });
  };
}
