/** Who is responsible: read by everybody in plain words, kept by the steward, drawn from the shares there really are. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { handFor } from '../../../test/support/hand.ts'
import { freshDatabase } from '../../../test/support/database.ts'
import { neighbourhood } from '../../../test/support/world.ts'
import { Temporal } from '#platform/time.ts'
import { dueOf, isInForce, wrongDays, type Agreement } from './rules.ts'

const world = await neighbourhood(await freshDatabase())
const { stella, grace, stan, amy } = world.people
const steward = world.as(stella)
const page = '/steward/responsible'
const hand = await handFor(world.app, world.door, stella)
const onDay = (name: string, day: string) => {
  const { year, month, day: of } = Temporal.PlainDate.from(day)
  return { [`${name}-day`]: `${of}`, [`${name}-month`]: `${month}`, [`${name}-year`]: `${year}` }
}
const agreement = (change: Record<string, string | string[]> = {}) => ({
  purpose: 'everyday help',
  kinds: ['school', 'other'],
  reference: 'DSA 2026/14',
  ...onDay('fromOn', '2026-01-01'),
  ...onDay('untilOn', '2099-01-01'),
  ...onDay('reviewOn', '2098-01-01'),
  ...onDay('assessedOn', '2026-01-01'),
  assessedBy: 'The data protection officer',
  ...onDay('assessAgainOn', '2098-01-01'),
  ...change,
})

describe('who is responsible', () => {
  it('is said to everybody, for each purpose, without signing in', async () => {
    const { html, status } = await world.as().get('/kent-and-medway/who-is-responsible')
    assert.equal(status, 200)
    assert.match(html, /Kent County Council/)
    for (const purpose of ['Everyday help', 'Assessment', 'Safety', 'Research and insight'])
      assert.match(html, new RegExp(`<h2>${purpose}</h2>`))
    assert.match(html, /article 6\(1\)\(e\)/)
    assert.equal((await world.as().get('/atlantis/who-is-responsible')).status, 404)
    assert.match((await world.as().get('/privacy')).html, /href="\/portsmouth\/who-is-responsible"/)
  })

  it('shows the steward each flow without an agreement, and nobody else any', async () => {
    const { html } = await steward.get(page)
    assert.match(html, /flows? (has|have) no agreement in force/)
    assert.match(
      html,
      /Families[^]*Nurseries, schools and colleges[^]*Everyday help[^]*fewer than 5[^]*No agreement in force/,
    )
    assert.match(html, /<svg[^>]*role="img"/)
    assert.match(html, /stroke-dasharray/)
    assert.doesNotMatch(html, /Robin|Amy|Nell/)
    assert.equal((await world.as(grace).get(page)).status, 404)
    assert.equal((await world.as(amy).get(page)).status, 403)
    // Every help goes on meanwhile.
    assert.equal((await world.as(grace).get(`/children/${world.children.robin}`)).status, 200)
  })

  it('keeps an agreement, by which a flow then goes', async () => {
    const wrong = await hand.post(`${page}/new`, agreement(onDay('untilOn', '2025-01-01')))
    assert.equal(wrong.status, 422)
    const typed = await wrong.text()
    assert.match(typed, /It must end after it begins/)
    assert.match(typed, /value="DSA 2026\/14"/)
    assert.equal((await hand.post(`${page}/new`, agreement())).headers.get('location'), page)
    const { html } = await steward.get(page)
    assert.match(html, /DSA 2026\/14, until 1 January 2099/)
    assert.match(html, /1 January 2026 by The data protection officer/)
    assert.doesNotMatch((await world.as(stan).get(page)).html, /DSA 2026\/14/, 'another area')
  })

  it('counts the newest of one name, and says when it is over', async () => {
    await hand.post(
      `${page}/new`,
      agreement({ ...onDay('untilOn', '2026-03-01'), ...onDay('reviewOn', '2026-02-01') }),
    )
    const { html } = await steward.get(page)
    assert.match(html, /It is over/)
    assert.doesNotMatch(html, /until 1 January 2099/)
  })
})

describe('an agreement', () => {
  const d = (day: string) => Temporal.PlainDate.from(day)
  const days = {
    fromOn: d('2026-01-01'),
    untilOn: d('2026-12-31'),
    reviewOn: d('2026-10-01'),
    assessedOn: d('2025-12-01'),
    assessAgainOn: d('2026-11-01'),
  }
  const of: Agreement = {
    ...days,
    id: '',
    purpose: 'advice',
    kinds: ['nhs'],
    reference: 'A',
    assessedBy: 'B',
    byName: 'C',
    at: Temporal.Instant.from('2026-01-01T00:00Z'),
  }

  it('is in force from its first day to its last', () => {
    for (const [day, so] of [
      ['2025-12-31', false],
      ['2026-01-01', true],
      ['2026-12-31', true],
      ['2027-01-01', false],
    ] as const)
      assert.equal(isInForce(of, d(day)), so, day)
  })

  it('says what is to be done on the day itself', () => {
    assert.deepEqual(dueOf(of, d('2025-12-01')), ['It has not begun'])
    assert.deepEqual(dueOf(of, d('2026-09-30')), [])
    assert.deepEqual(dueOf(of, d('2026-10-01')), ['Time to review it'])
    assert.deepEqual(dueOf(of, d('2026-11-01')), ['Time to review it', 'Time to assess the impact again'])
    assert.deepEqual(dueOf(of, d('2027-01-01')), ['It is over'])
  })

  it('has its days in order', () => {
    assert.deepEqual(wrongDays(days), {})
    assert.deepEqual(Object.keys(wrongDays({ ...days, untilOn: days.fromOn })), ['untilOn', 'reviewOn'])
    assert.deepEqual(Object.keys(wrongDays({ ...days, reviewOn: d('2027-01-01') })), ['reviewOn'])
    assert.deepEqual(Object.keys(wrongDays({ ...days, assessAgainOn: days.assessedOn })), ['assessAgainOn'])
  })
})
