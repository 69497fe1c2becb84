import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '../../../test/support/database.ts'
import { neighbourhood } from '../../../test/support/world.ts'

const world = await neighbourhood(await freshDatabase())
const { stella, dan, sorrel, priya } = world.people
const steward = world.as(stella)
const nells = `/children/${world.children.nell}`

const linkTo = async (child: string) =>
  new RegExp(`href="(/steward/kept/[0-9a-f-]{36})"[^>]*>\\s*${child}`).exec(
    (await steward.get('/steward/kept')).html,
  )?.[1] ?? assert.fail(`${child} is not on the list`)

describe('what is kept private', () => {
  it('is listed for the steward with who asked and why, and for nobody else', async () => {
    const { html } = await steward.get('/steward/kept')
    assert.match(html, /Nell[^]*A home kept private/)
    assert.match(html, /Ivy[^]*A record kept to a few/)
    for (const person of [sorrel, priya])
      assert.equal((await world.as(person).get('/steward/kept')).status, 404)
    assert.equal((await world.as(sorrel).get(await linkTo('Nell'))).status, 404)
    assert.equal((await world.as(dan).get('/steward/kept')).status, 403)
  })

  it('asks first whether somebody has been spoken to, and keeps what was typed', async () => {
    const answer = await steward.post(await linkTo('Nell'), { why: 'The court has heard both.' })
    assert.equal(answer.status, 422)
    assert.match(answer.html, /Say whether you have spoken to them/)
    assert.match(answer.html, /The court has heard both\./)
  })

  it('is ended by the steward with the reason kept, and the other carer sees the place again', async () => {
    assert.doesNotMatch((await world.as(dan).get(nells)).html, /Willow Bank/)
    const said = { spoken: 'yes', why: 'The court has heard both.' }
    assert.equal((await steward.post(await linkTo('Nell'), said)).location, '/steward/kept')
    assert.match((await world.as(dan).get(`${nells}/sharing`)).html, /Sorrel/)
    const { rows } = await sql<{ why: string }>`
      select ended_because as why from home_hidings where child_id = ${world.children.nell} and ended_because <> ''`.execute(
      world.owner,
    )
    assert.deepEqual(rows, [{ why: said.why }])
    assert.doesNotMatch((await steward.get('/steward/kept')).html, />\s*Nell/)
  })

  it('opens a record that was kept to a few to everybody it was shared with before', async () => {
    const ivys = `/children/${world.children.ivy}`
    assert.equal((await world.as(priya).get(ivys)).status, 404)
    await steward.post(await linkTo('Ivy'), { spoken: 'could not', why: 'The day to look again has passed.' })
    assert.equal((await world.as(priya).get(ivys)).status, 200)
  })
})
