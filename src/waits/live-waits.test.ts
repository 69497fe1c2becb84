import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { waitsPlainly } from '../../test/support/waits-plainly.ts'
import { append, type Clock, emptyColumns, findClock } from './clock-columns.ts'
import { readSnapshot, saveSnapshot } from './clock-snapshot.ts'
import { type ClockEvent, liveWaits, rebuild, takeEvent } from './live-waits.ts'
import { waitsAsAt, waitTrend } from './wait-trend.ts'

/** Four places in three localities. */
const scheme = { names: ['north', 'south', 'nobody’s'], localityOf: Uint16Array.of(0, 1, 1, 0) }
const DAY = 20_000
const folder = mkdtempSync(join(tmpdir(), 'ninefold-waits-'))
after(() => rmSync(folder, { recursive: true }))

const anyDay = fc.integer({ min: DAY - 2_500, max: DAY + 100 })
const anyClock = fc
  .record({ place: fc.nat(3), referred: anyDay, wait: fc.option(fc.nat(1_600)) })
  .map(({ place, referred, wait }) => ({
    place,
    referred,
    stopped: wait === null ? undefined : referred + wait,
  }))
const anyEvent = fc.oneof(
  { weight: 4, arbitrary: anyClock.map((clock) => ({ kind: 'add' as const, clock })) },
  fc.record({ kind: fc.constant('stop' as const), at: fc.nat(), wait: fc.nat(1_600) }),
  fc.record({ kind: fc.constant('correct' as const), at: fc.nat(), clock: anyClock }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat() }),
)
/** A history as events, and the same kept the plain way: a list with holes. */
const anyHistory = fc.array(anyEvent, { maxLength: 120 }).map((steps) => {
  const clocks: (Clock | undefined)[] = []
  const events: ClockEvent[] = []
  for (const step of steps) {
    if (step.kind === 'add') {
      const { place, referred, stopped } = step.clock
      events.push({ kind: 'referred', clock: clocks.length, place, day: referred })
      if (stopped !== undefined) events.push({ kind: 'stopped', clock: clocks.length, day: stopped })
      clocks.push(step.clock)
      continue
    }
    const number = step.at % Math.max(1, clocks.length)
    const clock = clocks[number]
    if (!clock) continue
    if (step.kind === 'remove') {
      events.push({ kind: 'removed', clock: number })
      clocks[number] = undefined
    } else if (step.kind === 'correct') {
      events.push({ kind: 'corrected', clock: number, ...step.clock })
      clocks[number] = step.clock
    } else if (clock.stopped === undefined) {
      events.push({ kind: 'stopped', clock: number, day: clock.referred + step.wait })
      clocks[number] = { ...clock, stopped: clock.referred + step.wait }
    }
  }
  return { events, clocks: clocks.filter((clock) => clock !== undefined) }
})
const plainly = (clocks: readonly Clock[], day: number) => ({
  localities: Object.fromEntries(
    scheme.names.map((name, locality) => [
      name,
      waitsPlainly(
        clocks.filter(({ place }) => scheme.localityOf[place] === locality),
        day,
      ),
    ]),
  ),
  all: waitsPlainly(clocks, day),
})

test('says what sorting says, for any history with corrections and any days, live or looked back on', () => {
  fc.assert(
    fc.property(
      anyHistory,
      fc.array(anyDay, { minLength: 1, maxLength: 6 }),
      fc.nat(20),
      ({ events, clocks }, days, before) => {
        const columns = emptyColumns()
        events.slice(0, before).forEach((event) => assert.equal(takeEvent(columns, event), undefined))
        const live = liveWaits(columns, scheme, days)
        days.forEach((_, at) => live.figures(at))
        events.slice(before).forEach((event) => assert.equal(live.take(event), undefined))
        const back = waitTrend(columns, scheme, days)
        for (const [at, day] of live.dates().entries()) {
          const expected = plainly(clocks, day)
          assert.deepEqual(live.figures(at), expected)
          assert.deepEqual(back.figures(at), expected)
          assert.deepEqual(waitsAsAt(columns, scheme, day), expected)
        }
      },
    ),
    { numRuns: 200 },
  )
})

