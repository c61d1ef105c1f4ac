import type { TObject, TSchema } from 'typebox';
import { type Actor, isSignedIn } from '../../database/actor.ts';
import { Refusal } from '../../refusal.ts';
import type { IdempotencyService } from './idempotency-service.ts';
import type { PointOf } from './representations.ts';

/** What an operation is asked, whatever carried it here. */
export type Asking = {
  readonly actor: Actor;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  /** The address asked for, with its query. */
  readonly address: string;
  readonly header: (name: string) => string | undefined;
  /** The one of these media types that the asker likes best, or nothing. */
  readonly accepts: (types: readonly string[]) => string | undefined;
  /** A token for the writes of this session. */
  readonly csrfToken: () => string;
};

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What operations stand on, given once. */
export type ApiContext = { readonly pointOf: PointOf; readonly idempotency: IdempotencyService };

/** How an operation is told to its readers. */
export type OperationWords = {
  /** `listWarnings`: the name of the function in a generated client. */
  readonly id: string;
  /** Under /api/v1, parameters in braces. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly example?: {
    readonly params?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, string>>;
    readonly body?: Readonly<Record<string, unknown>>;
  };
  /** Only somebody who has signed in may ask. */
  readonly signedIn?: true;
};

/** Everything that the document says of an operation. */
export type OperationDocument = OperationWords & {
  readonly method: 'GET' | 'POST';
  readonly params: TObject;
  readonly query: TObject;
  readonly body: TObject | undefined;
  readonly status: 200 | 201;
  /** What it answers, by media type. */
  readonly answers: Readonly<Record<string, TSchema>>;
  readonly paged: boolean;
  /** Changes something that stands: takes If-Match. */
  readonly edits: boolean;
  readonly versioned: boolean;
  readonly refusals: readonly number[];
};

/** One operation of the API: what is said of it, and what it does. */
export type ApiOperation = {
  readonly document: OperationDocument;
  readonly answer: (asking: Asking, context: ApiContext) => Promise<Answer>;
};

/** Whatever is read may be refused so: 401 and 403 by a token that is not good, or not for this. */
export const readRefusals = [400, 401, 403, 404, 406, 429] as const;

/** @throws Refusal (401) for somebody who has not signed in */
export function requireSignedIn(actor: Actor): void {
  if (!isSignedIn(actor)) throw new Refusal('api.sign-in', 401, 'Sign in first: this is for people of the directory.');
}

/** @throws Refusal (406) where the asker takes none of these media types */
export function negotiated(asking: Asking, types: readonly string[]): string {
  const type = asking.accepts(types);
  if (type !== undefined) return type;
  throw new Refusal('api.accept', 406, `This is given as ${types.join(', ')}; ask for one of them with Accept.`);
}
