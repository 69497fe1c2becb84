import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { getArea } from '#areas/areas.ts'
import { Temporal } from '#platform/time.ts'
import {
  climbs,
  dueOn,
  hoursInWords,
  readOn,
  timeFrom,
  watchingAt,
  watchingInWords,
  whomToTell,
  whoseNow,
} from './rules.ts'
import { watchOf } from './safety.ts'

const watch = watchOf(getArea('kent-and-medway'))
const at = (written: string) => Temporal.ZonedDateTime.from(`${written}[Europe/London]`).toInstant()
const words = (written: string) => watchingInWords(at(written), watch)

describe('what a page says of when it is read', () => {
  it('is true by day, at the edges and at night', () => {
    assert.equal(words('2026-11-18T11:00'), 'People read what is written here until 6pm today.')
    assert.equal(words('2026-11-18T08:00'), 'People read what is written here until 6pm today.')
    assert.equal(words('2026-11-18T07:59'), 'This is not watched until 8am today.')
    assert.equal(words('2026-11-18T18:00'), 'This is not watched until 8am on Thursday 19 November 2026.')
    assert.equal(words('2026-11-18T23:40'), 'This is not watched until 8am on Thursday 19 November 2026.')
  })
  it('passes over the weekend and the bank holidays the area names', () => {
    assert.equal(words('2026-11-20T19:00'), 'This is not watched until 8am on Monday 23 November 2026.')
    // Christmas Day is a Friday in 2026; Boxing Day is kept on the Monday.
    assert.equal(words('2026-12-24T20:00'), 'This is not watched until 8am on Tuesday 29 December 2026.')
    // Good Friday to Easter Monday.
    assert.equal(words('2027-03-25T18:30'), 'This is not watched until 8am on Tuesday 30 March 2027.')
  })
  it('keeps to the clock on the wall when the clocks change', () => {
    const opens = (written: string) => {
      const watching = watchingAt(at(written), watch)
      assert.ok(!watching.watched)
      return watching.from.toString()
    }
    assert.equal(opens('2026-03-28T23:40'), '2026-03-30T07:00:00Z', 'an hour less that night')
    assert.equal(opens('2026-10-24T23:40'), '2026-10-26T08:00:00Z', 'an hour more')
  })
  it('says the hours of every week', () => {
    assert.equal(hoursInWords(watch), 'Monday to Friday, 8am to 6pm, but not on bank holidays')
    assert.equal(
      hoursInWords({ ...watch, days: [2, 6], from: '09:30' }),
      'Tuesday, Saturday, 9.30am to 6pm, but not on bank holidays',
    )
  })
  it('never promises an hour outside those of the area, nor one that has gone', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 * 24 * 60 }), (minutes) => {
        const now = at('2026-01-01T00:00').add({ minutes })
        const watching = watchingAt(now, watch)
        const edge = watching.watched ? watching.until : watching.from
        const local = edge.toZonedDateTimeISO(watch.zone)
        assert.ok(Temporal.Instant.compare(edge, now) > 0)
        assert.equal(local.toPlainTime().toString(), watching.watched ? '18:00:00' : '08:00:00')
        assert.ok(local.dayOfWeek <= 5 && !watch.bankHolidays.has(local.toPlainDate().toString()))
      }),
    ))
})

describe('whose it is', () => {
  const rota = ['Ann', 'Bo', 'Cy'].map((name) => ({ id: name, name }))
  const whose = (written: string, now: string, kind: 'danger' | 'worry' = 'danger') =>
    whoseNow({ at: at(written), kind, taken: undefined }, { rota, now: at(now), watch }).name

  it('climbs to the next after half an hour of the hours it is read in, and stops at the last', () => {
    assert.equal(whose('2026-11-18T10:00', '2026-11-18T10:29'), 'Ann')
    assert.equal(whose('2026-11-18T10:00', '2026-11-18T10:30'), 'Bo')
    assert.equal(whose('2026-11-18T10:00', '2026-11-18T11:00'), 'Cy')
    assert.equal(whose('2026-11-18T10:00', '2026-11-25T11:00'), 'Cy')
  })
  it('stands still while nobody reads', () => {
    assert.equal(whose('2026-11-20T23:40', '2026-11-23T08:05'), 'Ann', 'over a weekend')
    assert.equal(
      whose('2026-11-20T17:50', '2026-11-23T08:19'),
      'Ann',
      'ten minutes on Friday, nineteen on Monday',
    )
    assert.equal(whose('2026-11-20T17:50', '2026-11-23T08:20'), 'Bo')
    assert.equal(whose('2026-12-24T23:40', '2026-12-29T08:05'), 'Ann', 'over Christmas')
  })
  it('is with the first of the rota for a worry, and with whoever took it', () => {
    assert.equal(whose('2026-11-18T10:00', '2026-11-20T10:00', 'worry'), 'Ann')
    const taken = { id: 'Di', name: 'Di' }
    const now = at('2026-11-25T10:00')
    assert.deepEqual(whoseNow({ at: at('2026-11-18T10:00'), kind: 'danger', taken }, { rota, now, watch }), {
      ...taken,
      taken: true,
    })
    assert.equal(
      whoseNow({ at: now, kind: 'danger', taken: undefined }, { rota: [], now, watch }).name,
      'nobody yet',
    )
  })
  it('never climbs down, nor past the last', () =>
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(20_000), fc.nat(6), (first, more, most) => {
        const [from, then] = [at('2026-12-20T03:00'), at('2026-12-20T03:00').add({ minutes: first })]
        const before = climbs(from, then, watch, most)
        const after = climbs(from, then.add({ minutes: more }), watch, most)
        assert.ok(before <= after && after <= most)
      }),
    ))
})

