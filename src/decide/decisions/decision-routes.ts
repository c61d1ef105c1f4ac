import type { FastifyReply } from 'fastify';
import Type, { type Static } from 'typebox';
import { allCountries, countryByCode } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { message } from '../../platform/language/message.ts';
import { say } from '../../platform/language/say.ts';
import { readMoney } from '../../platform/records/money-value.ts';
import { Refusal } from '../../platform/refusal.ts';
import { csvText } from '../../platform/web/csv.ts';
import { createForm, type FieldProblem } from '../../platform/web/form.ts';
import { addressOf, pageNumber, pagerOf, stretchOf } from '../../platform/web/pager.ts';
import type { Panel } from '../../platform/web/panel.ts';
import { besideFields, linkedProblems } from '../../platform/web/refused-form.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { choices, choiceWords, type WarningId, warningIdSchema } from '../../warn/warnings/warning.ts';
import { requireRole } from '../../warn/warnings/warning-service.ts';
import { comeBackProblem, type Decision, decisionIdSchema, forums, forumWords } from './decision.ts';
import { decideFormSchema } from './decision-forms.ts';
import { withNames } from './decision-panels.ts';
import { type Choosing, type DecisionService, requireStrategyDecider } from './decision-service.ts';

const listQuery = Type.Object({
  choice: Type.Optional(Type.Enum(['', ...choices])),
  country: Type.Optional(Type.String({ pattern: '^([A-Z]{3})?$' })),
  page: pageNumber,
});
const decisionsPerFile = 100_000;

/** Empty fields of a filter form ask for nothing. */
function filterOf({ choice, country }: Static<typeof listQuery>) {
  const place = country === undefined ? undefined : countryByCode(country)?.code;
  return { ...(choice ? { choice } : {}), ...(place === undefined ? {} : { country: place }) };
}

const decisionForm = createForm(decideFormSchema);
const subjectSchema = Type.Object({
  warning: Type.Optional(warningIdSchema),
  strategy: Type.Optional(Type.String({ format: 'uuid' })),
});
type Subject = { readonly warning?: WarningId; readonly strategy?: string };

/** What a decision form shows of what is decided on, and of the options for it. */
export type Deciding = (
  actor: Actor,
  subject: Subject,
) => Promise<{
  readonly href: string;
  readonly name: string;
  readonly place: string | null;
  readonly reason: string;
  readonly takesDecision: boolean;
  readonly options: readonly { readonly id: string; readonly name: string; readonly hint: string }[];
}>;

/**
 * @param clock gives the day before which nothing can come back @param deciding of the options, which come after
 * @param panels beneath a decision: what carries it out
 */
