/** The one database: opened here, entered by `inSession` or `asPublic`, never otherwise. */
import { createHash } from 'node:crypto'
import {
  CamelCasePlugin,
  CompiledQuery,
  Kysely,
  PostgresDialect,
  sql,
  type PostgresPool,
  type PostgresPoolClient,
} from 'kysely'
import pg from 'pg'
import type { DB } from './schema.d.ts'
import { dayFrom, forever, Temporal, type Day, type Moment } from './time.ts'

pg.types.setTypeParser(pg.types.builtins.DATE, dayFrom)
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
  readonly looked: { what: string; children: readonly string[]; subject?: string }[]
}

/** Who is here, as the database knows them. */
export type Visit = {
  areaId: string
  personId: string
  role: Role
  name: string
  freshAt: Moment
  now: Moment
  /** The day it is in the area. */
  today: Day
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
    // All are kept: otherwise each visit sets a timer to close its connection, and stops it again.
    min: most,
    connectionTimeoutMillis: waitMs,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
    ...(role ? { options: `-c role=${role}` } : {}),
  })
  // An idle connection lost (the server restarted) is replaced at the next visit.
  pool.on('error', () => undefined)
  const db = asking({
    options: pool.options,
    end: () => pool.end(),
    connect: async () => lineOf(await pool.connect()).client,
  })
  pools.set(db, pool)
  return db
}

const pools = new WeakMap<Database, pg.Pool>()
const asking = (pool: PostgresPool): Database =>
  new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })

const enter = (role: string, key: string) => `set local role ${role}; ${entering(key)}`
const entering = (key: string) =>
  `select area_id as "areaId", person_id as "personId", role, name, fresh_at as "freshAt", now, zone, area_slug as "areaSlug", area_name as "areaName", today from enter('${key}')`

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
        ({ what, children, subject }) =>
          `select record(${pg.escapeLiteral(what)}, true, array[${children.map((id) => pg.escapeLiteral(id)).join(',')}]::uuid[], ${subject === undefined ? 'null' : pg.escapeLiteral(subject)})`,
      ),
      'commit',
    ].join('; ')
  return whole(
    db,
    { opening: `begin; ${enter(`app_${role}`, key)}`, closing },
    async (tx, [visit]: Visit[]) =>
      visit
        ? work(Object.assign(tx, { areaId: visit.areaId, personId: visit.personId, looked }), visit)
        : undefined,
  )
}

/** One question in SQL, its columns named as they are read, and what it is asked about. `R` is one row of its answer. */
export type Question<R> = { readonly text: string; readonly values: readonly Told[]; readonly row?: R }
type Told = string | number | Day | null
type Questions = Record<string, Question<unknown>>
export type Answers<Q extends Questions> = { [K in keyof Q]: Q[K] extends Question<infer R> ? R[] : never }

/** A question as it is written: every value goes beside the text, never into it. The same text is the same prepared question. */
export function ask<R>(written: TemplateStringsArray, ...values: readonly Told[]): Question<R> {
  let text = texts.get(written)
  if (text === undefined) {
    text = written.map((part, i) => (i === 0 ? part : `$${i}${part}`)).join('')
    texts.set(written, text)
  }
  return { text, values }
}
const texts = new WeakMap<TemplateStringsArray, string>()

/** The rows of one question, where a transaction is open already. */
export const answersTo = async <R>(tx: AreaTx, { text, values }: Question<R>): Promise<R[]> => {
  const { rows } = await tx.executeQuery<R>(CompiledQuery.raw(text, [...values]))
  return rows
}

/**
 * Coming in, every question and going out, sent together and answered together: the one trip of a page that is looked at
 * often. None may need what another answers, and one about children is asked `lookedAt`. Undefined when nobody is signed in.
 */
export async function inOneTrip<const Q extends Questions>(
  db: Database,
  { role, key }: { role: Role; key: string },
  questions: Q,
): Promise<{ visit: Visit; answers: Answers<Q> } | undefined> {
  if (!/^[\w-]{1,64}$/.test(key)) return undefined
  const pool = pools.get(db)
  if (!pool) throw new Error('a visit begins at the database itself, not inside another')
  const connection = await pool.connect()
  const { prepared } = lineOf(connection)
  const asked = Object.values(questions).map(({ text, values }) => ({
    name: `app_${role}/${nameOf(text)}`,
    text,
    values,
  }))
  const unprepared = asked.filter(({ name }) => !prepared.has(name))
  // The text of a question is the program's own and its values are literals: nobody's words are read as SQL.
  const trip = [
    'begin',
    `set local role app_${role}`,
    ...unprepared.map(({ name, text }) => `prepare "${name}" as ${text}`),
    entering(key),
    ...asked.map(
      ({ name, values }) => `execute "${name}"${values.length > 0 ? `(${values.map(literal).join()})` : ''}`,
    ),
    'commit',
  ]
  let told: Answer[]
  try {
    told = several(await connection.query(trip.join(';\n')))
  } catch (error) {
    // Half way through, with questions prepared or not: simpler to begin again on another connection.
    connection.release(true)
    throw error
  }
  for (const { name } of unprepared) prepared.add(name)
  connection.release()
  if (told.at(-1)?.command !== 'COMMIT') throw new Error('what was done could not be kept')
  const [visit, ...rows] = told.slice(-2 - asked.length, -1).map((answer) => answer.rows)
  if (!visit?.[0]) return undefined
  const answers = Object.fromEntries(Object.keys(questions).map((name, i) => [name, rows[i]]))
  // The first is `enter`'s, and each name has its own, in the order they were asked.
  return { visit: visit[0] as Visit, answers: answers as Answers<Q> }
}

