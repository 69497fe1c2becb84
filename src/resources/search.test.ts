import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import fc from 'fast-check'
import { asPublic } from '#platform/database.ts'
import { freshDatabase } from '../../test/support/database.ts'
import { all } from './handbook.ts'
import { loadHandbook } from './load-handbook.ts'
import { searchHandbook } from './queries.ts'
import { findItem } from './resources.ts'
import { askedFrom, filtered } from './search.ts'
import { editsBetween } from './spelling.ts'

const { db, owner } = await freshDatabase()
before(() => loadHandbook(owner))

const find = async (q: string, more: Record<string, string> = {}) => {
  const asked = askedFrom({ q, ...more })
  const ids = asked.terms.length === 0 ? [] : await asPublic(db, (tx) => searchHandbook(tx, asked))
  return ids.map((id) => findItem(id)?.title ?? id)
}

describe('searching the handbook', () => {
  for (const [q, expected] of [
    ["won't sleep", /sleep/i],
    ['slepe', /sleep/i],
    ['meltdown after school', /nothing|calm|after school/i],
    ['hates jumpers', /soft|seamless/i],
    ['noisey classroom', /ear defenders|quiet|noise/i],
    ['my son wont sleeep at nite', /sleep/i],
    ['picky eater', /food/i],
  ] as const)
    it(`“${q}” finds what helps among the first five`, async () => {
      const titles = await find(q)
      assert.ok(
        titles.slice(0, 5).some((title) => expected.test(title)),
        titles.slice(0, 8).join(' | '),
      )
    })

  it('keeps to the age asked for', async () => {
    for (const title of await find('sleep', { age: 'PR' })) assert.ok(title)
    const asked = askedFrom({ q: 'sleep', age: 'PR' })
    const ids = await asPublic(db, (tx) => searchHandbook(tx, asked))
    assert.ok(ids.length > 0)
    assert.ok(ids.every((id) => findItem(id)?.bands.includes('PR')))
  })

  it('keeps to how sure we are and how easy it is to read', () => {
    const kept = filtered(all(), askedFrom({ sure: 'A', easy: 'yes' }))
    assert.ok(kept.length > 0 && kept.length < all().length)
    assert.ok(kept.every(({ evidence, readingAge }) => evidence === 'A' && readingAge <= 8))
  })

  it('finds nothing for nothing, and says so rather than everything', async () =>
    assert.deepEqual(await find('asdfghjkl'), []))

  it('takes any words at all without harm', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 120 }), async (q) => {
        assert.ok((await find(q)).length <= 50)
      }),
      { numRuns: 60 },
    ))
})

describe('edits between two words', () => {
  it('counts a swap as one', () => assert.equal(editsBetween('slepe', 'sleep', 2), 1))
  it('is the same both ways, and nothing only for the same word', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (one, other) => {
        assert.equal(editsBetween(one, other, 3), editsBetween(other, one, 3))
        assert.equal(editsBetween(one, other, 3) === 0, one === other)
      }),
    ))
})
