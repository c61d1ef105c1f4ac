import type { Actor } from '../database/actor.ts';
import type { Marked } from '../ledger/ledger-entry.ts';
import type { FieldProblem } from '../web/form.ts';
import type { Typed } from './record-form.ts';

/** Who may see what a person makes: chosen in the last part of a form, in one way for all kinds. */
export type Handling = {
  /** The questions, as HTML. */
  readonly questions: (actor: Actor, typed: Typed, problems: readonly FieldProblem[]) => Promise<string>;
  /** The answers, of a page's form or of JSON; what is left out stands as is usual for the actor. */
  readonly read: (
    actor: Actor,
    body: unknown,
  ) => Promise<{ readonly marked: Marked } | { readonly problems: readonly FieldProblem[] }>;
};
