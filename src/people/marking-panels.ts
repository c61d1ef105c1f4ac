import Type from 'typebox';
import { Compile } from 'typebox/compile';
import type { Actor } from '../platform/database/actor.ts';
import { say } from '../platform/language/say.ts';
import type { Handling } from '../platform/records/handling.ts';
import { standardMarking } from '../platform/records/standard-marking.ts';
import { Refusal, shownSentence } from '../platform/refusal.ts';
import type { FieldProblem } from '../platform/web/form.ts';
import type { View } from '../platform/web/view.ts';
import { markingProperties } from './marking-form.ts';
import type { PeopleService } from './people-service.ts';

const usual = (actor: Actor) => ({ marking: 'OFFICIAL', audience: standardMarking(actor).audience }) as const;
const answer = Compile(Type.Object(markingProperties));

/** Who may see a record, asked in the last part of its form and read from it, in the same way as of a warning. */
export function markingHandling(people: PeopleService, view: View): Handling {
  return {
    async questions(actor, typed, problems) {
      const choices = await people.markingChoices(actor, () => usual(actor));
      return view('people/pages/marking-questions.njk', { choices, typed, problems });
    },
    async read(actor, body) {
      const said = answerIn(body);
      if (!answer.Check(said)) return { problems: problemsOf(said) };
      try {
        return { marked: await people.markBy(actor, said, standardMarking(actor)) };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { problems: [{ field: error.field ?? 'marking', text: shownSentence(error) }] };
      }
    },
  };
}

/** A page's form sends a list of one as a word, and an empty word to say that the question was asked. */
function answerIn(body: unknown): object {
  const given: Readonly<Record<string, unknown>> = body !== null && typeof body === 'object' ? { ...body } : {};
  const { marking, caveats, audience } = given;
  const list = (value: unknown) => (typeof value === 'string' ? [value] : value);
  const said = (value: unknown) => (Array.isArray(value) ? value.filter((each) => each !== '') : value);
  return {
    ...(marking === undefined || marking === '' ? {} : { marking }),
    ...(caveats === undefined ? {} : { caveats: said(list(caveats)) }),
    ...(audience === undefined ? {} : { audience: said(list(audience)) }),
  };
}

function problemsOf(said: unknown): readonly FieldProblem[] {
  const fields = new Set([...answer.Errors(said)].map(({ instancePath }) => instancePath.split('/')[1] ?? 'marking'));
  return Object.entries(markingProperties)
    .filter(([name]) => fields.has(name))
    .map(([field, property]) => ({
      field,
      text: 'problem' in property ? say(String(property.problem)) : say('Check the marking'),
    }));
}
