/** Where the reference's own code goes wrong we do not follow; each of its quirks has its test here. And the slow way. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseDayNumber } from '#platform/day-number.ts'
import { listFigures, queueSizes, referralFlow, removalFlow } from './queue-list.ts'
import { isTooBig, pressure, targetCapacity } from './queue-maths.ts'
import { schedule } from './queue-schedule.ts'

const day = (text: string) => parseDayNumber(`2024-${text}`)!
const list = [
  { referred: day('01-01'), removed: day('01-08') },
  { referred: day('01-04'), removed: day('01-11') },
  { referred: day('01-10') },
]

test('weighs weeks against weeks: the reference’s pressure is seven times too large', () => {
  const { meanWaitDays, pressure: ours } = listFigures(list, { targetWait: 4 })
  assert.equal(meanWaitDays, 3)
  assert.equal(ours, pressure({ meanWait: 3 / 7, targetWait: 4 }))
})

test('leaves out of a past day whoever was referred and removed after it', () => {
  const later = [...list, { referred: day('03-01'), removed: day('03-02') }]
  const asAt = { targetWait: 4, end: day('01-10') }
  assert.deepEqual(listFigures(later, asAt), listFigures(list, asAt))
  assert.equal(listFigures(later, asAt).queueSize, 2)
})

test('counts removals between the days asked for and no others', () => {
  assert.equal(removalFlow(list, { end: day('01-10') }).count, 1)
  assert.equal(removalFlow(list, { start: day('01-09') }).count, 1)
  assert.equal(removalFlow(list).count, 2)
})

test('halves the variation, as the formula does and the reference’s own description does not', () =>
  assert.equal(targetCapacity({ demand: 4, targetWait: 52 }), 4 + 4 / 52))

test('calls a queue of exactly twice its target not yet too big', () =>
  assert.deepEqual(
    [2, 3].map((queueSize) => isTooBig({ queueSize, targetSize: 1 })),
    [false, true],
  ))

test('counts referrals, not the gaps between them', () => assert.equal(referralFlow(list).count, 3))

test('does not mind the order of the list', () => {
  assert.deepEqual(referralFlow(list.toReversed()), referralFlow(list))
  assert.deepEqual(removalFlow(list.toReversed()), removalFlow(list))
})

test('gives no slot to someone already removed', () => {
  const { places, used } = schedule(list, [day('01-20'), day('01-21')])
  assert.deepEqual(places, [...list.slice(0, 2), { referred: day('01-10'), removed: day('01-20') }])
  assert.deepEqual(used, [true, false])
})

const anyList = fc.array(
  fc
    .record({ referred: fc.nat(40), wait: fc.option(fc.nat(30)) })
    .map(({ referred, wait }) => ({ referred, removed: wait === null ? undefined : referred + wait })),
  { maxLength: 40 },
)

test('counts a queue by day as one would with a finger', () => {
  fc.assert(
    fc.property(anyList, fc.nat(50), fc.nat(50), (places, start, length) => {
      const { sizes } = queueSizes(places, { start, end: start + length })
      const plainly = Array.from(
        { length: length + 1 },
        (_, at) =>
          places.filter(
            ({ referred, removed }) =>
              referred <= start + at && (removed === undefined || removed > start + at),
          ).length,
      )
      assert.deepEqual(sizes, plainly)
    }),
  )
})

test('gives each slot to the longest waiting, as the obvious search does', () => {
  fc.assert(
    fc.property(anyList, fc.array(fc.nat(80)), (places, slots) => {
      const ours = schedule(places, slots)
      const left = places.map((place) => ({ ...place }))
      const used = slots.map(() => false)
      for (const [at, slot] of [...slots.entries()].toSorted((a, b) => a[1] - b[1])) {
        const first = left
          .filter(({ referred, removed }) => removed === undefined && referred < slot)
          .toSorted((a, b) => a.referred - b.referred)[0]
        if (!first) continue
        first.removed = slot
        used[at] = true
      }
      assert.deepEqual(ours, { places: left, used })
    }),
  )
})
