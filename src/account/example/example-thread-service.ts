import type { ActionId } from '../../act/actions/action.ts';
import type { ActionService } from '../../act/actions/action-service.ts';
import type { createAssessmentServices } from '../../analyse/assessments/assessment-service.ts';
import type { DecisionService } from '../../decide/decisions/decision-service.ts';
import type { Desk, PeopleService } from '../../people/people-service.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import type { RecordId } from '../../platform/records/record.ts';
import type { FieldValues } from '../../platform/records/record-service.ts';
import type { SignalService } from '../../warn/signals/signal-service.ts';
import type { WarningId } from '../../warn/warnings/warning.ts';
import type { WarningService } from '../../warn/warnings/warning-service.ts';
import type { CitationService, LetterService } from '../correspondence/letter-service.ts';
import type { RecommendationService } from '../recommendations/recommendation-service.ts';
import type { Example } from './example.ts';

/** The ordinary services by which the example is made: it passes every rule that a person’s work passes. */
export type ExampleServices = {
  readonly people: PeopleService;
  readonly warnings: WarningService;
  readonly decisions: DecisionService;
  readonly actions: ActionService;
  readonly records: {
    readonly signals: SignalService;
    readonly recommendations: RecommendationService;
    readonly letters: LetterService;
    readonly citations: CitationService;
  } & ReturnType<typeof createAssessmentServices>;
};

/** One step of the thread, to be taken when the clock stands at its time. */
type ExampleStep = { readonly at: string; readonly take: () => Promise<void> };

type Making = {
  readonly services: ExampleServices;
  readonly example: Example;
  readonly desk: Desk;
  /** Who writes, and who reads a second time: nobody clears an own draft. Neither is anybody, and both say so. */
  readonly actor: Actor;
  readonly second: Actor;
  readonly marked: Marked;
  /** A text as history, with the doubt at its end: in full where a page begins, in brief on what belongs to it. */
  readonly told: (text: string) => string;
  readonly briefly: (text: string) => string;
  /** What the steps so far have made. */
  readonly made: { warning?: WarningId; assessment?: RecordId; recommendation?: RecordId; letter?: RecordId };
};

const any = { expected: 'any' } as const;

/** Every step of the example by the ordinary services, the earliest first. */
export function exampleSteps(services: ExampleServices, example: Example, desk: Desk): readonly ExampleStep[] {
  const { id, name, government } = desk;
  const roles = ['watch-analyst', 'desk-officer', 'joint-analyst', 'focal-point'];
  const anyActor = { roles, organisation: name, organisationId: id, reach: { everything: true } } as const;
  const making: Making = {
    services,
    example,
    desk,
    actor: { ...anyActor, personId: 'example', name: 'Example' },
    second: { ...anyActor, personId: 'example-second', name: 'Example, second reader' },
    marked: { owner: id, marking: 'OFFICIAL', caveats: [], audience: [government] },
    told: (text) => `${example.prefix}${text} ${example.notice}`,
    briefly: (text) => `${example.prefix}${text} ${example.briefNotice}`,
    made: {},
  };
  return [
    ...warningSteps(making),
    ...signalSteps(making),
    ...assessmentSteps(making),
    ...actionSteps(making),
    ...correspondenceSteps(making),
  ].toSorted((left, right) => Date.parse(left.at) - Date.parse(right.at));
}

function given<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new RangeError('The example takes a step before the one that it stands on');
  return value;
}

function warningSteps({ services, example, actor, told, briefly, made }: Making): readonly ExampleStep[] {
  const { warnings, decisions } = services;
  const { warning, decision, close, place } = example;
  return [
    {
      at: warning.openedAt,
      async take() {
        made.warning = await warnings.openByHand(actor, place, warning.level, told(warning.reason));
      },
    },
    { at: warning.acknowledgedAt, take: () => warnings.acknowledge(actor, given(made.warning)) },
    {
      at: decision.at,
      async take() {
        await decisions.decide(actor, given(made.warning), {
          choice: decision.choice,
          reasons: briefly(decision.reasons),
          optionsNotTaken: briefly(decision.optionsNotTaken),
        });
      },
    },
    { at: close.at, take: () => warnings.close(actor, given(made.warning), briefly(close.reason)) },
  ];
}

/** A signal from before the warning is linked to it when it is opened. */
function signalSteps({ services, example, actor, marked, briefly, made }: Making): readonly ExampleStep[] {
  const { signals } = services.records;
  const { place, prefix, warning } = example;
  return example.signals.flatMap(({ at, title, detail, ...said }) => {
    let id: RecordId | undefined;
    return [
      {
        at,
        async take() {
          const values = { ...said, title: `${prefix}${title}`, country: place, detail: briefly(detail) };
          const source = { observedOn: at.slice(0, 10), source: `/places/${place}` };
          id = await signals.make(actor, { ...values, ...source }, marked);
        },
      },
      {
        at: Date.parse(at) < Date.parse(warning.openedAt) ? warning.openedAt : at,
        async take() {
          await signals.take(actor, given(id), 'link', { warning: given(made.warning) }, any);
        },
      },
    ];
  });
}

