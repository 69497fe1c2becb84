import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '../../../test/support/database.ts'
import { neighbourhood } from '../../../test/support/world.ts'

const world = await neighbourhood(await freshDatabase())
const { amy, ben, priya, grace, stella } = world.people
const robins = `/children/${world.children.robin}`
const page = `${robins}/notes`
const words = 'He slept at four and I cried'

describe('a carer’s own note', () => {
  it('is told to be theirs before it is kept, and is kept', async () => {
    const here = world.as(amy)
    assert.match((await here.get(page)).html, /Who will see this: <strong>you, and nobody else/)
    assert.equal((await here.post(page, {})).status, 422)
    assert.equal((await here.post(page, { words })).status, 303)
    assert.match((await here.get(page)).html, new RegExp(words))
    assert.match((await here.get(`${robins}/everything/read`)).html, new RegExp(words))
  })

  it('is in no page, file or account of anybody else, nor laid before the steward', async () => {
    for (const person of [ben, priya, grace])
      for (const path of [
        '',
        '/responsibility',
        ...(person.role === 'family' ? ['/notes', '/everything/file', '/who-looked'] : []),
      ])
        assert.doesNotMatch(
          (await world.as(person).get(`${robins}${path}`)).html,
          /He slept at four|note of their own/,
          path,
        )
    await sql`delete from whole_marks`.execute(world.owner)
    await sql`delete from whole_rows`.execute(world.owner)
    await sql`delete from whole_requests`.execute(world.owner)
    assert.equal((await world.as(ben).post(`${robins}/everything/whole`, {})).status, 303)
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from whole_rows where said::text like '%slept at four%'`.execute(world.owner)
    assert.equal(rows[0]?.n, 0)
    assert.doesNotMatch((await world.as(stella).get('/asked-records')).html, /slept/)
  })

  it('is shown to those who see the record when its writer says so, and taken back', async () => {
    const here = world.as(amy)
    const { rows } = await sql<{ id: string }>`select id from carer_notes where words = ${words}`.execute(
      world.owner,
    )
    const note = `${page}/${rows[0]?.id}`
    assert.equal((await world.as(ben).post(note, { shown: 'yes' })).status, 404)
    assert.equal((await here.post(note, { shown: 'yes' })).status, 303)
    assert.match((await world.as(priya).get(robins)).html, new RegExp(words))
    assert.match((await world.as(ben).get(page)).html, new RegExp(words))
    await here.post(note, { shown: 'no' })
    assert.doesNotMatch((await world.as(priya).get(robins)).html, new RegExp(words))
  })
})
