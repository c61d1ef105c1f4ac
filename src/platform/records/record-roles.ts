import { type Actor, isSignedIn, systemActor } from '../database/actor.ts';
import { Refusal } from '../refusal.ts';

/** The system itself makes what a rule makes, and takes the steps that follow by themselves. */
export function mayDo(actor: Actor, roles: readonly string[]): boolean {
  if (actor.personId === systemActor.personId) return true;
  if (!isSignedIn(actor)) return false;
  return roles.some((role) => actor.roles.includes(role));
}

/** @throws Refusal (403) where none of the roles is the actor's */
export function requireRole(actor: Actor, roles: readonly string[]): void {
  if (mayDo(actor, roles)) return;
  throw new Refusal('record.role', 403, 'Your role does not take this step. Sign in as somebody who may.');
}