test('puts each wait at an edge in the band it has not yet left', () => {
  const columns = emptyColumns()
  const clocks = [0, 125, 126, 127, 363, 364, 365, 727, 728, 729, 1_455, 1_456, 1_457].map((wait) => ({
    place: 0,
    referred: DAY - wait,
    stopped: undefined,
  }))
  clocks.forEach((clock) => append(columns, clock))
  const { all } = waitsAsAt(columns, scheme, DAY)
  assert.deepEqual(all, waitsPlainly(clocks, DAY))
  assert.deepEqual([all.over18Weeks, all.over52Weeks, all.over2Years, all.over4Years], [10, 7, 4, 1])
  assert.deepEqual(Object.values(all.bands), [3, 3, 3, 3, 1])
})

test('counts someone on the day they are referred and not on the day they stop', () => {
  const columns = emptyColumns()
  append(columns, { place: 0, referred: DAY, stopped: DAY + 2 })
  append(columns, { place: 0, referred: DAY, stopped: DAY })
  assert.deepEqual(
    [-1, 0, 1, 2].map((days) => waitsAsAt(columns, scheme, DAY + days).all.waiting),
    [0, 1, 1, 0],
  )
})

test('holds figures over more than one chunk and zone', () => {
  const columns = emptyColumns()
  const clocks = Array.from({ length: 300_000 }, (_, at) => ({
    place: at % 4,
    referred: DAY - 2_000 + (at % 1_999),
    stopped: at % 3 === 0 ? undefined : DAY - 2_000 + (at % 1_999) + (at % 700),
  }))
  clocks.forEach((clock) => append(columns, clock))
  assert.deepEqual(waitsAsAt(columns, scheme, DAY - 300), plainly(clocks, DAY - 300))
  assert.deepEqual(waitTrend(columns, scheme, [DAY - 300, DAY - 900]).figures(0), plainly(clocks, DAY - 900))
})

test('does not take a scheme that leaves a place out', () => {
  const columns = emptyColumns()
  append(columns, { place: 4, referred: DAY })
  assert.throws(() => waitsAsAt(columns, scheme, DAY), /every place/)
})

test('answers for nobody', () => {
  const { all } = waitsAsAt(emptyColumns(), scheme, DAY)
  assert.deepEqual([all.waiting, all.medianDays, all.p90Days], [0, null, null])
})

test('refuses events that cannot be, and says which', async () => {
  const start: ClockEvent = { kind: 'referred', clock: 0, place: 0, day: DAY }
  const refusal = async (...events: ClockEvent[]) => {
    const read = await rebuild(emptyColumns(), events)
    return 'refused' in read ? read.refused : undefined
  }
  assert.equal(await refusal(start), undefined)
  assert.match((await refusal(start, start)) ?? '', /event 2, clock 0: the next new clock is 1/)
  assert.match((await refusal({ kind: 'removed', clock: 0 })) ?? '', /event 1, clock 0: there is none/)
  const stop: ClockEvent = { kind: 'stopped', clock: 0, day: DAY - 1 }
  assert.match((await refusal(start, stop)) ?? '', /event 2, clock 0: it would stop before it began/)
  const stopped: ClockEvent = { kind: 'stopped', clock: 0, day: DAY }
  assert.match((await refusal(start, stopped, stopped)) ?? '', /event 3, clock 0: it has stopped already/)
})

test('is the same after a snapshot, and refuses one that is cut, bent or of something else', async () => {
  const file = join(folder, 'snapshot')
  await fc.assert(
    fc.asyncProperty(anyHistory, fc.nat(), fc.nat(255), async ({ events }, at, byte) => {
      const columns = emptyColumns()
      events.forEach((event) => takeEvent(columns, event))
      await saveSnapshot(file, { columns, places: ['Ashford', 'Thanet, east'] })
      const back = await readSnapshot(file)
      assert.ok('columns' in back)
      assert.deepEqual(back.places, ['Ashford', 'Thanet, east'])
      for (let number = 0; number < columns.size; number++)
        assert.deepEqual(findClock(back.columns, number), findClock(columns, number))
      assert.deepEqual(waitsAsAt(back.columns, scheme, DAY), waitsAsAt(columns, scheme, DAY))
      const bytes = readFileSync(file)
      const bent = Buffer.from(bytes)
      bent[at % bent.length] = byte
      writeFileSync(file, bent)
      assert.equal('refused' in (await readSnapshot(file)), !bent.equals(bytes))
      writeFileSync(file, bytes.subarray(0, at % bytes.length))
      assert.ok('refused' in (await readSnapshot(file)))
    }),
    { numRuns: 30 },
  )
})
