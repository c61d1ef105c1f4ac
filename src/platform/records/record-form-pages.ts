import type { FastifyReply } from 'fastify';
import type { Actor } from '../database/actor.ts';
import { message } from '../language/message.ts';
import { versionOf } from '../version.ts';
import type { FieldProblem } from '../web/form.ts';
import { carried, keptAnswers, type Question, questionOf } from '../web/kept-answers.ts';
import { linkedProblems } from '../web/refused-form.ts';
import { type Fields, type FieldValue, text } from './field.ts';
import { copyAddressOf } from './form-copy-service.ts';
import type { Handling } from './handling.ts';
import { askedBy, type NamedStep } from './lifecycle.ts';
import type { OwnPages } from './own-pages.ts';
import { type AnyRecord, addressOf, allFields, standingFields } from './record.ts';
import type { Typed } from './record-form.ts';
import { newOnce, onceIn } from './record-once.ts';
import type { RecordReadingService } from './record-reading-service.ts';
import type { AnyRecordService } from './record-service.ts';
import { inputsFor, shown } from './record-view.ts';
import { shownTitleOf } from './record-words.ts';

/** What was answered, what does not fit of it, and what another has written meanwhile. */
export type Answers = {
  readonly typed: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly standsNow?: Readonly<Record<string, string>>;
};

/** What a form shows beside its questions. */
type Shown = {
  readonly heading: string;
  readonly caption?: string;
  readonly means?: string | undefined;
  readonly action: string;
  /** What it carries along. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly button: string;
  /** A second button, which takes the first step at once: its name and the words on it. */
  readonly first?: { readonly step: string; readonly label: string };
  readonly back: string;
  readonly handling?: string;
  /** Of the kind's own, that extends the one of all kinds. */
  readonly template?: string | undefined;
  /** Whether what is typed is kept; where another copy stands, that is offered first. */
  readonly keeping?: Keeping | undefined;
};

type Keeping = {
  readonly address: string;
  /** The copy's number, where what is typed here goes on with it. */
  readonly copy?: number;
  /** One that waits: this form keeps nothing until its writer goes on with it, or throws it away. */
  readonly begun?: {
    readonly number: number;
    readonly keptAt: Date;
    readonly filled: Readonly<Record<string, string>>;
  };
};

/** What is asked of a new record beside its own fields. */
export const handlingNames: readonly string[] = ['marking', 'caveats', 'audience'];

export type RecordFormPages = ReturnType<typeof createRecordFormPages>;

