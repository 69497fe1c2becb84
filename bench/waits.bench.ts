import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { withClient } from '#platform/migrate.ts'
import { startPostgres } from '#platform/postgres.ts'
import { append, type ClockColumns, emptyColumns } from '#waits/clock-columns.ts'
import { liveWaits } from '#waits/live-waits.ts'
import { copyClocks } from '#waits/queries.ts'
import type { FiguresAsAt } from '#waits/wait-figures.ts'
import { waitsAsAt, waitTrend } from '#waits/wait-trend.ts'
import { cpuMilliseconds, cpuMillisecondsOf } from './cpu.ts'
import type { Line } from './line.ts'

const LOCALITIES = 13
const TODAY = 20_757
const FIRST = TODAY - 3_650
const ROUNDS = 3
/** Sixty month-ends or so; the last is today. */
const dates = Array.from({ length: 60 }, (_, at) => TODAY - 30 * (59 - at) - (at % 2))
const scheme = {
  names: Array.from({ length: LOCALITIES }, (_, at) => `locality ${at}`),
  localityOf: Uint16Array.from({ length: LOCALITIES }, (_, at) => at),
}

/** One clock by its number, the same here and in SQL: ten years of referrals in order, one in fifty never stopped. */
function clock(number: number, of: number) {
  const chance = Math.imul(number, 2_654_435_761) >>> 0
  const referred = FIRST + Math.floor((number * 3_650) / of)
  const wait = Math.floor(((chance % 1_000) * ((chance >>> 10) % 1_000)) / 700)
  const running = chance % 50 === 0 || referred + wait > TODAY
  return {
    place: (chance >>> 20) % LOCALITIES,
    referred,
    stopped: running ? undefined : referred + wait,
  }
}
const table = (of: number) => `
  create or replace table clocks as
  select (chance >> 20) % ${LOCALITIES} place, referred::integer referred,
    case when chance % 50 = 0 or referred + wait > ${TODAY} then null else (referred + wait)::integer end stopped
  from (select chance, ${FIRST} + number * 3650 // ${of} referred,
      (chance % 1000) * ((chance >> 10) % 1000) // 700 wait
    from (select number, (number * 2654435761) % 4294967296 chance from range(${of}) t(number)))`
/** One scan; its quantile_disc is the nearest rank. */
const asAt = (day: number) => `
  select place::integer, count(*)::integer, quantile_disc(${day} - referred, 0.5), quantile_disc(${day} - referred, 0.9),
    ${[126, 364, 728, 1_456].map((over) => `(count(*) filter (${day} - referred > ${over}))::integer`).join()}
  from clocks where referred <= ${day} and (stopped is null or stopped > ${day})
  group by grouping sets ((place), ()) order by place nulls last`

/** docs/engines/waits.md. DuckDB has two threads; its CPU is that of both. */
export async function run(): Promise<Line[]> {
  // The large one first, while nothing else has taken memory that could be given to it.
  const before = process.memoryUsage().rss
  const large = clocks(10_000_000)
  const bytes = (process.memoryUsage().rss - before) / large.size
  const duck = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect()
  return [
    ...(await against(duck, clocks(1_000_000))),
    ...(await against(duck, large)),
    ...kept(large, bytes),
    await rebuilt(),
  ]
}

function clocks(size: number): ClockColumns {
  const columns = emptyColumns()
  for (let number = 0; number < size; number++) append(columns, clock(number, size))
  return columns
}