const literal = (value: Told) => (value === null ? 'null' : pg.escapeLiteral(String(value)))

/** Statements sent together answer together; the driver's types know only one. */
const several = (answers: unknown) => (Array.isArray(answers) ? answers : [answers]) as Answer[]

/** From here on this transaction sees and may do what the session's person may. Undefined when nobody is signed in. */
export async function enterSession(tx: Kysely<DB>, { role, key }: { role: Role; key: string }) {
  const { rows } = await sql.raw<Visit>(enter(`app_${role}`, key)).execute(tx)
  return rows[0]
}

/** For visitors who are nobody in particular. */
export const asPublic = <T>(db: Database, work: (tx: Kysely<DB>) => Promise<T>): Promise<T> =>
  whole(db, { opening: 'begin; set local role app_public', closing: () => 'commit' }, work)

/** One connection, one transaction: kept when the work answers, undone when it throws. */
async function whole<T, R>(
  db: Database,
  { opening, closing }: { opening: string; closing: () => string },
  work: (tx: Kysely<DB>, rows: R[]) => Promise<T>,
): Promise<T> {
  const pool = pools.get(db)
  if (!pool) throw new Error('a visit begins at the database itself, not inside another')
  const { client, tx } = lineOf(await pool.connect())
  try {
    const { rows } = await client.query<R>(opening, [])
    const answer = await work(tx(), rows)
    const { command } = await client.query(closing(), [])
    // A refusal that somebody caught has undone everything already: PostgreSQL says so in its answer to commit.
    if (command !== 'COMMIT') throw new Error('what was done could not be kept')
    client.release()
    return answer
  } catch (error) {
    // A connection that cannot even undo is not used again.
    await client.query('rollback', []).then(
      () => client.release(),
      () => client.release(true),
    )
    throw error
  }
}

const preparedAtMost = 400
const namesAtMost = 4_000
const names = new Map<string, string>()

/** A short name for a question, the same wherever it is asked. */
function nameOf(text: string) {
  const known = names.get(text)
  if (known) return known
  const name = createHash('sha1').update(text).digest('base64url')
  if (names.size < namesAtMost) names.set(text, name)
  return name
}

type Answer = { rows: unknown[]; command: string }

type Line = {
  client: Omit<PostgresPoolClient, 'release'> & { release(broken?: boolean): void }
  /** What a trip need not prepare again. */
  prepared: Set<string>
  /** Questions asked down this connection only, without going back to the pool. */
  tx: () => Kysely<DB>
}
const lines = new WeakMap<pg.PoolClient, Line>()

/**
 * A connection, with every question prepared once for each role: walls are part of a plan, so a plan is a role's own.
 * Of several statements sent at once the last one's rows are the answer. Made once for each connection and kept.
 */
function lineOf(connection: pg.PoolClient): Line {
  const before = lines.get(connection)
  if (before) return before
  let role = ''
  const known = new Set<string>()
  const query = async (text: string, values: unknown[]) => {
    if (values.length === 0) {
      role = /set local role (\w+)/.exec(text)?.[1] ?? (/(?:commit|rollback)$/.test(text) ? '' : role)
      return several(await connection.query(text)).at(-1)
    }
    const name = `${role}:${nameOf(text)}`
    if (!known.has(name) && known.size >= preparedAtMost) return connection.query(text, values)
    known.add(name)
    return connection.query({ name, text, values })
  }
  const client = Object.assign(Object.create(connection), {
    query,
    release: (broken?: boolean) => connection.release(broken),
  })
  const stays = Object.assign(Object.create(connection), { query, release: () => undefined })
  const own = asking({ options: {}, end: () => Promise.resolve(), connect: () => Promise.resolve(stays) })
  const line = { client, prepared: new Set<string>(), tx: () => own.withTables() }
  lines.set(connection, line)
  return line
}

/** Writes who did or read what about whom into the activity chain; what was read, with the commit. `children` at most 200. */
export async function record(
  tx: AreaTx,
  event: { what: string; reading: boolean; children: readonly string[]; subject?: string },
) {
  if (event.reading) {
    const { what, children, subject } = event
    tx.looked.push({ what, children, ...(subject === undefined ? {} : { subject }) })
    return
  }
  await sql`select record(${event.what}, false, ${[...event.children]}::uuid[], ${event.subject ?? null}::uuid)`.execute(
    tx,
  )
}

/** By the question they were made of: as many as there are questions written in the program. */
const looks = { id: new Map<string, string>(), childId: new Map<string, string>() }

/**
 * The same question and, in the same statement, the event that the children of its first `most` rows were looked at;
 * `child` is the column that says which child. If the event cannot be written there is no answer.
 */
export function lookedAt<R>(
  { text, values }: Question<R>,
  { what, child, most }: { what: string; child: 'id' | 'childId'; most: number },
): Question<R> {
  const n = values.length
  let whole = looks[child].get(text)
  if (!whole) {
    whole = `with page as (select row_number() over () as nth, asked.* from (${text}) asked),
      seen as (select record($${n + 1}, true, array(select "${child}" from page where nth <= $${n + 2}), null) is not null as kept)
      select page.* from page, seen where kept order by nth`
    looks[child].set(text, whole)
  }
  return { text: whole, values: [...values, what, most] }
}