/** The forms of a kind as pages, with whatever was answered before. */
export function createRecordFormPages(
  service: AnyRecordService,
  reading: RecordReadingService,
  handling: Handling,
  own: Pick<OwnPages, 'offered' | 'form' | 'copies'> = {},
) {
  const { definition } = service;
  const { address, fields, lifecycle, partOf } = definition;
  const standing = standingFields(definition);

  async function showForm(
    reply: FastifyReply,
    actor: Actor,
    asked: Fields,
    { record, ...answers }: Answers & { readonly record?: AnyRecord },
    { hidden, template = 'platform/records/pages/record-form.njk', ...rest }: Shown,
  ) {
    const { typed, problems = [], standsNow = {} } = answers;
    const said = { ...record?.values, ...wordsIn(typed) };
    const listed = (await own.offered?.(actor, said)) ?? {};
    const offered = { ...(await reading.offered(actor, asked, typed)), listed };
    const isHandled = (name: string) => rest.handling !== undefined && handlingNames.includes(name);
    const isAsked = (name: string) => asked[name] !== undefined || isHandled(name);
    const others = Object.entries(typed).filter(
      ([name]) => !isAsked(questionOf(name)) && hidden[name] === undefined && !carried.includes(name),
    );
    return reply.page(template, {
      definition,
      inputs: inputsFor(asked, typed, offered, problems, standsNow),
      problems: linkedProblems(problems, isAsked),
      // Of a step that asks for less than it did where the form was opened.
      kept: keptAnswers(Object.fromEntries(others), questions),
      hidden,
      ...rest,
    });
  }

  /** Every question that some form of the kind asks. */
  const questions: Readonly<Record<string, Question>> = allFields(definition);

  /** Whether what is typed in this form is kept, which is by the number of the copy that it goes on with. */
  async function keepingOf(actor: Actor, typed: Typed): Promise<Keeping | undefined> {
    if (own.copies === undefined) return undefined;
    const { number, keptAt, answers } = await own.copies.open(actor, address);
    const kept = { address: copyAddressOf(definition) };
    if (keptAt === undefined || answers === undefined || typed.copy === String(number))
      return { ...kept, copy: number };
    return { ...kept, begun: { number, keptAt, filled: without(wordsIn(typed), ...carried) } };
  }

  function firstStepFor(actor: Actor): Pick<Shown, 'first'> {
    const { firstStep = '' } = definition;
    const step = lifecycle.steps[firstStep];
    return step !== undefined && service.mayTake(actor, firstStep)
      ? { first: { step: firstStep, label: step.label } }
      : {};
  }

  const asksOf = (record: AnyRecord, step: NamedStep): Fields => ({
    ...askedBy(lifecycle, record.state, step),
    ...(step.remark === undefined ? {} : { remark: text({ label: step.remark }) }),
  });

  return {
    questions,

    /** What a step asks where the record stands. */
    asksOf,

    async showNew(reply: FastifyReply, actor: Actor, answers: Answers) {
      const { typed, problems = [] } = answers;
      const whole = partOf === undefined ? undefined : typed[partOf];
      // What it belongs to is carried along, but for one that was refused: then it is asked for.
      const isRefused = problems.some(({ field }) => field === partOf);
      const keeping = await keepingOf(actor, typed);
      const isGiven = partOf !== undefined && typeof whole === 'string' && whole !== '' && !isRefused;
      return showForm(reply, actor, isGiven ? without(fields, partOf) : fields, answers, {
        heading: message('New: {thing}'),
        action: address,
        template: own.form,
        keeping,
        hidden: {
          once: onceIn(typed.once) ?? newOnce(),
          ...(keeping?.copy === undefined ? {} : { copy: String(keeping.copy) }),
          ...(isGiven ? { [partOf]: whole } : {}),
        },
        button: message('Save'),
        ...firstStepFor(actor),
        back: isGiven && service.wholeAddress !== undefined ? `${service.wholeAddress}/${whole}` : address,
        ...(partOf === undefined ? { handling: await handling.questions(actor, typed, problems) } : {}),
      });
    },

    showEdit: (reply: FastifyReply, actor: Actor, record: AnyRecord, answers: Answers) =>
      showForm(
        reply,
        actor,
        without(fields, ...standing),
        { ...answers, record },
        {
          heading: message('Change: {thing}'),
          caption: shownTitleOf(definition, record),
          action: `${addressOf(definition, record.id)}/edit`,
          hidden: { version: versionOf(record) },
          button: message('Save the change'),
          back: addressOf(definition, record.id),
        },
      ),

    showStep: (reply: FastifyReply, actor: Actor, record: AnyRecord, step: NamedStep, answers: Answers) =>
      showForm(
        reply,
        actor,
        asksOf(record, step),
        { ...answers, record },
        {
          heading: step.label,
          caption: shownTitleOf(definition, record),
          means: step.means,
          action: `${addressOf(definition, record.id)}/steps/${step.name}`,
          hidden: { version: versionOf(record) },
          button: step.label,
          back: addressOf(definition, record.id),
        },
      ),

    /** What stands now where the answers differ from it: another has changed it since this form was opened. */
    async standsOtherwise(actor: Actor, record: AnyRecord, values: Readonly<Record<string, FieldValue>>) {
      const named = await reading.named(
        actor,
        [record, { values }].map((each) => ({ definition, values: each.values })),
      );
      return Object.fromEntries(
        Object.entries(fields).flatMap(([name, field]) => {
          const theirs = shown(field, record.values[name], named).text;
          return standing.includes(name) || theirs === shown(field, values[name], named).text ? [] : [[name, theirs]];
        }),
      );
    },
  };
}

/** What was typed as one word or line each. */
function wordsIn(typed: Typed): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, said]) => (typeof said === 'string' ? [[name, said]] : [])),
  );
}

function without<Value>(
  fields: Readonly<Record<string, Value>>,
  ...names: readonly string[]
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}