async function against(duck: DuckDBConnection, columns: ClockColumns): Promise<Line[]> {
  const { size } = columns
  await duck.run(table(size))
  const trend = () => {
    const { figures } = waitTrend(columns, scheme, dates)
    return dates.map((_, at) => figures(at))
  }
  const theirs = async () => {
    const answers = []
    for (const date of dates) answers.push((await duck.runAndReadAll(asAt(date))).getRows())
    return answers
  }
  assert.deepEqual(trend().map(rows), await theirs())
  assert.deepEqual(rows(waitsAsAt(columns, scheme, TODAY)), (await duck.runAndReadAll(asAt(TODAY))).getRows())
  let [one, duckOne, many, duckMany] = [Infinity, Infinity, Infinity, Infinity]
  for (let round = 0; round < ROUNDS; round++) {
    for (let again = 0; again < 5; again++) {
      one = Math.min(
        one,
        cpuMilliseconds(() => waitsAsAt(columns, scheme, TODAY)),
      )
      duckOne = Math.min(duckOne, await cpuMillisecondsOf(() => duck.runAndReadAll(asAt(TODAY))))
    }
    many = Math.min(many, cpuMilliseconds(trend), cpuMilliseconds(trend))
    duckMany = Math.min(duckMany, await cpuMillisecondsOf(theirs))
  }
  const large = size === 10_000_000
  return [
    {
      what: `waits, ${size / 1e6} million clocks, one day`,
      ours: `${one.toFixed(1)} ms`,
      peer: `${duckOne.toFixed(0)} ms DuckDB`,
      ratio: duckOne / one,
      goal: large ? '≥ 5' : 'equal answers',
      holds: !large || duckOne >= 5 * one,
    },
    {
      what: `waits, ${size / 1e6} million clocks, 60 days a month apart`,
      ours: `${many.toFixed(0)} ms`,
      peer: `${duckMany.toFixed(0)} ms DuckDB`,
      ratio: duckMany / many,
      goal: large ? '≥ 50' : 'equal answers',
      holds: !large || duckMany >= 50 * many,
    },
  ]
}

const rows = ({ localities, all }: FiguresAsAt) =>
  [...Object.values(localities), all].map((one, place) => [
    place < LOCALITIES ? place : null,
    one.waiting,
    one.medianDays,
    one.p90Days,
    one.over18Weeks,
    one.over52Weeks,
    one.over2Years,
    one.over4Years,
  ])

/** Events from a table of our own in PostgreSQL, in their order: a clock begins, or one is stopped. */
async function rebuilt(): Promise<Line> {
  const events = 2_000_000
  const postgres = await startPostgres({
    folder: mkdtempSync(join(tmpdir(), 'nf-bench-')),
    throwaway: true,
    log: () => undefined,
  })
  try {
    let seconds = Infinity
    await withClient(postgres.superuser.url, async (client) => {
      await client.query(`
        create unlogged table clock_events as
        select number seq, number / 2 clock, (number % 2)::smallint kind, (number * 7 % ${LOCALITIES})::smallint place,
          date '2015-01-01' + number / 600 + number % 2 * 50 as day, null::date stopped
        from generate_series(0, ${events - 1}) number;
        alter table clock_events add primary key (seq)`)
      await client.query('vacuum analyze clock_events')
      const epoch = "date '1970-01-01'"
      const select = `select clock, kind, place, day - ${epoch}, stopped - ${epoch} from clock_events order by seq`
      for (let round = 0; round < ROUNDS; round++) {
        const began = performance.now()
        const { size } = await copyClocks(client, select)
        assert.equal(size, events / 2)
        seconds = Math.min(seconds, (performance.now() - began) / 1000)
      }
    })
    const millions = events / 1e6 / seconds
    return {
      what: 'waits, rebuilt from PostgreSQL',
      ours: `${millions.toFixed(2)} million events a second`,
      peer: '–',
      ratio: millions,
      goal: '≥ 1 million',
      holds: millions >= 1,
    }
  } finally {
    await postgres.stop()
  }
}

/** What it costs to keep: bytes, and an event with every figure of every date read after it. */
function kept(columns: ClockColumns, bytes: number): Line[] {
  const live = liveWaits(columns, scheme, dates)
  const every = () => dates.forEach((_, at) => live.figures(at))
  every()
  const events = 500
  let best = Infinity
  for (let round = 0; round < ROUNDS; round++)
    best = Math.min(
      best,
      cpuMilliseconds(() => {
        for (let event = 0; event < events; event++) {
          const number = columns.size
          live.take({ kind: 'referred', clock: number, place: event % LOCALITIES, day: TODAY - 3 * event })
          every()
        }
      }) / events,
    )
  return [
    {
      what: 'waits, one event, every figure of 60 days read',
      ours: `${best.toFixed(3)} ms`,
      peer: '–',
      ratio: best,
      goal: '≤ 1 of 1 ms',
      holds: best <= 1,
    },
    {
      what: 'waits, memory for each of 10 million clocks',
      ours: `${bytes.toFixed(2)} bytes`,
      peer: '–',
      ratio: bytes / 8,
      goal: '≤ 1 of 8 bytes',
      holds: bytes <= 8,
    },
  ]
}
