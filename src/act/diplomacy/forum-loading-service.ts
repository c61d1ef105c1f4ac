import { readFile } from 'node:fs/promises';
import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { unrestricted } from '../../platform/ledger/ledger-entry.ts';
import { forumBody } from './forum-body.ts';
import type { ForumServices } from './forum-service.ts';

const shippedFile = new URL('../../../data/fora.json', import.meta.url);
const fileSchema = Compile(
  Type.Object({
    bodies: Type.Array(
      Type.Object(Object.fromEntries(Object.entries(forumBody.fields).map(([name, { schema }]) => [name, schema]))),
    ),
  }),
);

/** The bodies that are shipped, for a house that has none yet. */
export function createForumLoadingService({
  database,
  forumBodies,
}: {
  readonly database: Database;
  readonly forumBodies: ForumServices['forumBodies'];
}) {
  return {
    /** Loads them once: where a body stands already, nothing is done. @returns how many were loaded */
    async loadShipped(actor: Actor = systemActor): Promise<number> {
      const file: unknown = JSON.parse(await readFile(shippedFile, 'utf8'));
      if (!fileSchema.Check(file)) throw new Error('data/fora.json does not fit the schema of a body');
      return database.transact(actor, async (queries) => {
        if ((await forumBodies.listIn(queries, {}, 1)).length > 0) return 0;
        for (const body of file.bodies) {
          // The schema is made of the fields of a body, and has been checked.
          const values = body as Parameters<typeof forumBodies.values>[0];
          await forumBodies.makeIn(queries, actor, values, unrestricted);
        }
        return file.bodies.length;
      });
    },
  };
}