function assessmentSteps({
  services,
  example,
  desk,
  actor,
  marked,
  told,
  briefly,
  made,
}: Making): readonly ExampleStep[] {
  const { assessments, sections, ratings, scenarios, priorities } = services.records;
  const { at, publishedAt, sections: texts, ratings: rated, scenarios: ways, priority, ...rest } = example.assessment;
  const { claims, factorEvidence, ...said } = rest;
  async function write(): Promise<void> {
    const whole: FieldValues = {
      ...said,
      country: example.place,
      question: `${example.prefix}${said.question}`,
      finding: told(said.finding),
      form: 'light',
      warning: given(made.warning),
      departments: [desk.id],
      themes: [],
    };
    const id = await assessments.make(actor, whole, marked);
    made.assessment = id;
    const { records: empty } = await sections.list(actor, { values: { assessment: id } }, { limit: 50, offset: 0 });
    for (const { section, wording } of texts) {
      const record = given(empty.find(({ values }) => values.section === section));
      const written = { ...record.values, leadDepartment: desk.id, author: 'Example', wording: briefly(wording) };
      await sections.edit(actor, record.id, written, 'any');
    }
    for (const { reason, source, evidenceFor = null, evidenceAgainst = null, ...each } of rated) {
      const told = { reason: briefly(`${reason} Source: ${source}.`), evidenceFor, evidenceAgainst };
      await ratings.make(actor, { ...each, ...told, assessment: id, indicators: null });
    }
    await writeEvidence(services.records, actor, id, { claims, factorEvidence, briefly });
    for (const { description, ...each } of ways) {
      const way = { ...each, assessment: id, description: briefly(description), consequences: null, signs: null };
      await scenarios.make(actor, way);
    }
    const first = { assessment: id, rank: 1, wording: priority.wording, reason: briefly(priority.reason), harm: null };
    await priorities.make(actor, { ...first, departments: [desk.id], themes: [] });
  }
  return [
    { at, take: write },
    {
      at: publishedAt,
      async take() {
        await assessments.take(actor, given(made.assessment), 'publish', {}, any);
      },
    },
  ];
}

/** Claims with the documents of the time that bear on them, and those that bear on a risk factor. */
async function writeEvidence(
  { claims: service, assessmentEvidence }: ExampleServices['records'],
  actor: Actor,
  assessment: RecordId,
  {
    claims,
    factorEvidence,
    briefly,
  }: Pick<Example['assessment'], 'claims' | 'factorEvidence'> & Pick<Making, 'briefly'>,
): Promise<void> {
  const attach = async (section: string, bearsOn: string, piece: ExamplePiece) => {
    const { shows, side, title, on, location, reliability, credibility } = piece;
    const document = { pointsAt: 'document', documentTitle: title, documentOn: on, location };
    const said = { ...document, claim: shows, side, reliability, credibility };
    await assessmentEvidence.make(actor, { ...said, assessment, section, bearsOn });
  };
  for (const { section, statement, evidence } of claims) {
    const id = await service.make(actor, { assessment, section, statement: briefly(statement) });
    for (const piece of evidence) await attach(section, `claim ${id}`, piece);
  }
  for (const { factor, section, ...piece } of factorEvidence) await attach(section, `factor ${factor}`, piece);
}

type ExamplePiece = Example['assessment']['claims'][number]['evidence'][number];

function actionSteps({ services, example, actor, briefly, made }: Making): readonly ExampleStep[] {
  return example.actions.flatMap(({ at, completedAt, result, purpose, steps, ...said }) => {
    let id: ActionId | undefined;
    return [
      {
        at,
        async take() {
          const { actions } = services;
          const beginning = { ...said, purpose: briefly(purpose) };
          const make = steps === undefined ? actions.begin : actions.plan;
          id = await make(actor, given(made.warning), beginning);
          for (const step of steps ?? []) await actions.take(actor, id, step, {});
        },
      },
      { at: completedAt, take: () => services.actions.complete(actor, given(id), briefly(result)) },
    ];
  });
}

function correspondenceSteps(making: Making): readonly ExampleStep[] {
  const { services, example, desk, actor, second, marked, told, made } = making;
  const { recommendations, letters, citations } = services.records;
  const { recommendation, letter, prefix } = example;
  const step = (at: string, name: string, values: FieldValues, by = actor): ExampleStep => ({
    at,
    async take() {
      await letters.take(by, given(made.letter), name, values, any);
    },
  });
  return [
    {
      at: recommendation.at,
      async take() {
        const { sourceTitle, madeOn, wording } = recommendation;
        const said = { sourceTitle: `${prefix}${sourceTitle}`, madeOn, wording: told(wording), source: 'parliament' };
        const rest = { sourceAddress: null, themes: [], warning: null };
        made.recommendation = await recommendations.make(actor, { ...said, ...rest }, marked);
      },
    },
    {
      at: letter.at,
      async take() {
        const { reference, sender, subject, receivedOn, dueOn, asks } = letter;
        const said = { reference, sender, receivedOn, dueOn, subject: `${prefix}${subject}`, asks: told(asks) };
        const rest = { senderKind: 'civil-society', country: null, themes: [] };
        const brings = { recommendation: given(made.recommendation) };
        made.letter = await letters.make(actor, { ...said, ...rest, ...brings }, marked);
        for (const fact of letter.facts) await citations.make(actor, { ...fact, letter: made.letter });
      },
    },
    step(letter.draftedAt, 'draft', { draft: `${letter.draft}\n\n${example.notice}` }),
    step(letter.clearedAt, 'clear', { signedBy: letter.signedBy }, second),
    {
      at: recommendation.answeredAt,
      async take() {
        const id = given(made.recommendation);
        const answer = { response: 'not-accepted', reasons: told(recommendation.reasons), dueOn: letter.repliedOn };
        await recommendations.take(actor, id, 'answer', { ...answer, answeringOrganisation: desk.id }, any);
        await recommendations.take(actor, id, 'decline', {}, any);
      },
    },
    step(letter.answeredAt, 'answer', { repliedOn: letter.repliedOn }),
  ];
}
