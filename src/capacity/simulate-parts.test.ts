import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Arrivals } from './simulate-arrivals.ts'
import { Choice, Draws } from './simulate-draws.ts'
import { Families } from './simulate-families.ts'
import { gammaFunction, meanOf, scaled, type Law } from './simulate-laws.ts'
import { Line } from './simulate-line.ts'
import { Pool } from './simulate-pool.ts'

const stream = { seed: 4, replication: 0, stream: 0 }
const DRAWS = 200_000

describe('laws', () => {
  const laws: Record<string, { law: Law; sd: number }> = {
    exponential: { law: { law: 'exponential', mean: 3 }, sd: 3 },
    fixed: { law: { law: 'fixed', value: 3 }, sd: 0 },
    uniform: { law: { law: 'uniform', low: 1, high: 5 }, sd: 4 / Math.sqrt(12) },
    'gamma, even': { law: { law: 'gamma', mean: 3, sd: 1 }, sd: 1 },
    'gamma, uneven': { law: { law: 'gamma', mean: 3, sd: 4 }, sd: 4 },
    lognormal: { law: { law: 'lognormal', mean: 3, sd: 2 }, sd: 2 },
    // Variance of a Weibull: scale² (Γ(1 + 2/k) − Γ(1 + 1/k)²).
    weibull: {
      law: { law: 'weibull', mean: 3, shape: 0.8 },
      sd: 3 * Math.sqrt(gammaFunction(3.5) / gammaFunction(2.25) ** 2 - 1),
    },
    values: { law: { law: 'values', values: [1, 2, 6] }, sd: Math.sqrt(14 / 3) },
    mixture: {
      law: {
        law: 'mixture',
        of: [
          { share: 0.25, law: { law: 'fixed', value: 6 } },
          { share: 0.75, law: { law: 'fixed', value: 2 } },
        ],
      },
      sd: Math.sqrt(3),
    },
  }
  for (const [name, { law, sd }] of Object.entries(laws))
    it(`${name} has the mean and the spread it says`, () => {
      const draws = new Draws(law, stream)
      let [sum, squares] = [0, 0]
      for (let i = 0; i < DRAWS; i++) {
        const length = draws.next()
        assert.ok(length > 0)
        sum += length
        squares += (length - 3) ** 2
      }
      assert.equal(meanOf(law), 3)
      assert.equal(meanOf(scaled(law, 2)), 6)
      assert.ok(Math.abs(sum / DRAWS - 3) <= (5 * sd) / Math.sqrt(DRAWS), `${sum / DRAWS}`)
      assert.ok(Math.abs(Math.sqrt(squares / DRAWS) - sd) <= 0.02 * sd, `${Math.sqrt(squares / DRAWS)}`)
    })

  it('exponential is exponential all the way out', () => {
    const draws = new Draws({ law: 'exponential', mean: 1 }, stream)
    const over = [0.01, 0.1, 0.5, 1, 2, 4, 7.697, 9]
    const counts = over.map(() => 0)
    for (let i = 0; i < 5 * DRAWS; i++) {
      const length = draws.next()
      for (let at = 0; at < over.length && length > over[at]!; at++) counts[at]!++
    }
    for (const [at, count] of counts.entries()) {
      const share = Math.exp(-over[at]!)
      const error = Math.sqrt(5 * DRAWS * share * (1 - share))
      assert.ok(Math.abs(count - 5 * DRAWS * share) < 4.5 * error, `over ${over[at]}: ${count}`)
    }
  })

  it('chooses by shares, also where shares are fine or leave some out', () => {
    const shares = [0.0004, 0.3, 0.4496]
    const choice = new Choice(shares, stream)
    const counts = [0, 0, 0, 0]
    for (let i = 0; i < DRAWS; i++) counts[choice.next()]!++
    for (const [i, share] of [...shares, 0.25].entries())
      assert.ok(
        Math.abs(counts[i]! - DRAWS * share) < 4.5 * Math.sqrt(DRAWS * share * (1 - share)),
        counts.join(),
      )
  })
})

