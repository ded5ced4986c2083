import type pg from 'pg'
import { officeSetting } from './database.ts'

/** The role that the application's connections take on. It may add to the histories, never change or remove them. */
export const applicationRole = 'tanggap_app'

/**
 * Creates the role if it is missing, and lets the present user take it on.
 * Roles belong to the whole server, so several databases may come here at once.
 * @returns false when the present user may not create roles, or may not take on this one
 */
export async function ensureApplicationRole(client: pg.PoolClient): Promise<boolean> {
  await client.query('savepoint role')
  try {
    await client.query(`do $$ begin
      if not exists (select from pg_roles where rolname = '${applicationRole}') then
        begin
          create role ${applicationRole} nologin;
        exception when duplicate_object or unique_violation then null;
        end;
      end if;
      if not pg_has_role(current_user, '${applicationRole}', 'set') then
        grant ${applicationRole} to current_user;
      end if;
    end $$`)
    await client.query('release savepoint role')
    return true
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error // insufficient_privilege
    await client.query('rollback to savepoint role')
    return false
  }
}

/**
 * Lets the role put jobs into the queue and take them out, and keeps it from the list of migrations.
 * The queue's tables have row-level security without a policy, so that all but their owner see nothing.
 */
export async function grantJobs(client: pg.PoolClient): Promise<void> {
  await client.query(`
    revoke insert, update, delete, truncate on applied_migration from ${applicationRole};
    grant usage on schema graphile_worker to ${applicationRole};
    grant select, insert, update, delete on all tables in schema graphile_worker to ${applicationRole};
    revoke insert, update, delete, truncate on graphile_worker.migrations from ${applicationRole};
    grant usage, select on all sequences in schema graphile_worker to ${applicationRole};
    do $$
    declare queue_table regclass;
    begin
      for queue_table in
        select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'graphile_worker' and c.relrowsecurity
          and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = '${applicationRole}')
      loop
        execute format('create policy ${applicationRole} on %s to ${applicationRole} using (true) with check (true)', queue_table);
      end loop;
    end $$`)
}

/**
 * Raises the wall between offices on every table that belongs to one: the role sees and writes the rows of the office for which its connection
 * speaks, whatever a statement asks for; a connection that speaks for none sees nothing. Done at every start, so that no table can be forgotten.
 */
export async function raiseWalls(client: pg.PoolClient): Promise<void> {
  await client.query(`
    do $$
    declare walled record;
    begin
      for walled in
        select c.oid::regclass as name, case when c.relname = 'office' then 'id' else 'office_id' end as owner
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p')
          and (c.relname = 'office' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'office_id' and not a.attisdropped))
          and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'own_office')
      loop
        execute format('alter table %s enable row level security', walled.name);
        execute format('create policy own_office on %s to ${applicationRole} using (%I = nullif(current_setting(''${officeSetting}'', true), '''')::integer)', walled.name, walled.owner);
      end loop;
    end $$`)
}
