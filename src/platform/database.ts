/** The one database: opened here, entered by `inSession` or `asPublic`, never otherwise. */
import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './schema.d.ts'
import { forever, Temporal, type Moment } from './time.ts'

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => Temporal.PlainDate.from(text))
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) =>
  text === 'infinity' ? forever : Temporal.Instant.from(text),
)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
// The driver writes unknown objects as JSON; days and moments know their own way to be written.
for (const kind of [Temporal.PlainDate, Temporal.Instant])
  Object.defineProperty(kind.prototype, 'toPostgres', {
    value(this: Temporal.PlainDate | Temporal.Instant) {
      return this === forever ? 'infinity' : this.toString()
    },
  })

export type Database = Kysely<DB>
export type Role = 'family' | 'staff'

/** The only thing queries accept: a transaction confined to one area and signed by one person. */
export type AreaTx = Transaction<DB> & { readonly areaId: string; readonly personId: string }

/** Who is here, as the database knows them. */
export type Visit = {
  areaId: string
  personId: string
  role: Role
  name: string
  freshAt: Moment
  now: Moment
  /** The area's time zone, and its address word. */
  zone: string
  areaSlug: string
  areaName: string
}

export class Busy extends Error {}

/** `most` connections; a wait longer than `waitMs` for one is `Busy`, so that a crowd is told quickly. */
export function openDatabase(url: string, { most = 10, waitMs = 2_000 } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: most,
    connectionTimeoutMillis: waitMs,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
  })
  // An idle connection lost (the server restarted) is replaced at the next visit.
  pool.on('error', () => undefined)
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

/** Everything inside happens together or not at all, sees what this session may see, and is attributed to its person. Undefined when nobody is signed in. */
export function inSession<T>(
  db: Database,
  session: { role: Role; key: string },
  work: (tx: AreaTx, visit: Visit) => Promise<T>,
): Promise<T | undefined> {
  return db.transaction().execute(async (tx) => {
    const visit = await enterSession(tx, session)
    if (!visit) return undefined
    return work(Object.assign(tx, { areaId: visit.areaId, personId: visit.personId }), visit)
  })
}

/** From here on this transaction sees and may do what the session's person may. Undefined when nobody is signed in. */
export async function enterSession(
  tx: Transaction<DB>,
  session: { role: Role; key: string },
): Promise<Visit | undefined> {
  await sql`select set_config('role', ${`app_${session.role}`}, true), set_config('ninefold.key', ${session.key}, true)`.execute(
    tx,
  )
  const { rows } =
    await sql<Visit>`select area_id as "areaId", person_id as "personId", role, name, fresh_at as "freshAt", now, zone, area_slug as "areaSlug", area_name as "areaName" from begin_visit()`.execute(
      tx,
    )
  return rows[0]
}

/** For visitors who are nobody in particular. */
export function asPublic<T>(db: Database, work: (tx: Transaction<DB>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`set local role app_public`.execute(tx)
    return work(tx)
  })
}

/** Writes who did or read what about whom into the activity chain. `children` at most 200. */
export function record(
  tx: AreaTx,
  event: { what: string; reading: boolean; children: readonly string[]; subject?: string },
) {
  return sql`select record(${event.what}, ${event.reading}, ${[...event.children]}::uuid[], ${event.subject ?? null}::uuid)`.execute(
    tx,
  )
}
