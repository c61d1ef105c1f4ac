import type { Actor } from '../database/actor.ts';

/**
 * A part of a page that gathers from many stages. Each stage gives its panels to the composition root,
 * so that the page needs to know none of them. No HTML: nothing to show here.
 */
export type Panel<Subject> = (actor: Actor, subject: Subject) => Promise<string>;
