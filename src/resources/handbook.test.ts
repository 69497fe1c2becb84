import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Band, LineKey } from '#profiles/instrument.ts'
import { all, checkedItems, checkedStrategies, items, strategies, synonyms } from './handbook.ts'

const [first] = strategies()
assert.ok(first)
const { lines, ...rest } = first
const raw = { ...rest, line: lines[0] }

test('holds ninety strategies, ten to a line, and at least sixty things to use', () => {
  for (const line of LineKey.options)
    assert.equal(strategies().filter((strategy) => strategy.lines.includes(line)).length, 10, line)
  assert.ok(items().length >= 60)
  assert.equal(new Set(all().map(({ id }) => id)).size, all().length)
})

test('has something for every line at home at every age, and something for tonight', () => {
  for (const line of LineKey.options)
    for (const band of Band.options) {
      const atHome = all().filter(
        (item) => item.lines.includes(line) && item.bands.includes(band) && item.places.includes('home'),
      )
      assert.ok(atHome.length >= 3, `${line} ${band}: ${atHome.length}`)
      assert.ok(
        atHome.some(({ tonight }) => tonight),
        `${line} ${band} has nothing for tonight`,
      )
    }
})

test('nothing claims a review that has not happened, and everything has a date to be reviewed by', () => {
  for (const { id, reviewer, reviewBy } of all()) {
    assert.equal(reviewer, null, id)
    assert.match(reviewBy, /^2027-/, id)
  }
})

test('nothing for tonight has to be bought', () => {
  for (const { id, cost } of items().filter(({ tonight }) => tonight)) assert.equal(cost, 'free', id)
})

test('refuses a wrong entry by its id and field', () => {
  assert.throws(() => checkedStrategies([{ ...raw, whenNot: '' }]), /strategies\.json: SL-S1: whenNot/)
  assert.throws(() => checkedStrategies([{ ...raw, colour: 'red' }]), /SL-S1.*colour/)
  assert.throws(
    () => checkedStrategies([{ ...raw, parts: ['sound'] }]),
    /SL-S1: parts: sound is not a part of/,
  )
  assert.throws(() => checkedStrategies([{ ...raw, places: ['setting'] }]), /SL-S1: tonight/)
  assert.throws(() => checkedStrategies([raw, raw]), /SL-S1: id: used twice/)
  assert.throws(() => checkedItems([{ ...items()[0], site: 'https://bbc.co.uk/x' }]), /SL-E1: site/)
})

test('has at least eighty everyday words, and each leads somewhere', () => {
  const words = all()
    .map((item) =>
      [item.title, item.how, item.whenNot, ...('alsoCalled' in item ? item.alsoCalled : [])].join(' '),
    )
    .join(' ')
    .toLowerCase()
  assert.ok(Object.keys(synonyms()).length >= 80)
  for (const [everyday, terms] of Object.entries(synonyms()))
    for (const term of terms) assert.ok(words.includes(term.toLowerCase()), `${everyday} → ${term}`)
})