export function decisionRoutes(
  decisions: DecisionService,
  clock: () => Date,
  deciding: Deciding,
  panels: readonly Panel<Decision>[] = [],
): Routes {
  /** What is decided on. @throws Refusal for whoever may not, and where nothing more is decided */
  async function subjectFor(actor: Actor, subject: Subject) {
    if (subject.warning !== undefined) requireRole(actor, 'decide');
    else requireStrategyDecider(actor);
    const about = await deciding(actor, subject);
    if (about.takesDecision) return about;
    const words = message('This step cannot follow from where it stands now. Go back and read it again.');
    throw new Refusal('decision.move', 409, words);
  }

  async function showForm(
    reply: FastifyReply,
    actor: Actor,
    subject: Subject,
    { typed, problems }: { readonly typed: object; readonly problems?: readonly FieldProblem[] },
  ) {
    const about = await subjectFor(actor, subject);
    // Where there is no option, none is asked for.
    const isAsked = (field: string) => field !== 'options' || about.options.length > 0;
    return reply.page('decide/decisions/pages/decide.njk', {
      subject,
      about,
      typed,
      problems: problems && linkedProblems(problems, isAsked),
      choices,
      choiceWords,
      forums,
      forumWords,
    });
  }

  function make(actor: Actor, { warning, strategy }: Subject, choosing: Choosing) {
    return warning === undefined
      ? decisions.decideOnStrategy(actor, strategy ?? '', choosing)
      : decisions.decide(actor, warning, choosing);
  }

  return async (app) => {
    app.get('/decide/decisions', { schema: { querystring: listQuery } }, async (request, reply) => {
      const { query } = request;
      const listed = await decisions.browse(request.actor, filterOf(query), stretchOf(query.page));
      const { page: _, ...filter } = query;
      return reply.page('decide/decisions/pages/decisions.njk', {
        entries: listed.decisions.map(withNames),
        pager: pagerOf('/decide/decisions', query, listed.count),
        csv: addressOf('/decide/decisions.csv', filter),
        countries: allCountries(),
        choiceWords,
        query,
      });
    });

    app.get('/decide/decisions.csv', { schema: { querystring: listQuery } }, async (request, reply) => {
      const columns = {
        id: 'id',
        country: 'country',
        warning: 'warning',
        choice: 'choice',
        decidedAt: 'decided_at',
        by: 'decided_by',
        organisation: 'organisation',
        reasons: 'reasons',
        optionsNotTaken: 'options_not_taken',
        strategy: 'strategy',
        forum: 'forum',
        comeBackOn: 'come_back_on',
      };
      const whole = { offset: 0, limit: decisionsPerFile };
      const listed = await decisions.browse(request.actor, filterOf(request.query), whole);
      const rows = listed.decisions.map((decision) => ({
        id: decision.id,
        country: decision.country ?? '',
        warning: decision.warningId ?? '',
        choice: decision.choice,
        decidedAt: decision.decidedAt.toISOString(),
        by: decision.decidedBy,
        organisation: decision.organisation,
        reasons: decision.reasons,
        optionsNotTaken: decision.optionsNotTaken,
        strategy: decision.strategyId ?? '',
        forum: decision.forum ?? '',
        comeBackOn: decision.comeBackOn ?? '',
      }));
      return reply.type('text/csv; charset=utf-8').send(csvText(columns, rows));
    });

    app.get('/decide/decisions/new', { schema: { querystring: subjectSchema } }, async (request, reply) => {
      if (isOfNothing(request.query)) return reply.callNotFound();
      return showForm(reply, request.actor, request.query, { typed: {} });
    });

    app.post('/decide/decisions', { schema: { body: subjectSchema } }, async (request, reply) => {
      const { actor, body } = request;
      if (isOfNothing(body)) return reply.callNotFound();
      request.sentForm = {
        back: body.warning === undefined ? `/decide/strategies/${body.strategy}` : `/warn/warnings/${body.warning}`,
      };
      await subjectFor(actor, body);
      const form = decisionForm(body);
      if ('problems' in form) return showForm(reply.code(422), actor, body, form);
      const { warning, strategy, amount: written, ...values } = form.values;
      const amount = written === undefined ? undefined : readMoney(written, 'GBP');
      const problems: readonly FieldProblem[] = [
        ...(written !== undefined && amount === undefined
          ? [{ field: 'amount', text: say('Enter an amount of money, such as 1,250,000.00') }]
          : []),
        ...comeBackProblems(values, clock().toISOString().slice(0, 10)),
      ];
      if (problems.length > 0) return showForm(reply.code(422), actor, body, { typed: body, problems });
      try {
        await make(actor, body, { ...values, ...(amount === undefined ? {} : { amount }) });
      } catch (error) {
        const refused = besideFields(error);
        return showForm(reply.code(refused.status), actor, body, { typed: body, problems: refused.problems });
      }
      return reply.redirect(
        warning === undefined ? `/decide/strategies/${strategy}` : `/warn/warnings/${warning}`,
        303,
      );
    });

    app.get(
      '/decide/decisions/:id',
      { schema: { params: Type.Object({ id: decisionIdSchema }) } },
      async (request, reply) => {
        const decision = await decisions.find(request.actor, request.params.id);
        if (decision === undefined) throw new Refusal('decision.unknown', 404, 'There is no such decision.');
        const blocks = await Promise.all(panels.map((panel) => panel(request.actor, decision)));
        return reply.page('decide/decisions/pages/decision.njk', { ...withNames(decision), blocks });
      },
    );
  };
}

/** A page asks for the day; only the API, whose clients may be older, may leave it to the usual time. */
function comeBackProblems({ choice, comeBackOn }: Pick<Choosing, 'choice' | 'comeBackOn'>, today: string) {
  const text = comeBackProblem(choice, comeBackOn, today);
  return text === undefined ? [] : [{ field: 'comeBackOn', text }];
}

/** A decision is on a warning or on a strategy: an address that names neither leads nowhere. */
function isOfNothing({ warning, strategy }: Subject): boolean {
  return warning === undefined && strategy === undefined;
}