describe('arrivals', () => {
  it('come at the rate of each week, and not at all where it is nothing', () => {
    const perWeek = Float64Array.of(0, 100, 0, 0, 400, 20, 0)
    const counts = perWeek.map(() => 0)
    for (let replication = 0; replication < 200; replication++) {
      const arrivals = new Arrivals(
        { perWeek, gaps: { law: 'exponential', mean: 1 } },
        { ...stream, replication },
      )
      for (; arrivals.next[0]! < Infinity; arrivals.advance()) counts[Math.floor(arrivals.next[0]!)]!++
    }
    for (const [week, rate] of perWeek.entries())
      assert.ok(
        Math.abs(counts[week]! - 200 * rate) <= 4.5 * Math.sqrt(200 * rate),
        `${week}: ${counts[week]}`,
      )
  })
})

describe('a pool', () => {
  it('hands out the first to finish, whatever comes and goes', () =>
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant('take'), fc.double({ min: 0, max: 9, noNaN: true }))),
        (steps) => {
          const finishes = new Float64Array(2)
          const pool = new Pool(finishes, 1)
          let plain: number[] = []
          for (const [number, step] of steps.entries()) {
            if (typeof step === 'number' && plain.length > 3 && number % 3 === 0) {
              pool.replaceFirst(step, number)
              plain = [...plain.slice(1), step]
            } else if (typeof step === 'number') {
              pool.add(step, number)
              plain.push(step)
            } else if (plain.length > 0) {
              pool.removeFirst()
              plain.shift()
            }
            plain.sort((a, b) => a - b)
            assert.equal(finishes[1], plain[0] ?? Infinity)
            assert.equal(pool.size, plain.length)
          }
        },
      ),
    ))
})

const HORIZON = 50
const lineAt = (clock: Float64Array) => {
  const column = () => new Int32Array(HORIZON)
  const counts = { left: column(), stoppedAsking: column(), waited: column() }
  return { line: new Line(counts, new Families(false), clock), counts }
}

describe('a line', () => {
  it('serves first who came first of those still there, and counts the others in the week they left', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            after: fc.double({ min: 0, max: 0.5, noNaN: true }),
            patience: fc.option(fc.double({ min: 0.001, max: 30, noNaN: true })),
          }),
          { maxLength: 400 },
        ),
        (steps) => {
          const clock = new Float64Array(1)
          const { line, counts } = lineAt(clock)
          let plain: { family: number; leaves: number }[] = []
          const left = new Int32Array(HORIZON)
          const go = (now: number) => {
            for (const { leaves } of plain.filter((one) => one.leaves <= now))
              if (leaves < HORIZON) left[Math.floor(leaves)]!++
            plain = plain.filter((one) => one.leaves > now)
          }
          for (const [family, { after, patience }] of steps.entries()) {
            clock[0]! += after
            go(clock[0]!)
            if (patience === null) assert.equal(line.takeFirst(), plain.shift()?.family ?? -1)
            else {
              line.join(family, patience)
              plain.push({ family, leaves: clock[0]! + patience })
            }
          }
          go(HORIZON - 1e-9)
          assert.deepEqual(counts.left, left)
        },
      ),
      { numRuns: 300 },
    ))

  it('keeps room for those who wait, not for all who ever came', () => {
    const clock = new Float64Array(1)
    const { line } = lineAt(clock)
    for (let family = 0; family < 400_000; family++) {
      clock[0] = family / 400
      line.join(family, 1)
    }
    // Four hundred wait.
    assert.ok(line.room <= 1024, `${line.room}`)
  })
})

describe('families', () => {
  it('are numbered again when their last place is gone', () => {
    const families = new Families(true)
    const seen = new Set<number>()
    for (let i = 0; i < 10_000; i++) {
      const family = families.come(i % 3, 2)
      seen.add(family >> 4)
      families.stopAsking(family, i)
      assert.equal(family & 15, i % 3)
      assert.equal(families.stoppedWeeks(family), i)
      families.goOn(family, -1)
      families.goOn(family, -1)
    }
    assert.equal(seen.size, 1)
  })
})
