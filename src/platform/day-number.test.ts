import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayNumberText, findDayNumber, parseDayNumber } from './day-number.ts'
import { Temporal } from './time.ts'

test('numbers every day as the calendar does, there and back', () => {
  const origin = Temporal.PlainDate.from('1970-01-01')
  fc.assert(
    fc.property(fc.integer({ min: -719_000, max: 2_900_000 }), (days) => {
      const day = origin.add({ days })
      assert.equal(parseDayNumber(day.toString()), days)
      assert.equal(dayNumberText(days), day.toString())
    }),
  )
})

test('knows which days there are not', () => {
  for (const text of ['2026-02-29', '2026-04-31', '2026-13-01', '2026-00-01', '2026-1-01', '31/10/2026', ''])
    assert.equal(parseDayNumber(text), undefined, text)
  assert.equal(parseDayNumber('1900-02-29'), undefined)
  assert.equal(findDayNumber(2000, 2, 29), parseDayNumber('2000-02-29'))
})
