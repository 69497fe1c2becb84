/** A family asks for the use of a record to be paused: read by all, written in by no colleague, and nothing that helps is stopped. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '../../../test/support/database.ts'
import { neighbourhood } from '../../../test/support/world.ts'

const world = await neighbourhood(await freshDatabase())
const { people, children, owner } = world
const [amy, ben, priya, grace] = [people.amy, people.ben, people.priya, people.grace].map((who) =>
  world.as(who),
)
assert.ok(amy && ben && priya && grace)
// Time passes here, and whoever comes back signs in again.
const stella = () => world.as(people.stella)
const page = `/children/${children.robin}`
const words = 'The school is the wrong one.'
const rows = async (table: string) =>
  (
    await sql<{
      n: number
    }>`select count(*)::int as n from ${sql.table(table)} where child_id = ${children.robin}`.execute(owner)
  ).rows[0]?.n
const theOne = async () =>
  /href="(\/paused\/[0-9a-f-]{36})"/.exec((await stella().get('/paused')).html)?.[1] ??
  assert.fail('nothing waits')
const inDays = (days: number) => {
  const [year = '', month = '', day = ''] = new Date(Date.now() + days * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split('-')
  return { 'liftOn-day': day, 'liftOn-month': month, 'liftOn-year': year }
}

describe('pausing the use of a record', () => {
  it('says first what it does, and who will see it', async () => {
    const { html } = await amy.get(`${page}/pause`)
    assert.match(html, /keeps their place in any queue/)
    assert.match(html, /Who will see this[^]*steward/)
    const empty = await amy.post(`${page}/pause`)
    assert.equal(empty.status, 422)
    assert.match(empty.html, /Write what somebody should look into/)
  })

  it('is asked for by the family, and changes nothing until it is answered', async () => {
    assert.equal((await amy.post(`${page}/pause`, { words })).status, 303)
    assert.match((await amy.get(`${page}/pause`)).html, /You have an answer by/)
    assert.equal((await ben.post(`${page}/pause`, { words: 'Also' })).status, 409, 'one at a time')
    assert.ok(!(await ben.get(`${page}/pause`)).html.includes(words), 'her words are not for him')
    assert.doesNotMatch((await priya.get(page)).html, /is paused/)
    assert.equal((await priya.get('/paused')).status, 404)
  })

  it('is answered by the steward, and everybody who opens the record is told', async () => {
    const one = await theOne()
    assert.ok((await stella().get(one)).html.includes(words))
    assert.equal((await world.as(people.priya).get(one)).status, 404)
    assert.equal((await stella().post(one, { said: 'yes' })).status, 422)
    assert.equal((await stella().post(one, { said: 'yes', because: 'We ask the school.' })).status, 303)
    assert.match((await amy.get(`${page}/pause`)).html, /The answer: yes[^]*We ask the school\./)
    for (const who of [amy, ben, priya, grace]) {
      const { html } = await who.get(page)
      assert.match(html, /The use of this record is paused/)
      assert.ok(!html.includes(words))
    }
    for (const who of [amy, grace])
      assert.match((await who.get(`${page}/plan`)).html, /The use of this record is paused/)
    const met = await priya.get(`${page}/meetings/new`)
    const meeting = met.status === 200 ? met : await priya.get(met.location ?? '')
    assert.match(meeting.html, /The use of this record is paused/)
  })

  it('stops what colleagues write, kindly, and not what a family writes or what keeps somebody safe', async () => {
    const before = await rows('reviews')
    const view = await priya.post(`${page}/view/joys`, { joys: 'Sings' })
    assert.equal(view.status, 409)
    assert.match(view.html, /Nothing was saved[^]*asked us to stop using the record/)
    assert.equal(await rows('reviews'), before)
    assert.equal((await amy.post(`${page}/view`)).status, 303)
    const told = await world.act(people.amy, (tx) =>
      sql`insert into diagnoses (area_id, child_id, id, words, source, told_by) values (${tx.areaId}, ${children.robin}, gen_random_uuid(), 'W', 'Us', ${tx.personId})`.execute(
        tx,
      ),
    )
    assert.equal(told.numAffectedRows, 1n)
    const { rows: calls } = await sql<{ id: string }>`
      select d.id from contacts_due d left join contacts_made m on m.contact_id = d.id where d.child_id = ${children.robin} and m.id is null limit 1`.execute(
      owner,
    )
    const call = await grace.post(`${page}/contacts/${calls[0]?.id}`, { spokeTo: 'Amy', words: '' })
    assert.equal(call.status, 303, 'a promised call')
    assert.equal((await priya.post(`/children/${children.kit}/view`)).status, 303, 'another child')
  })

  it('ends on a day that the family is told before', async () => {
    const one = await theOne()
    const found = 'The school was changed here.'
    const soon = await stella().post(`${one}/lift`, { ...inDays(1), because: found })
    assert.equal(soon.status, 422)
    assert.match(soon.html, /they are told first/)
    assert.equal((await stella().post(`${one}/lift`, { ...inDays(5), because: found })).status, 303)
    assert.match(
      (await amy.get(`${page}/pause`)).html,
      /the record is used again[^]*The school was changed here\.[^]*ICO/,
    )
    assert.match((await priya.get(page)).html, /is paused[^]*until/)
    assert.equal((await priya.post(`${page}/view/joys`, { joys: 'Sings' })).status, 409)
    await world.passes('6 days')
    assert.doesNotMatch((await world.as(people.priya).get(page)).html, /is paused/)
    assert.equal((await world.as(people.priya).post(`${page}/view/joys`, { joys: 'Sings' })).status, 303)
    assert.match((await stella().get('/paused')).html, /nothing is paused/)
  })
})
