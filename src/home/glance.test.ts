import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { signInAs, signOut } from '#people/people.ts'
import { freshDatabase } from '../../test/support/database.ts'
import { neighbourhood } from '../../test/support/world.ts'

const { owner, door, app, people, children } = await neighbourhood(await freshDatabase())

/** What was written last about who looked. */
const lastLook = async () =>
  (
    await sql<{ what: string; children: string[] }>`
      select a.what, a.children from activity a where a.reading order by a.at desc, a.seq desc limit 1`.execute(
      owner,
    )
  ).rows[0]
const cookie = ({ role, key }: { role: string; key: string }) => ({
  cookie: `ninefold=${role.charAt(0)}.${key}`,
})

describe('a page answered in one trip', () => {
  it('shows a parent their children and writes that they looked', async () => {
    const answer = await app.request('/home', { headers: cookie(await signInAs(door, people.amy)) })
    assert.match(await answer.text(), /Robin[\s\S]*Kit|Kit[\s\S]*Robin/)
    const event = await lastLook()
    assert.equal(event?.what, 'looked at their first page')
    assert.deepEqual(event?.children.toSorted(), [children.robin, children.kit].toSorted())
  })

  it('shows a colleague a list and writes whom it showed', async () => {
    const answer = await app.request('/home?list=children', {
      headers: cookie(await signInAs(door, people.grace)),
    })
    assert.match(await answer.text(), /Robin/)
    assert.deepEqual(await lastLook(), { what: 'looked at a work list', children: [children.robin] })
  })

  it('shows nothing when it cannot be written', async () => {
    const session = await signInAs(door, people.amy)
    await sql`alter table activity add constraint broken check (at < '2000-01-01') not valid`.execute(owner)
    try {
      const answer = await app.request('/home', { headers: cookie(session) })
      assert.equal(answer.status, 500)
      assert.doesNotMatch(await answer.text(), /Robin/)
    } finally {
      await sql`alter table activity drop constraint broken`.execute(owner)
    }
    assert.equal(
      (await app.request('/home', { headers: cookie(session) })).status,
      200,
      'the connection serves again',
    )
  })

  it('asks whoever has left to sign in', async () => {
    const session = await signInAs(door, people.amy)
    await signOut(door, session.key)
    const answer = await app.request('/home', { headers: cookie(session) })
    assert.equal(answer.status, 401)
    assert.doesNotMatch(await answer.text(), /Robin/)
  })
})
