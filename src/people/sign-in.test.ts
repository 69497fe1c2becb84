import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { createApp } from '#app.tsx'
import { tokenFor } from '#platform/ids.ts'
import { freshDatabase } from '../../test/support/database.ts'
import { handOf, origin } from '../../test/support/hand.ts'
import { settle } from '../../test/support/settle.ts'

const fresh = await freshDatabase()
const secret = 'a secret that is long enough to serve'
const app = createApp({ db: fresh.db, door: fresh.door, secret, publicUrl: origin, demonstration: false })
const visitor = handOf(app)
before(() => settle(fresh))

const ask = (reach: string) => visitor.post('/sign-in', { area: 'kent-and-medway', reach })
const newest = async () => {
  const { rows } = await sql<{
    id: string
    kind: string
    address: string
  }>`select id, kind, address from sign_in_links order by made_at desc, id desc limit 1`.execute(fresh.owner)
  return rows[0] ?? { id: '', kind: '', address: '' }
}

describe('signing in by a one-time link', () => {
  it('goes by mail or by text, and the same number is one person however it is typed', async () => {
    await ask('Sam@Example.org')
    assert.deepEqual({ ...(await newest()), id: '' }, { id: '', kind: 'email', address: 'sam@example.org' })
    for (const typed of ['07700 900123', '+44 7700 900123', '0044 (0)7700-900123']) {
      await ask(typed)
      assert.deepEqual({ ...(await newest()), id: '' }, { id: '', kind: 'phone', address: '07700900123' })
    }
  })

  it('is not spent by a scanner that follows the link, works once, and then says so', async () => {
    await ask('once@example.org')
    const { id } = await newest()
    const link = `/sign-in/${id}/${tokenFor(secret, id)}`
    for (let looks = 0; looks < 3; looks++) assert.equal((await visitor.get(link)).status, 200)
    const first = await visitor.post(link)
    assert.equal(first.status, 303)
    assert.match(first.headers.get('set-cookie') ?? '', /HttpOnly.*SameSite=Lax/)
    const second = await visitor.post(link)
    assert.equal(second.status, 409)
    assert.match(await second.text(), /used or is too old/)
  })

  it('takes no token but its own', async () => {
    await ask('token@example.org')
    const { id } = await newest()
    assert.equal(
      (await visitor.post(`/sign-in/${id}/${tokenFor('another secret altogether', id)}`)).status,
      409,
    )
  })

  it('is too old after an hour', async () => {
    await ask('old@example.org')
    const { id } = await newest()
    await sql`update clock set moved = interval '61 minutes'`.execute(fresh.owner)
    assert.equal((await visitor.post(`/sign-in/${id}/${tokenFor(secret, id)}`)).status, 409)
    await sql`update clock set moved = interval '0'`.execute(fresh.owner)
  })

  it('says the same whoever asks, and sends five an hour to one address at most', async () => {
    for (let n = 0; n < 8; n++) assert.equal((await ask('many@example.org')).status, 303)
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from outbox where address = 'many@example.org'`.execute(fresh.owner)
    assert.equal(rows[0]?.n, 5)
  })

  it('never stands in the outbox: the token is made from the secret', async () => {
    const { rows } = await sql<{ all: string }>`select string_agg(o::text, ' ') as all from outbox o`.execute(
      fresh.owner,
    )
    const { id } = await newest()
    assert.doesNotMatch(rows[0]?.all ?? '', new RegExp(tokenFor(secret, id)))
  })

  it('has no personas and no outbox outside a demonstration', async () => {
    assert.doesNotMatch(await (await visitor.get('/sign-in')).text(), /Try it as somebody/)
    assert.equal((await visitor.get('/outbox')).status, 404)
    assert.equal(
      (await visitor.post('/sign-in/as', { person: '01900000-0000-7000-8000-000000000000' })).status,
      404,
    )
  })
})
