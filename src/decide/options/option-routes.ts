import Type from 'typebox';
import type { Actor } from '../../platform/database/actor.ts';
import { documentFile } from '../../platform/documents/document-reply.ts';
import type { PdfMaker } from '../../platform/documents/pdf.ts';
import { say } from '../../platform/language/say.ts';
import { moneyWords } from '../../platform/records/money-value.ts';
import { Refusal } from '../../platform/refusal.ts';
import { phiaWords } from '../../platform/web/phia-yardstick.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { mayTake, nextDeadline, warningIdSchema } from '../../warn/warnings/warning.ts';
import type { WarningService } from '../../warn/warnings/warning-service.ts';
import { takesDecision } from '../decisions/decision.ts';
import { mayDecideOnStrategies } from '../decisions/delegation.ts';
import type { ComparisonService, Subject } from './comparison-service.ts';
import { fitWords, harmRiskWords } from './option.ts';
import { submissionDocument } from './submission-document.ts';

const querystring = Type.Object({
  warning: Type.Optional(warningIdSchema),
  strategy: Type.Optional(Type.String({ format: 'uuid' })),
});

function requireSubject({ warning, strategy }: Subject): void {
  if ((warning === undefined) !== (strategy === undefined)) return;
  throw new Refusal(
    'option.subject',
    422,
    'Say which warning or which strategy: open its page and follow the link there.',
  );
}

/** The options for a warning or a strategy side by side, and the submission that sets them before a minister. */
export function optionRoutes(
  comparisons: ComparisonService,
  mayWrite: (actor: Actor) => boolean,
  warnings: WarningService,
  maker: PdfMaker,
): Routes {
  async function answerBy(actor: Actor, warning: Subject['warning']): Promise<string | undefined> {
    if (warning === undefined) return undefined;
    const open = await warnings.list(actor, { open: true });
    const found = open.find((entry) => entry.warning.id === warning);
    return found && nextDeadline(found.warning, found.times)?.due.toISOString().slice(0, 10);
  }

  return async (app) => {
    app.get('/decide/options/compare', { schema: { querystring } }, async (request, reply) => {
      requireSubject(request.query);
      const { compared, ...rest } = await comparisons.compare(request.actor, request.query);
      return reply.page('decide/options/pages/compare.njk', {
        ...rest,
        mayWrite: mayWrite(request.actor),
        mayDecide: takesDecision(rest.subject) && mayDecideOn(request.actor, rest.subject.kind),
        compared: compared.map((each) => ({ ...each, ...wordsOf(each.option) })),
      });
    });

    for (const format of ['pdf', 'docx'] as const) {
      app.get(`/decide/options/submission.${format}`, { schema: { querystring } }, async (request, reply) => {
        requireSubject(request.query);
        const { actor } = request;
        const { subject, forecast, today, compared } = await comparisons.compare(actor, request.query);
        const risk = forecast?.risk;
        const { owner, marking, caveats, audience } = subject.marked;
        const written = submissionDocument({
          ...{ owner, marking, caveats, audience, from: actor.organisation, date: today },
          subject: subject.name,
          issue: subject.reason,
          answerBy: await answerBy(actor, request.query.warning),
          forecast:
            forecast === undefined || risk === undefined
              ? undefined
              : { probability: risk.probability, words: phiaWords(risk.probability), ...forecast.window },
          compared: compared
            .filter(({ option }) => option.state === 'open' || option.state === 'chosen')
            .map((each) => ({ ...each, ...wordsOf(each.option) })),
        });
        const file = await documentFile(written, format, maker);
        return reply.headers(file.headers).send(file.bytes);
      });
    }
  };
}

function wordsOf({
  cost,
  fit,
  harmRisk,
}: {
  readonly cost: Parameters<typeof moneyWords>[0] | null;
  readonly fit: string;
  readonly harmRisk: string;
}) {
  return {
    costWords: cost === null ? say('Not said') : moneyWords(cost),
    fitWords: new Map<string, string>(Object.entries(fitWords)).get(fit) ?? fit,
    harmRiskWords: new Map<string, string>(Object.entries(harmRiskWords)).get(harmRisk) ?? harmRisk,
  };
}

function mayDecideOn(actor: Actor, kind: 'warning' | 'strategy'): boolean {
  return kind === 'warning' ? mayTake(actor, 'decide') : mayDecideOnStrategies(actor);
}
