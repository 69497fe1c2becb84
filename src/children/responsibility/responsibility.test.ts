/** Parental responsibility as each says it, its dispute, and what a court ordered: seen by whom it needs, and by nobody else. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { Temporal } from '#platform/time.ts'
import { freshDatabase } from '../../../test/support/database.ts'
import { neighbourhood } from '../../../test/support/world.ts'
import { newestOfEach, standingOf, type Word } from './rules.ts'

const world = await neighbourhood(await freshDatabase())
const { robin } = world.children
const { amy, ben, priya, grace, stella } = world.people
const [hers, his, school, team, steward] = [
  world.as(amy),
  world.as(ben),
  world.as(priya),
  world.as(grace),
  world.as(stella),
]
// Nothing of the filling: who said what is told here.
for (const table of [
  'responsibility_words',
  'responsibility_disputes',
  'order_decisions',
  'court_order_people',
  'court_orders',
])
  await sql`delete from ${sql.table(table)}`.execute(world.owner)
const at = `/children/${robin}/responsibility`
const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const words = async (who = hers) => plain((await who.get(at)).html)
const list = '/steward/responsibility'
const linkTo = async (what: 'disputes' | 'orders') =>
  new RegExp(`href="(/steward/${what}/[0-9a-f-]{36})"`).exec((await steward.get(list)).html)?.[1] ??
  assert.fail(`no ${what}`)

describe('parental responsibility', () => {
  it('is said by each carer of themselves, and by a colleague only as what they were shown', async () => {
    assert.equal((await hers.post(at, {})).status, 422)
    assert.equal((await hers.post(at, { says: 'holds it' })).status, 303)
    await his.post(at, { says: 'not sure' })
    assert.match(await words(), /Says that they have it.*Says that they are not sure/)
    assert.equal((await school.post(at, { about: ben.personId, says: 'holds it' })).status, 422)
    const shown = { about: ben.personId, shown: 'birth certificate', says: 'holds it' }
    assert.equal((await school.post(at, shown)).status, 303)
    assert.match(await words(his), /Priya Nair, Colleague was shown a birth certificate/)
    assert.doesNotMatch(await words(), /is looking into it/, 'an unsure word is not gone against')
  })

  it('that people say different things about is looked into by a named person, and help goes on', async () => {
    await his.post(at, { says: 'does not hold it' })
    assert.match(
      await words(school),
      /People say different things.*Stella Hart is looking into it.*Help goes on/,
    )
    assert.match(await words(school), /was shown a birth certificate/, 'nobody’s word is overwritten')
    assert.equal((await hers.get(`/children/${robin}`)).status, 200)
    const link = await linkTo('disputes')
    for (const who of [school, team]) assert.equal((await who.get(link)).status, 404)
    const heard = { says: 'holds it', shown: 'nothing', words: 'So I heard' }
    assert.equal((await steward.post(link, heard)).status, 422)
    const found = { says: 'holds it', shown: 'birth certificate', words: 'I saw the certificate' }
    assert.equal((await steward.post(link, found)).status, 303)
    assert.match(await words(his), /Stella Hart, Colleague was shown a birth certificate/)
    assert.doesNotMatch(await words(his), /is looking into it|I saw the certificate/)
  })

  it('is asked to be looked into without telling who asked, or why', async () => {
    const sent = { whom: ben.personId, words: 'The judge said something else' }
    assert.equal((await hers.post(`${at}/not-right`, { whom: ben.personId })).status, 422)
    assert.equal((await hers.post(`${at}/not-right`, sent)).status, 303)
    assert.match(await words(his), /is looking into it/)
    assert.doesNotMatch(await words(his), /The judge said/)
    assert.doesNotMatch(plain((await his.get(`/children/${robin}/who-looked`)).html), /look into/)
    assert.match(plain((await steward.get(await linkTo('disputes'))).html), /The judge said something else/)
  })
})

describe('a court order', () => {
  const order = {
    kind: 'child arrangements',
    'from-day': '1',
    'from-month': '3',
    'from-year': '2026',
    'seen-day': '2',
    'seen-month': '3',
    'seen-year': '2026',
    means: 'Ben sees Robin on Saturdays',
    protects: amy.personId,
    binds: ben.personId,
    readers: amy.personId,
  }
  const page = `/children/${robin}/orders/new`
  const last = { 'until-day': '1', 'until-month': '1', 'until-year': '2026' }

  it('is written down by who minds safety, and read by those it needs alone', async () => {
    assert.equal((await school.get(page)).status, 404)
    const wrong = await team.post(page, { ...order, ...last, binds: amy.personId })
    assert.equal(wrong.status, 422)
    assert.match(wrong.html, /Tick each carer in one list only/)
    assert.match(wrong.html, /The last day must be after the first/)
    assert.match(wrong.html, /Ben sees Robin on Saturdays/)
    assert.equal((await team.post(page, order)).status, 303)
    for (const who of [team, hers]) assert.match(await words(who), /Ben sees Robin on Saturdays/)
    for (const who of [his, school]) assert.doesNotMatch(await words(who), /Saturdays|Child arrangements/)
    for (const path of ['', '/who-looked', '/everything/read', '/everything/file'])
      assert.doesNotMatch(
        (await his.get(`/children/${robin}${path}`)).html,
        /Saturdays|wrote down a court order/,
        path,
      )
  })

  it('changes nobody’s access by itself: the steward decides, and no page names the order', async () => {
    const letIn = () =>
      sql`select put_grant(${newId()}, ${amy.areaId}, ${robin}, 'carer', ${ben.personId}, '{profile}', 'family agreed', 'infinity', '', ${amy.personId})`.execute(
        world.owner,
      )
    assert.equal((await his.get(at)).status, 200)
    const link = await linkTo('orders')
    const decision = { holder: ben.personId, leave: 'nothing', words: 'The order says so' }
    assert.equal((await steward.post(link, decision)).status, 422)
    assert.equal((await steward.post(link, { ...decision, spoken: 'yes' })).status, 303)
    assert.equal((await his.get(at)).status, 404)
    assert.match((await steward.get(link)).html, /You decided: nothing/)
    assert.doesNotMatch((await hers.get(`/children/${robin}/sharing`)).html, /court/)
    await assert.rejects(letIn(), /the steward decided otherwise/)
    await steward.post(link, { ...decision, leave: 'as before', spoken: 'could not' })
    assert.equal((await his.get(at)).status, 404, 'nothing is given back by itself')
    await letIn()
    assert.equal((await his.get(at)).status, 200)
  })

  it('narrows what a colleague sees, and stands until the steward says', async () => {
    const link = await linkTo('orders')
    const plan = { holder: grace.personId, leave: 'profile', words: 'No plan', spoken: 'yes' }
    assert.equal((await steward.post(link, plan)).status, 422, 'she holds it through her team')
    const narrowed = { ...plan, holder: world.kent.team }
    assert.equal((await steward.post(link, narrowed)).status, 303)
    assert.equal((await team.get(at)).status, 200)
    assert.equal((await team.get(`/children/${robin}/plan`)).status, 404)
    assert.equal((await steward.post(`${link}/end`, {})).status, 422)
    assert.equal((await steward.post(`${link}/end`, { why: 'It has run out' })).status, 303)
    assert.equal((await steward.get(link)).status, 404)
  })
})

describe('how it stands', () => {
  const word = (more: Partial<Word>): Word => ({
    id: newId(),
    aboutId: 'ben',
    says: 'holds it',
    shown: 'nothing',
    byId: 'ben',
    byName: 'Ben',
    at: Temporal.Now.instant(),
    ...more,
  })
  it('is what papers show before what somebody says, and nothing while it is looked into', () => {
    const own = word({})
    const paper = word({ byId: 'priya', shown: 'court order', says: 'does not hold it' })
    assert.equal(standingOf('ben', { words: [own], disputed: [] }), 'holds it')
    assert.equal(standingOf('ben', { words: [own, paper], disputed: [] }), 'does not hold it')
    assert.equal(standingOf('ben', { words: [word({ says: 'not sure' })], disputed: [] }), 'not known')
    assert.equal(standingOf('amy', { words: [own, paper], disputed: [] }), 'not known')
    const looking = { aboutId: 'ben', looking: 'Stella', dueOn: Temporal.Now.plainDateISO() }
    assert.equal(standingOf('ben', { words: [own], disputed: [looking] }), 'disputed')
    assert.deepEqual(newestOfEach([paper, own, word({ says: 'not sure' })]), [paper, own])
  })
})
