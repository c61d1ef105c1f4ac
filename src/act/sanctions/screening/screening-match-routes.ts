import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import { countryByCode } from '../../../places/country.ts';
import type { Actor } from '../../../platform/database/actor.ts';
import { mayDo } from '../../../platform/records/record-roles.ts';
import { versionOf } from '../../../platform/version.ts';
import { createForm, type FieldProblem } from '../../../platform/web/form.ts';
import { besideFields } from '../../../platform/web/refused-form.ts';
import type { Routes } from '../../../platform/web/web-server.ts';
import { alignedWords } from '../aligned-words.ts';
import { designationCase } from '../designations/designation-case.ts';
import { kindWords, listWords } from '../list-snapshot.ts';
import { partialDateWords } from '../partial-date-words.ts';
import { findingSchema } from './finding-form.ts';
import { screenedKindWords } from './screened-subject.ts';
import { checkedFrom, stateWords, verdicts, verdictWords } from './screening-finding.ts';
import type { ScreeningFindingService } from './screening-finding-service.ts';
import { judgedOn, judgedWith, type ScreeningMatch } from './screening-match.ts';
import { requirePerson } from './screening-routes.ts';

const address = '/act/sanctions/screening/matches/:id';
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });

const findingForm = createForm(findingSchema);

/** A possible match with both of its sides, and the forms by which one person finds and another checks. */
export function screeningMatchRoutes(findings: ScreeningFindingService): Routes {
  async function show(reply: FastifyReply, actor: Actor, match: ScreeningMatch, rest: object = {}) {
    const last = match.findings.at(-1);
    const together = judgedWith(match);
    const isToCheck = match.state === 'to-check';
    return reply.page('act/sanctions/screening/pages/match.njk', {
      ...{
        match,
        stateWords,
        verdicts,
        verdictWords,
        listWords,
        kindWords,
        howWords: alignedWords,
        checkedFrom,
        typed: {},
        problems: [],
      },
      sides: sidesOf(match),
      judgedWith: together,
      judgedOtherwise: match.together.filter((other) => !together.includes(other)),
      mostProbable: Math.max(match.probability, ...together.map(({ probability }) => probability)),
      caseHref: match.state === 'same' && mayDo(actor, designationCase.roles) ? caseFrom(match) : undefined,
      version: versionOf(judgedOn(match)),
      mayFind: !isToCheck && findings.mayJudge(actor),
      mayCheck: isToCheck && last?.foundBy !== actor.personId && findings.mayJudge(actor),
      isOwn: isToCheck && last?.foundBy === actor.personId,
      ...rest,
    });
  }

  return async (app) => {
    app.get(address, { schema: { params } }, async ({ actor, params: { id } }, reply) => {
      requirePerson(actor);
      return show(reply, actor, await findings.match(actor, id));
    });

    for (const step of ['find', 'check'] as const) {
      app.post(`${address}/${step}`, { schema: { params } }, async (request, reply) => {
        const { actor, body } = request;
        const { id } = request.params;
        const back = `/act/sanctions/screening/matches/${id}`;
        request.sentForm = { back };
        requirePerson(actor);
        const form = findingForm(body);
        const again = async (status: number, typed: object, problems: readonly FieldProblem[]) =>
          show(reply.code(status), actor, await findings.match(actor, id), { typed, problems });
        if ('problems' in form) return again(422, form.typed, form.problems);
        const version = body !== null && typeof body === 'object' && 'version' in body ? String(body.version) : '';
        try {
          await findings[step](actor, id, form.values, [version]);
        } catch (error) {
          const { status, problems } = besideFields(error);
          return again(status, form.values, problems);
        }
        return reply.redirect(back, 303);
      });
    }
  };
}

const caseKinds = { person: 'person', organisation: 'organisation', vessel: 'ship', aircraft: 'ship' } as const;

/** The form of a new case about somebody who was found to be listed elsewhere, with what the list says of them. */
function caseFrom({ listed, listDay }: ScreeningMatch): string {
  const known = [
    `${listWords[listed.source]}, ${listDay}, ${listed.reference}`,
    ...listed.names.map(({ text }) => text),
    ...listed.birthDates.map(partialDateWords),
    ...listed.identifiers.map(({ type, number }) => `${type} ${number}`),
  ];
  const query = new URLSearchParams({
    ...{ subject: listed.name.slice(0, 200), subjectKind: caseKinds[listed.kind] },
    identifiers: known.join('\n').slice(0, 1_500),
  });
  return `${designationCase.address}/new?${query}`;
}

/** What both sides say, row by row. */
function sidesOf({ screened, listed }: ScreeningMatch) {
  const numbers = (those: readonly { readonly type: string; readonly number: string }[]) =>
    those.map(({ type, number }) => `${type} ${number}`);
  const countries = (codes: readonly string[]) => codes.map((code) => countryByCode(code)?.name ?? code);
  return {
    names: { screened: screened.names, listed: listed.names.map(({ text }) => text) },
    kind: { screened: screenedKindWords[screened.kind], listed: listed.kind },
    birthDates: {
      screened: screened.birthDates.map(partialDateWords),
      listed: listed.birthDates.map(partialDateWords),
    },
    nationalities: { screened: countries(screened.nationalities), listed: listed.nationalities },
    identifiers: { screened: numbers(screened.identifiers), listed: numbers(listed.identifiers) },
  };
}
