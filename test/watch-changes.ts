import type pg from 'pg';

export type Changed = { readonly tables: readonly string[] };

/**
 * From now on each transaction leaves the names of the tables whose rows it changed, by whatever role.
 * @param owner connected as the database's owner
 * @returns what was changed since the last call, one for each transaction
 */
export async function watchChanges(owner: pg.Client): Promise<() => Promise<readonly Changed[]>> {
  await owner.query(`
    create schema walk;
    create table walk.change (transaction_id xid8, table_name text, primary key (transaction_id, table_name));
    create function walk.note() returns trigger language plpgsql security definer as $$
    begin
      if exists (select from changed) then
        insert into walk.change values (pg_current_xact_id(), tg_table_name) on conflict do nothing;
      end if;
      return null;
    end
    $$;
    do $$
    declare watched text;
    begin
      for watched in select tablename from pg_tables where schemaname = 'public' loop
        execute format('create trigger zz_inserted after insert on %I referencing new table as changed for each statement execute function walk.note()', watched);
        execute format('create trigger zz_updated after update on %I referencing new table as changed for each statement execute function walk.note()', watched);
        execute format('create trigger zz_deleted after delete on %I referencing old table as changed for each statement execute function walk.note()', watched);
      end loop;
    end
    $$`);
  return async () => {
    const { rows } = await owner.query<Changed>(`
      with gone as (delete from walk.change returning *)
      select array_agg(table_name order by table_name) as tables from gone group by transaction_id order by transaction_id`);
    return rows;
  };
}
