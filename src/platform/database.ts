/** The one database: opened here, entered by `inSession` or `asPublic`, never otherwise. */
import { createHash } from 'node:crypto'
import { CamelCasePlugin, Kysely, PostgresDialect, sql, type PostgresPool } from 'kysely'
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
export type AreaTx = Kysely<DB> & {
  readonly areaId: string
  readonly personId: string
  /** What was looked at, written with the commit: if it cannot be written, nothing is shown. */
  readonly looked: { what: string; children: readonly string[] }[]
}

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

/**
 * `most` connections; a wait longer than `waitMs` for one is `Busy`, so that a crowd is told quickly. `role` is taken on
 * at once and kept: for the owner's login, which owns nothing itself.
 */
export function openDatabase(
  url: string,
  { most = 10, waitMs = 2_000, role }: { most?: number; waitMs?: number; role?: string } = {},
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: most,
    connectionTimeoutMillis: waitMs,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
    ...(role ? { options: `-c role=${role}` } : {}),
  })
  // An idle connection lost (the server restarted) is replaced at the next visit.
  pool.on('error', () => undefined)
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool: preparing(pool) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

const enter = (role: string, key: string) =>
  `begin; set local role ${role}; select set_config('ninefold.key', '${key}', true); select area_id as "areaId", person_id as "personId", role, name, fresh_at as "freshAt", now, zone, area_slug as "areaSlug", area_name as "areaName" from begin_visit()`

/**
 * Everything inside happens together or not at all, sees what this session may see, and is attributed to its person.
 * Undefined when nobody is signed in. Coming in is one round trip.
 */
export function inSession<T>(
  db: Database,
  { role, key }: { role: Role; key: string },
  work: (tx: AreaTx, visit: Visit) => Promise<T>,
): Promise<T | undefined> {
  if (!/^[\w-]{1,64}$/.test(key)) return Promise.resolve(undefined)
  const looked: AreaTx['looked'] = []
  const closing = () =>
    [
      ...looked.map(
        ({ what, children }) =>
          `select record(${pg.escapeLiteral(what)}, true, array[${children.map((id) => pg.escapeLiteral(id)).join(',')}]::uuid[], null)`,
      ),
      'commit',
    ].join('; ')
  return whole(db, { opening: enter(`app_${role}`, key), closing }, async (tx, [visit]: Visit[]) =>
    visit
      ? work(Object.assign(tx, { areaId: visit.areaId, personId: visit.personId, looked }), visit)
      : undefined,
  )
}

/** For visitors who are nobody in particular. */
export const asPublic = <T>(db: Database, work: (tx: Kysely<DB>) => Promise<T>): Promise<T> =>
  whole(db, { opening: 'begin; set local role app_public', closing: () => 'commit' }, work)

/** One connection, one transaction: kept when the work answers, undone when it throws. */
const whole = <T, R>(
  db: Database,
  { opening, closing }: { opening: string; closing: () => string },
  work: (tx: Kysely<DB>, rows: R[]) => Promise<T>,
): Promise<T> =>
  db.connection().execute(async (tx) => {
    try {
      const { rows } = await sql.raw<R>(opening).execute(tx)
      const answer = await work(tx, rows)
      await sql.raw(closing()).execute(tx)
      return answer
    } catch (error) {
      await sql.raw('rollback').execute(tx)
      throw error
    }
  })

const preparedAtMost = 400

/**
 * The pool, with every question prepared once for each connection and role: walls are part of a plan, so a plan is a
 * role's own. Of several statements sent at once the last one's rows are the answer.
 */
function preparing(pool: pg.Pool): PostgresPool {
  const names = new WeakMap<pg.PoolClient, { role: string; known: Set<string> }>()
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const state = names.get(client) ?? { role: '', known: new Set<string>() }
      names.set(client, state)
      const query = async (text: string, values: unknown[]) => {
        if (values.length === 0) {
          state.role =
            /set local role (\w+)/.exec(text)?.[1] ?? (/(?:commit|rollback)$/.test(text) ? '' : state.role)
          // Statements sent together answer together; the driver's types know only one.
          const answers: unknown = await client.query(text)
          return Array.isArray(answers) ? answers.at(-1) : answers
        }
        const name = `${state.role}:${createHash('sha1').update(text).digest('base64url')}`
        if (!state.known.has(name) && state.known.size >= preparedAtMost) return client.query(text, values)
        state.known.add(name)
        return client.query({ name, text, values })
      }
      return Object.assign(Object.create(client), { query, release: () => client.release() })
    },
  }
}

/** Writes who did or read what about whom into the activity chain; what was read, with the commit. `children` at most 200. */
export async function record(
  tx: AreaTx,
  event: { what: string; reading: boolean; children: readonly string[]; subject?: string },
) {
  if (event.reading) {
    tx.looked.push({ what: event.what, children: event.children })
    return
  }
  await sql`select record(${event.what}, false, ${[...event.children]}::uuid[], ${event.subject ?? null}::uuid)`.execute(
    tx,
  )
}
