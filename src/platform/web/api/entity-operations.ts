import { createHash } from 'node:crypto';
import type { Static, TObject } from 'typebox';
import type { Actor } from '../../database/actor.ts';
import { Refusal } from '../../refusal.ts';
import type { ExpectedVersions } from '../../version.ts';
import { createForm, type Form } from '../form.ts';
import {
  type Answer,
  type ApiContext,
  type ApiOperation,
  type Asking,
  negotiated,
  type OperationWords,
  readRefusals,
  requireSignedIn,
} from './operation.ts';
import { paramsReader, queryReader, readBody } from './reading.ts';
import { mediaTypes } from './representations.ts';
import { noQuery } from './schemas.ts';

/** A thing as it is given, and the version that an edit must name; nothing for what is never edited. */
export type Shown<Entity> = { readonly entity: Entity; readonly version?: string };

type OneDefinition<Params extends TObject, Entity extends TObject> = OperationWords & {
  readonly params: Params;
  readonly entity: Entity;
  readonly versioned?: true;
  /** @throws Refusal (404) where there is none that the actor may see */
  readonly show: (actor: Actor, params: Static<Params>, asking: Asking) => Promise<Shown<Static<Entity>>>;
};

/** One thing. */
export function oneOperation<Params extends TObject, Entity extends TObject>(
  definition: OneDefinition<Params, Entity>,
): ApiOperation {
  const readParams = paramsReader(definition.params);
  const readQuery = queryReader(noQuery, false);
  return {
    document: {
      ...definition,
      method: 'GET',
      query: noQuery,
      body: undefined,
      status: 200,
      answers: { [mediaTypes.json]: definition.entity },
      paged: false,
      edits: false,
      versioned: definition.versioned === true,
      refusals: readRefusals,
    },
    async answer(asking) {
      if (definition.signedIn) requireSignedIn(asking.actor);
      negotiated(asking, [mediaTypes.json]);
      const params = readParams(asking.params);
      readQuery(asking.query);
      return answerOf(200, await definition.show(asking.actor, params, asking));
    },
  };
}

type ActDefinition<Params extends TObject, Body extends TObject, Entity extends TObject> = OperationWords & {
  readonly params: Params;
  /** The schema of the page's own form. */
  readonly body: Body;
  readonly entity: Entity;
  /** The thing by its id, once carried out. */
  readonly show: (actor: Actor, id: string) => Promise<Shown<Static<Entity>>>;
};

type Making<Params extends TObject, Body extends TObject, Entity extends TObject, Read> = ActDefinition<
  Params,
  Body,
  Entity
> & {
  /** Makes it. @returns its id */
  readonly make: (actor: Actor, values: Read) => Promise<string>;
  /** Where it is from then on, under /api/v1. */
  readonly location: (id: string) => string;
};

/** Makes a thing: 201, with its place. */
export function makeOperation<Params extends TObject, Body extends TObject, Entity extends TObject>(
  definition: Making<Params, Body, Entity, Static<Body>>,
): ApiOperation {
  return makeByForm(definition, createForm(definition.body));
}

/** The same of a body with more than words in it: `form` reads it. */
export function makeByForm<Params extends TObject, Body extends TObject, Entity extends TObject, Read>(
  definition: Making<Params, Body, Entity, Read>,
  form: Form<Read>,
): ApiOperation {
  const readParams = paramsReader(definition.params);
  const show = async (actor: Actor, id: string) => {
    const answer = answerOf(201, await definition.show(actor, id));
    return { ...answer, headers: { ...answer.headers, location: `/api/v1${definition.location(id)}` } };
  };
  return {
    document: { ...documentOf(definition), status: 201, edits: false, refusals: writeRefusals },
    answer: (asking, context) =>
      carriedOutOnce(asking, context, show, (actor) => {
        readParams(asking.params);
        return definition.make(actor, readBody(form, asking.body));
      }),
  };
}

type Editing<Params extends TObject, Body extends TObject, Entity extends TObject, Read> = ActDefinition<
  Params,
  Body,
  Entity
> & {
  /** Changes it, if it stands in one of these versions. @returns its id */
  readonly edit: (actor: Actor, params: Static<Params>, values: Read, expected: ExpectedVersions) => Promise<string>;
};

/** Changes a thing that stands: takes If-Match, so that nobody's change is lost. */
export function editOperation<Params extends TObject, Body extends TObject, Entity extends TObject>(
  definition: Editing<Params, Body, Entity, Static<Body>>,
): ApiOperation {
  return editByForm(definition, createForm(definition.body));
}

/** The same of a body with more than words in it: `form` reads it. */
export function editByForm<Params extends TObject, Body extends TObject, Entity extends TObject, Read>(
  definition: Editing<Params, Body, Entity, Read>,
  form: Form<Read>,
): ApiOperation {
  const readParams = paramsReader(definition.params);
  const show = async (actor: Actor, id: string) => answerOf(200, await definition.show(actor, id));
  return {
    document: { ...documentOf(definition), status: 200, edits: true, refusals: [...writeRefusals, 412, 428] },
    answer: (asking, context) =>
      carriedOutOnce(asking, context, show, (actor) => {
        const params = readParams(asking.params);
        const expected = expectedIn(asking.header('if-match'));
        return definition.edit(actor, params, readBody(form, asking.body), expected);
      }),
  };
}

const writeRefusals = [400, 401, 403, 404, 406, 409, 415, 422, 429] as const;

function documentOf({ body, entity, ...rest }: ActDefinition<TObject, TObject, TObject>) {
  const answers = { [mediaTypes.json]: entity };
  return { ...rest, method: 'POST', query: noQuery, body, answers, paged: false, versioned: true } as const;
}

function answerOf(status: number, { entity, version }: Shown<unknown>): Answer {
  const etag = version === undefined ? {} : { etag: `"${version}"` };
  return { status, headers: { 'content-type': mediaTypes.json, ...etag }, body: JSON.stringify(entity) };
}

/** RFC 9110, 13.1.1: strong comparison, so a weak tag matches nothing. */
function expectedIn(header: string | undefined): ExpectedVersions {
  if (header === undefined || header.trim() === '') {
    throw new Refusal(
      'api.if-match',
      428,
      'Send If-Match with the ETag of what you read, so that nobody’s change is lost.',
    );
  }
  if (header.trim() === '*') return 'any';
  return header.split(',').flatMap((tag) => /^\s*"([^"]*)"\s*$/.exec(tag)?.[1] ?? []);
}

async function carriedOutOnce(
  asking: Asking,
  { idempotency }: ApiContext,
  show: (actor: Actor, id: string) => Promise<Answer>,
  carryOut: (actor: Actor) => Promise<string>,
): Promise<Answer> {
  const { actor } = asking;
  requireSignedIn(actor);
  negotiated(asking, [mediaTypes.json]);
  queryReader(noQuery, false)(asking.query);
  const key = asking.header('idempotency-key');
  if (key === undefined) return show(actor, await carryOut(actor));
  const requestSha256 = createHash('sha256')
    .update(JSON.stringify([asking.address, asking.body ?? null]))
    .digest();
  return idempotency.once({ actor, key, requestSha256, carryOut, show });
}
