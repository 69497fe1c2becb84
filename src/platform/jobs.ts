/** What is done in the background: taken up by the worker's own login, tried a bounded number of times, and named when it fails. */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { fromKysely, PgBoss } from 'pg-boss'
import { openDatabase, type Database } from './database.ts'
import { log } from './log.ts'
import type { DB } from './schema.d.ts'

/** What may be asked for, in the transaction of the change, by `enqueue(kind, id)`. A new kind widens the check of `jobs_asked`. */
export type Kind = DB['jobsAsked']['kind']
export type Work = {
  /** Each is safe to do twice, and at once: a job that was begun when its program was killed is begun again. */
  jobs: Record<Kind, (db: Database, about: string | undefined) => Promise<unknown>>
  /** Done at the start and every night, one at a time however many programs there are. */
  nightly: readonly Kind[]
  /** Done at the start and every minute, one at a time likewise. */
  everyMinute: readonly Kind[]
}

/** Seconds; tries after the first. Tests are in more of a hurry. */
const unhurried = { look: 1, tries: 5, wait: 30, waitAtMost: 3600 }
export type Pace = typeof unhurried
const givenUp = 'given-up'
const takenAtOnce = 100

/** Answers once it works. `stop` lets a job that was begun finish, for at most four seconds; what does not, is begun again elsewhere or later. */
export async function startWorker({ url, work, pace = unhurried }: { url: string; work: Work; pace?: Pace }) {
  const db = openDatabase(url, { most: 4, role: 'app_worker' })
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'ninefold jobs',
    max: 4,
    schema: 'jobs',
    // Migration 0011 makes the schema and lets this login in; the tables in it are made here.
    createSchema: false,
    // A program that was killed is noticed by its silence, looked for this often.
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    // It would rebuild indexes that thousands of jobs a day might need.
    reindex: false,
    monitorVacuum: false,
  })
  boss.on('error', (error) => log.error('the jobs are in trouble', error))
  try {
    await boss.start()
    await prepare(boss, work, pace)
    await perform({ boss, db, work, pace })
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined)
    await db.destroy()
    throw error
  }
  const stopTaking = takeUpAsked({ boss, db, pace })
  return {
    async stop() {
      await stopTaking()
      await boss.stop({ timeout: 4_000 })
      // A job that would not let go keeps its connection; the program is about to end and takes it along.
      await Promise.race([db.destroy(), sleep(1_000, undefined, { ref: false })])
    },
  }
}
export type Worker = Awaited<ReturnType<typeof startWorker>>

async function prepare(boss: PgBoss, { jobs, nightly, everyMinute }: Work, pace: Pace) {
  const trying = {
    retryLimit: pace.tries,
    retryDelay: pace.wait,
    retryBackoff: true,
    retryDelayMax: pace.waitAtMost,
    expireInSeconds: 15 * 60,
    heartbeatSeconds: 10,
    deadLetter: givenUp,
  }
  await boss.createQueue(givenUp)
  for (const kind of kindsOf(jobs)) {
    // What is waiting or begun already is not put there a second time.
    const policy = [...nightly, ...everyMinute].includes(kind) ? 'exclusive' : 'standard'
    await boss.createQueue(kind, { ...trying, policy })
    await boss.updateQueue(kind, trying)
  }
}

// The keys of a record of kinds are kinds.
const kindsOf = (jobs: Work['jobs']) => Object.keys(jobs) as Kind[]

async function perform({ boss, db, work, pace }: { boss: PgBoss; db: Database; work: Work; pace: Pace }) {
  const looking = { pollingIntervalSeconds: pace.look, includeMetadata: true } as const
  for (const kind of kindsOf(work.jobs))
    await boss.work<{ about: string } | null, void, typeof looking>(kind, looking, async ([job]) => {
      try {
        await work.jobs[kind](db, job?.data?.about)
      } catch (error) {
        log.error('a job failed', error, { job: kind, attempt: (job?.retryCount ?? 0) + 1 })
        // What is thrown here is kept beside the job: its words may hold what somebody wrote.
        throw new Error('see the log')
      }
    })
  const nightly = '10 3 * * *'
  const schedules = [
    ...work.nightly.map((kind) => ({ kind, at: nightly })),
    ...work.everyMinute.map((kind) => ({ kind, at: '* * * * *' })),
  ]
  for (const { kind, at } of schedules) {
    await boss.schedule(kind, at, null, { tz: 'Europe/London', missed: 'once' })
    await boss.send(kind)
  }
  // Also those whose program was killed at each try, which no handler lived to tell.
  await boss.work<null, void, typeof looking>(givenUp, looking, ([job]) => {
    log.warn('a job is given up', { job: job?.sourceName ?? '', tries: pace.tries + 1 })
    return Promise.resolve()
  })
}

/** Hands over what was asked, each in one transaction: never lost between two tables, and never there twice. */
function takeUpAsked({ boss, db, pace }: { boss: PgBoss; db: Database; pace: Pace }) {
  const stopping = new AbortController()
  const { signal } = stopping
  const taking = (async () => {
    while (!signal.aborted) {
      const taken = await takeUp(boss, db).catch((error: unknown) => {
        log.error('what was asked could not be taken up', error)
        return 0
      })
      if (taken < takenAtOnce) await sleep(pace.look * 1000, undefined, { signal }).catch(() => undefined)
    }
  })()
  return () => {
    stopping.abort()
    return taking
  }
}

const takeUp = (boss: PgBoss, db: Database) =>
  db
    .withoutPlugins()
    .transaction()
    .execute(async (tx) => {
      const { rows } = await sql<{ id: string; kind: string; about_id: string }>`
        select id, kind, about_id from take_asked(${takenAtOnce})`.execute(tx)
      if (rows.length === 0) return 0
      // The runner's tables are the login's own.
      await sql`set local role none`.execute(tx)
      for (const [kind, jobs] of Map.groupBy(rows, (row) => row.kind))
        await boss.insert(
          kind,
          jobs.map(({ id, about_id: about }) => ({ id, data: { about } })),
          { db: fromKysely(tx) },
        )
      return rows.length
    })
