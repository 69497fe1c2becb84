import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { drawPlainly } from '../../bench/peer/plain-simulation.ts'
import { Temporal } from '#platform/time.ts'
import { fitClocks, type ClocksFit } from './fit-clocks.ts'
import { NOT_YET, type Clocks } from './fit-columns.ts'
import type { Law } from './simulate-laws.ts'
import { Bits } from './simulate-random.ts'

const dayZero = Temporal.PlainDate.from('2020-01-01')
const days = 6 * 365
const span = { dayZero, from: Temporal.PlainDate.from('2022-01-01'), asAt: dayZero.add({ days: days - 1 }) }
const summers = [1.1, 1.1, 1.1, 1, 1, 1, 0.8, 0.4, 1, 1.2, 1.2, 1.1]

/** Six years of clocks, first come first served, so many a day seen. */
function clocksOf(
  {
    perDay,
    growthPerYear = 0,
    season = Array<number>(12).fill(1),
    patienceWeeks,
    seenPerDay,
    burst = 1,
  }: {
    perDay: number
    growthPerYear?: number
    season?: readonly number[]
    patienceWeeks?: Law
    seenPerDay: number
    burst?: number
  },
  seed = 1,
): Clocks {
  const bits = new Bits({ seed, replication: 0, stream: 0 })
  const random = () => bits.uniform()
  const poisson = (mean: number) => {
    let count = -1
    for (let rest = mean; rest > 0 || count < 0; rest += Math.log(random())) count++
    return count
  }
  const rows: { referred: number; leaves: number; stopped: number; left: number }[] = []
  let line: typeof rows = []
  for (let day = 0; day < days; day++) {
    const month = dayZero.add({ days: day }).month - 1
    const rate = perDay * season[month]! * (1 + growthPerYear) ** ((day - days) / 365.25)
    for (let groups = poisson(rate / burst); groups > 0; groups--)
      for (let family = 0; family < burst; family++) {
        const patience = patienceWeeks ? 7 * drawPlainly(patienceWeeks, random) : Infinity
        const row = {
          referred: day,
          leaves: Math.floor(day + random() + patience),
          stopped: NOT_YET,
          left: 0,
        }
        rows.push(row)
        line.push(row)
      }
    if (patienceWeeks) {
      for (const row of line) if (row.leaves <= day) Object.assign(row, { stopped: day, left: 1 })
      line = line.filter(({ left }) => left === 0)
    }
    for (const row of line.splice(0, poisson(seenPerDay))) row.stopped = day
  }
  return {
    referredDay: Int32Array.from(rows, ({ referred }) => referred),
    stoppedDay: Int32Array.from(rows, ({ stopped }) => stopped),
    left: Uint8Array.from(rows, ({ left }) => left),
  }
}
const fitted = (clocks: Clocks): ClocksFit => {
  const fit = fitClocks(clocks, { ...span, workers: 20 })
  assert.ok(!('refusal' in fit), JSON.stringify(fit))
  return fit
}
const near = (got: number, meant: number, share: number) =>
  assert.ok(Math.abs(got - meant) <= share * Math.abs(meant), `${got}, not ${meant}`)

describe('a fit from clocks', () => {
  it('finds the rate, growth and season that made them, and says that they fit', () => {
    const { arrivals } = fitted(
      clocksOf({ perDay: 20, growthPerYear: 0.12, season: summers, seenPerDay: 10 }),
    )
    near(arrivals.perWeek, 140, 0.03)
    near(arrivals.growthPerYear, 0.12, 0.15)
    for (const [month, factor] of summers.entries()) near(arrivals.seasonByMonth![month]!, factor, 0.1)
    assert.deepEqual(arrivals.gaps, { law: 'exponential', mean: 1 })
    assert.equal(arrivals.months, 48)
    assert.ok(arrivals.monthsWithin >= 43)
    assert.match(
      arrivals.inWords.join(' '),
      /1\d\d families a week were referred at the end, 1\d(\.\d)? in 100 more each year\. .*no more than chance alone/,
    )
  })

  it('says that families come in bursts when they do', () => {
    const { arrivals } = fitted(clocksOf({ perDay: 20, burst: 5, seenPerDay: 10 }))
    assert.ok(
      arrivals.gaps.law === 'gamma' && arrivals.gaps.sd > 1.7 && arrivals.gaps.sd < 2.9,
      JSON.stringify(arrivals.gaps),
    )
    assert.match(arrivals.inWords.join(' '), /times as much as chance alone/)
  })

  it('finds patience from those who left and from those who did not, though the first years are not looked at', () => {
    for (const law of [
      { law: 'exponential', mean: 104 },
      { law: 'weibull', mean: 60, shape: 2 },
    ] satisfies Law[]) {
      const { patience, seen, inWords } = fitted(clocksOf({ perDay: 25, patienceWeeks: law, seenPerDay: 15 }))
      assert.equal(patience!.law.law, law.law)
      assert.ok('mean' in patience!.law)
      near(patience!.law.mean, law.mean, 0.1)
      if (law.law === 'weibull' && patience!.law.law === 'weibull') near(patience!.law.shape, law.shape, 0.1)
      assert.ok(patience!.furthestOff < 0.05, `${patience!.furthestOff}`)
      near(seen.seenPerWeek, 105, 0.03)
      assert.ok(seen.serviceWeeks?.law === 'exponential')
      near(seen.serviceWeeks.mean, 20 / 105, 0.03)
      assert.match(inWords.join(' '), /Somebody was waiting every day.*close enough to plan with/)
    }
  })

  it('says so when no such law fits', () => {
    const two: Law = {
      law: 'mixture',
      of: [
        { share: 0.5, law: { law: 'fixed', value: 10 } },
        { share: 0.5, law: { law: 'fixed', value: 150 } },
      ],
    }
    const { patience } = fitted(clocksOf({ perDay: 25, patienceWeeks: two, seenPerDay: 5 }))
    assert.ok(patience!.furthestOff > 0.1)
    assert.match(patience!.inWords.join(' '), /too far off to plan with/)
  })

  it('says when staff stood idle and when nobody left', () => {
    const { seen, patience, inWords } = fitted(clocksOf({ perDay: 5, seenPerDay: 20 }))
    near(seen.seenPerWeek, 35, 0.05)
    assert.equal(patience, undefined)
    assert.match(
      inWords.join(' '),
      /days nobody was waiting: the staff could have seen more\. Nobody is known to have left/,
    )
  })

  it('claims no season under two years, and refuses what cannot be fitted', () => {
    const clocks = clocksOf({ perDay: 5, season: summers, seenPerDay: 3 })
    const short = fitClocks(clocks, { ...span, from: span.asAt.subtract({ days: 500 }) })
    assert.ok('arrivals' in short && short.arrivals.seasonByMonth === undefined)
    assert.match(short.inWords.join(' '), /the seasons cannot be told from growth/)
    assert.deepEqual(fitClocks(clocks, { ...span, from: span.asAt.subtract({ days: 20 }) }), {
      refusal: 'Four weeks at least are needed to fit anything.',
    })
    const none = { referredDay: new Int32Array(), stoppedDay: new Int32Array(), left: new Uint8Array() }
    assert.deepEqual(fitClocks(none, span), { refusal: 'Nobody was referred in this time.' })
  })
})
