import type pg from 'pg';
import type { Acknowledged } from './steps.ts';

/**
 * Laws that hold between rows and ledger after every whole step, each as the query that finds what breaks it: a step that
 * was cut in half would leave a row without its entry, or an entry without its row.
 */
const laws: Readonly<Record<string, string>> = {
  'a warning stands where its last ledger entry left it': `
    select warning.id, warning.state, last.to_state from warning left join lateral (
      select to_state from ledger_entry where subject_type = 'warning' and subject_id = warning.id::text
      order by at desc, id desc limit 1) last on true
    where last.to_state is distinct from warning.state`,
  'each entry of a warning goes on from where the one before it left it': `
    select * from (select subject_id, id, from_state,
        lag(to_state) over (partition by subject_id order by at, id) as before
      from ledger_entry where subject_type = 'warning') step
    where from_state is distinct from before`,
  'a warning has the entry of its opening, and no entry is without its warning': `
    select warning.id, entry.subject_id from warning
    full join (select subject_id from ledger_entry where kind = 'warning.opened') entry on subject_id = warning.id::text
    where warning.id is null or subject_id is null`,
  'a decision has its entry with the same choice, and no such entry is without its decision': `
    select decision.id, entry.subject_id from decision
    full join (select * from ledger_entry where kind = 'decision.made') entry on subject_id = decision.id::text
    where decision.id is null or subject_id is null or to_state <> choice`,
  'a warning has as many decisions as times it was decided': `
    select warning.id from warning
    where (select count(*) from decision where warning_id = warning.id)
      <> (select count(*) from ledger_entry where kind = 'warning.decided' and subject_id = warning.id::text)`,
  'the choice on a warning is that of its newest decision': `
    select warning.id from warning left join lateral (
      select choice from decision where warning_id = warning.id order by decided_at desc, id desc limit 1) newest on true
    where newest.choice is distinct from warning.choice`,
  'an action has its entry, and no such entry is without its action': `
    select action.id, entry.subject_id from (select id from action where begun_at is not null) action
    full join (select * from ledger_entry where kind = 'action.begun') entry on subject_id = action.id::text
    where action.id is null or subject_id is null`,
  'a warning has as many actions as times one was begun on it': `
    select warning.id from warning
    where (select count(*) from action where warning_id = warning.id and begun_at is not null)
      <> (select count(*) from ledger_entry where kind = 'warning.action-begun' and subject_id = warning.id::text)`,
  'a warning that was never acknowledged has no later step': `
    select warning.id from warning
    where (acknowledged_at is not null) <> exists (
      select from ledger_entry where kind = 'warning.acknowledged' and subject_id = warning.id::text)`,
  'an entry is either sealed or waits for its seal, never both': `
    select id from ledger_entry
    where exists (select from ledger_pending where entry_id = id) = exists (select from ledger_leaf where entry_id = id)`,
  'what there is can be found by words, and what can be found is there': `
    select * from (select 'warning' as kind, id::text, true as there from warning
      union all select 'decision', id::text, true from decision
      union all select 'action', id::text, true from action) thing
    full join (select kind, id, true as there from search_document where kind in ('warning', 'decision', 'action')) found using (kind, id)
    where thing.there is null or found.there is null`,
  // Each model's run is a step of its own; the rule raises warnings from the chances alone.
  'a forecast is kept with its entry, and chances with the warnings raised from them': `
    select run.id from forecast_run run
    where not exists (select from ledger_entry where kind = 'forecast.made' and subject_id = run.id::text)
      or exists (select from forecast where run_id = run.id)
        and not exists (select from warning where forecast_run_id = run.id)`,
};

/** What breaks a law, with the law's words; nothing when every step is whole. */
export async function brokenLaws(client: pg.Client): Promise<readonly object[]> {
  const broken: object[] = [];
  for (const [law, query] of Object.entries(laws)) {
    const { rows } = await client.query(query);
    broken.push(...rows.map((row) => ({ law, ...row })));
  }
  return broken;
}

/** Acknowledged steps that are not there whole: entry and row. */
export async function lostSteps(client: pg.Client, acknowledged: readonly Acknowledged[]): Promise<readonly object[]> {
  const { rows } = await client.query(
    `select step.* from jsonb_to_recordset($1) as step(kind text, "warningId" text, words text)
     where not exists (
       select from ledger_entry entry where entry.kind = step.kind
         and (step.words is null or entry.payload like '%' || to_json(step.words)::text || '%'
              or entry.payload like '%: ' || step.words || '"%')
         and (entry.subject_id = step."warningId" or entry.payload::jsonb ->> 'warningId' = step."warningId"))
     or (step.kind = 'warning.opened'
         and not exists (select from warning where id::text = step."warningId" and reason = step.words))
     or (step.kind = 'decision.made'
         and not exists (select from decision where warning_id::text = step."warningId" and reasons = step.words))
     or (step.kind = 'action.begun'
         and not exists (select from action where warning_id::text = step."warningId" and purpose = step.words))`,
    [JSON.stringify(acknowledged)],
  );
  return rows;
}