describe('whom to tell', () => {
  const reader = (id: string, away?: readonly [string, string]) => ({
    id,
    name: id,
    away: away && { from: Temporal.PlainDate.from(away[0]), until: Temporal.PlainDate.from(away[1]) },
  })
  const rota = [reader('Ann', ['2026-11-19', '2026-11-20']), reader('Bo'), reader('Cy')]
  const tell = (written: string, now: string, told: string[] = [], kind: 'danger' | 'worry' = 'danger') =>
    whomToTell({ at: at(written), kind, told }, { rota, now: at(now), watch }).map(({ id }) => id)

  it('is who has it and each before, once, in the hours it is read in', () => {
    assert.deepEqual(tell('2026-11-18T10:00', '2026-11-18T10:00'), ['Ann'])
    assert.deepEqual(
      tell('2026-11-18T10:00', '2026-11-18T11:00', ['Ann']),
      ['Bo', 'Cy'],
      'a job that was late',
    )
    assert.deepEqual(tell('2026-11-18T10:00', '2026-11-18T11:00', ['Ann', 'Bo', 'Cy']), [])
    assert.deepEqual(tell('2026-11-18T18:00', '2026-11-18T18:00'), [])
    assert.deepEqual(tell('2026-11-18T23:40', '2026-11-19T07:59'), [])
    assert.deepEqual(tell('2026-11-18T23:40', '2026-11-19T08:00'), ['Bo'], 'Ann is away from today')
  })
  it('is one of those who are there for a worry, and another when that one goes away', () => {
    assert.deepEqual(tell('2026-11-18T10:00', '2026-11-18T12:00', [], 'worry'), ['Ann'])
    assert.deepEqual(tell('2026-11-18T10:00', '2026-11-18T17:00', ['Ann'], 'worry'), [])
    assert.deepEqual(tell('2026-11-18T10:00', '2026-11-19T10:00', ['Ann'], 'worry'), ['Bo'])
    assert.deepEqual(tell('2026-11-18T10:00', '2026-11-20T10:00', ['Ann', 'Bo'], 'worry'), [])
  })
  it('is never nobody while somebody is on the rota, whoever is away, and the same each time', () => {
    const someDay = fc.integer({ min: 0, max: 30 })
    const reading = fc.record({ name: fc.uuid(), away: fc.option(fc.tuple(someDay, fc.nat(59))) })
    fc.assert(
      fc.property(
        fc.array(reading, { minLength: 1, maxLength: 6 }),
        fc.nat(40_000),
        fc.nat(40_000),
        fc.constantFrom('danger' as const, 'worry' as const),
        (people, first, later, kind) => {
          const begin = Temporal.PlainDate.from('2026-11-20')
          const those = people.map(({ name, away }, i) => {
            const from = begin.add({ days: away?.[0] ?? 0 })
            return {
              id: `${name} ${i}`,
              name,
              away: away ? { from, until: from.add({ days: away[1] }) } : undefined,
            }
          })
          const written = at('2026-11-20T00:00').add({ minutes: first })
          const now = written.add({ minutes: later })
          const asked = { rota: those, now, watch }
          const whose = whoseNow({ at: written, kind, taken: undefined }, asked)
          assert.deepEqual(whoseNow({ at: written, kind, taken: undefined }, asked), whose)
          const reader = those.find(({ id }) => id === whose.id)
          assert.ok(reader, 'somebody on the rota')
          const day = readOn(now, watch)
          const isAway = ({ away }: (typeof those)[number]) =>
            away !== undefined &&
            Temporal.PlainDate.compare(away.from, day) <= 0 &&
            Temporal.PlainDate.compare(day, away.until) <= 0
          if (!those.every(isAway)) assert.ok(!isAway(reader), 'who is there')
          const told = whomToTell({ at: written, kind, told: [] }, asked).map(({ id }) => id)
          assert.deepEqual(told.at(-1), watchingAt(now, watch).watched ? whose.id : undefined)
          assert.deepEqual(whomToTell({ at: written, kind, told }, asked), [], 'nobody twice')
        },
      ),
    )
  })
})

describe('the day by which', () => {
  it('a call about a worry is offered within two working days', () => {
    assert.equal(dueOn('worry', at('2026-11-19T23:40'), watch, 2).toString(), '2026-11-23')
    assert.equal(dueOn('worry', at('2026-12-24T10:00'), watch, 2).toString(), '2026-12-30')
  })
  it('danger is read is today, or the next day anybody reads', () => {
    assert.equal(dueOn('danger', at('2026-11-20T10:00'), watch, 2).toString(), '2026-11-20')
    assert.equal(dueOn('danger', at('2026-11-20T23:40'), watch, 2).toString(), '2026-11-23')
  })
})

describe('a time of day', () => {
  it('is read as people write it, or not at all', () => {
    for (const [typed, time] of [
      ['8.05am', '08:05'],
      ['8:05 AM', '08:05'],
      ['12pm', '12:00'],
      ['12.30am', '00:30'],
      ['2.15pm', '14:15'],
      ['14:30', '14:30'],
      [' 9 ', '09:00'],
    ] as const)
      assert.equal(timeFrom(typed)?.toString({ smallestUnit: 'minute' }), time, typed)
    for (const typed of ['', 'soon', '25:00', '8.60am', '13pm', '0am', '8.5am', '-1'])
      assert.equal(timeFrom(typed), undefined, typed)
  })
})
