import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import { countryByCode } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { say } from '../../platform/language/say.ts';
import { Refusal } from '../../platform/refusal.ts';

import { createForm, type FieldProblem } from '../../platform/web/form.ts';
import { stackedBars } from '../../platform/web/pictures/stacked-bars.ts';
import { atTwoWidths } from '../../platform/web/pictures/svg.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import type { YearShown } from './practice-question.ts';
import type { PracticeService } from './practice-service.ts';

const address = '/analyse/judgements/practice';
const params = Type.Object({ number: Type.Integer({ minimum: 1, maximum: 1_000_000 }) });

const readAnswer = createForm(
  Type.Object({
    number: Type.String({ pattern: '^[1-9][0-9]{0,5}$', problem: 'Go on with the question that is asked' }),
    probability: Type.String({
      pattern: '^(100|[0-9]{1,2}(\\.[0-9]+)?) *%?$',
      problem: 'Enter how likely it is, from 0 to 100 per cent',
    }),
  }),
);

/** Practice at judging: a question from history, what came of it, and how well one has judged so far. */
export function practiceRoutes(practice: PracticeService): Routes {
  async function ask(reply: FastifyReply, actor: Actor, typed: object = {}, problems: readonly FieldProblem[] = []) {
    const asked = await practice.next(actor);
    if (asked === undefined && problems.length > 0) {
      throw new Refusal('practice.none', 409, 'There is no question to be judged now.');
    }
    const chart = asked && chartOf(asked.shown);
    return reply.page('analyse/judgements/pages/practice.njk', {
      ...{ asked, chart, typed, problems },
      years: asked && numbered(asked.shown),
      record: await practice.record(actor),
    });
  }

  return async (app) => {
    app.get(address, ({ actor }, reply) => ask(reply, actor));

    app.post(address, async (request, reply) => {
      const { actor, body } = request;
      request.sentForm = { back: address };
      const answer = readAnswer(body);
      if ('problems' in answer) return ask(reply.code(422), actor, answer.typed, answer.problems);
      const number = Number(answer.values.number);
      await practice.answer(actor, number, Number(answer.values.probability.replace(/ *%$/, '')) / 100);
      return reply.redirect(`${address}/${number}`, 303);
    });

    app.get(`${address}/:number`, { schema: { params } }, async ({ actor, params: { number } }, reply) => {
      const { answers } = await practice.record(actor);
      const answer = answers.find((each) => each.number === number);
      if (answer === undefined)
        throw new Refusal('practice.unknown', 404, 'You have judged no question of that number.');
      const placeName = countryByCode(answer.country)?.name ?? answer.country;
      return reply.page('analyse/judgements/pages/practice-answer.njk', { answer, placeName });
    });
  };
}

/** The last year shown comes first. */
const numbered = (shown: readonly YearShown[]) =>
  shown.map((deaths, index) => ({ year: index + 1, ...deaths })).toReversed();

function chartOf(shown: readonly YearShown[]): string {
  return atTwoWidths('practice', ({ id, width }) =>
    stackedBars({
      ...{ id, width },
      title: say('Deaths in organised violence in {count} years, by type', { count: shown.length }),
      description: say('The table below says the same.'),
      axis: say('Deaths a year'),
      years: shown.map((_, index) => index + 1),
      yearWords: (number) => say('year {number}', { number }),
      series: [
        { name: say('Against civilians (one-sided)'), values: shown.map(({ oneSided }) => oneSided) },
        { name: say('Between groups (non-state)'), values: shown.map(({ nonState }) => nonState) },
        { name: say('With a state (state-based)'), values: shown.map(({ stateBased }) => stateBased) },
      ],
    }),
  );
}
