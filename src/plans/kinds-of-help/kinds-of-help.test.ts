import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { areas, helpKinds } from '#areas/areas.ts'
import { createApp } from '#app.tsx'
import { all } from '#resources/resources.ts'
import { freshDatabase } from '../../../test/support/database.ts'
import { neighbourhood } from '../../../test/support/world.ts'

const world = await neighbourhood(await freshDatabase())
const at = '/kent-and-medway/kinds-of-help'
/** As a visitor reads it: a new house each time, since pages for all are kept. */
async function read(address = at) {
  const { db, door } = world
  const secret = 'x'.repeat(40)
  const house = createApp({ db, door, secret, publicUrl: 'http://localhost:3000', demonstration: true })
  const answer = await house.request(address)
  return { status: answer.status, text: await answer.text() }
}
const childrenOf = (kind: string, page: string) =>
  new RegExp(`>${kind}</th>(?:<td[^>]*>.*?</td>){2}<td[^>]*>(?:<span[^>]*>.*?</span>)?([^<]*)</td>`).exec(
    page,
  )?.[1]

describe('kinds of help', () => {
  it('counts children by tens, each once however many things of a kind are tried, and tells nothing under ten', async () => {
    await sql`
      with made as (
        insert into children (area_id, id, given_name, family_name, known_as, born_on, district, no_setting, registered_at)
        select ${world.people.amy.areaId}, gen_random_uuid(), 'Many', 'Carter', 'Many', '2019-01-01', 'ashford', 'home educated', now()
        from generate_series(1, 23) returning area_id, id
      ), planned as (
        insert into plans (area_id, child_id, id, begun_on, begun_by)
        select area_id, id, gen_random_uuid(), '2026-01-01', ${world.people.amy.personId} from made returning area_id, child_id, id
      )
      insert into plan_items (area_id, child_id, id, plan_id, line, need, try, place, who, by_on, help_kinds, added_by)
      select p.area_id, p.child_id, gen_random_uuid(), p.id, 'sensory', 'Quiet', 'Ear defenders', 'home', 'Amy', '2026-02-01', array['more-help', 'advice'], ${world.people.amy.personId}
      from planned p, generate_series(1, 3)`.execute(world.owner)
    await sql`update plan_items set state = 'stopped' where child_id in (select child_id from plan_items where need = 'Quiet' order by child_id limit 12)`.execute(
      world.owner,
    )
    const { text } = await read()
    assert.equal(childrenOf('More help', text), '10 or more', 'nineteen')
    assert.equal(childrenOf('Keeping safe', text), 'fewer than 10')
  })

  it('says what each kind is in the area’s own words, and what there is in settings, near home, online and through a GP', async () => {
    for (const { slug, helpKinds: words, offers } of areas) {
      const { status, text } = await read(`/${slug}/kinds-of-help`)
      assert.equal(status, 200)
      for (const kind of helpKinds) {
        assert.ok(text.includes(words[kind]), words[kind])
        for (const where of ['setting', 'community', 'online', 'gp'] as const)
          for (const { name } of offers[kind][where]) assert.ok(text.includes(name), name)
      }
    }
    assert.equal((await read('/nowhere/kinds-of-help')).status, 404)
  })

  it('is named on every idea and every suggestion', async () => {
    for (const kind of helpKinds)
      assert.ok(
        all().some((item) => item.helpKinds.includes(kind)),
        kind,
      )
    assert.match((await read(`/handbook/${all()[0]?.id}`)).text, /Kind of help/)
    const some = await read('/handbook?kind=safety')
    assert.match(
      some.text,
      new RegExp(`${all().filter((item) => item.helpKinds.includes('safety')).length} things? that may help`),
    )
    const home = await world.as(world.people.amy).get(`/children/${world.children.robin}`)
    assert.match(home.html, /Kind of help: \w/)
  })
})
