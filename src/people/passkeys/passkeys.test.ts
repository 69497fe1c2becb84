import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { createApp } from '#app.tsx'
import { newId, tokenFor } from '#platform/ids.ts'
import { Temporal } from '#platform/time.ts'
import { freshDatabase } from '../../../test/support/database.ts'
import { addressOf, neighbourhood } from '../../../test/support/world.ts'
import { newChallenge } from './challenge.ts'

const world = await neighbourhood(await freshDatabase())
const { amy, carol } = world.people
const { secret } = world.surroundings
const here = 'http://localhost'
const sha256 = (of: string | Buffer) => createHash('sha256').update(of).digest()

/** A device of our own, which answers as truly or as falsely as a test says. */
async function device(carer = amy) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  // A COSE key: an elliptic curve key for ES256, on P-256 (RFC 9053).
  const cose = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ])
  const id = newId()
  const credential = Buffer.from(id).toString('base64url')
  await sql`insert into passkeys (area_id, id, carer_id, credential, public_key, counter, name, added_at)
    values (${carer.areaId}, ${id}, ${carer.personId}, ${credential}, ${cose}, 5, 'My phone', moment())`.execute(
    world.owner,
  )
  return {
    id,
    credential,
    answer({
      challenge,
      origin = here,
      rpId = 'localhost',
      counter = 6,
      flags = 5,
      type = 'webauthn.get',
    }: Said) {
      const clientData = Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
      const count = Buffer.alloc(4)
      count.writeUInt32BE(counter)
      const authenticatorData = Buffer.concat([sha256(rpId), Buffer.from([flags]), count])
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), privateKey)
      return {
        id: credential,
        rawId: credential,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData.toString('base64url'),
          authenticatorData: authenticatorData.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      }
    },
  }
}
type Said = {
  challenge: string
  origin?: string
  rpId?: string
  counter?: number
  flags?: number
  type?: string
}

/** What the sign-in page asks a device to sign. */
async function challenged() {
  const { html } = await world.as().get('/sign-in')
  const [, asked = ''] = /data-passkey="([^"]*)"/.exec(html) ?? []
  const { challenge } = JSON.parse(asked.replaceAll('&quot;', '"'))
  return String(challenge)
}
const signIn = (answer: object) => world.as().post('/sign-in/passkey', { answer: JSON.stringify(answer) })
const told = async (name: string) => {
  const { rows } = await sql<{ template: string }>`
    select template from outbox where address = ${addressOf(name)} and template <> 'sign-in' and link_id is null order by made_at`.execute(
    world.owner,
  )
  return rows.map(({ template }) => template)
}

describe('signing in with a passkey', () => {
  it('opens a session of its carer’s, with a key of its own', async () => {
    const phone = await device()
    const came = await signIn(phone.answer({ challenge: await challenged() }))
    assert.deepEqual([came.status, came.location], [303, '/home'])
    const cookie = (came.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    assert.match(await (await world.app.request('/me', { headers: { cookie } })).text(), /Amy Carter/)
  })

  for (const [what, said] of [
    ['another site’s', { origin: 'https://ninefold.example' }],
    ['of another port', { origin: `${here}:8080` }],
    ['for another name', { rpId: 'ninefold.example' }],
    ['whose counter went back', { counter: 4 }],
    ['whose counter stood still', { counter: 5 }],
    ['without a finger, face or screen lock', { flags: 1 }],
    ['with nobody there', { flags: 4 }],
    ['made for adding a key', { type: 'webauthn.create' }],
    ['to a challenge of its own', { challenge: Buffer.alloc(54, 7).toString('base64url') }],
    ['to no challenge', { challenge: '' }],
  ] satisfies [string, Partial<Said>][])
    it(`is refused kindly to an answer ${what}`, async () => {
      const phone = await device()
      const came = await signIn(phone.answer({ challenge: await challenged(), ...said }))
      assert.equal(came.status, 409)
      assert.match(came.html, /did not open the door/)
      assert.equal(came.headers.get('set-cookie'), null)
    })

  it('is refused to an answer given before, and to one for adding', async () => {
    const phone = await device()
    const challenge = await challenged()
    assert.equal((await signIn(phone.answer({ challenge }))).status, 303)
    assert.equal((await signIn(phone.answer({ challenge }))).status, 409)
    assert.equal((await signIn(phone.answer({ challenge, counter: 7 }))).status, 409)
    const toAdd = newChallenge(secret, `add ${amy.personId}`, Temporal.Now.instant())
    assert.equal(
      (await signIn(phone.answer({ challenge: Buffer.from(toAdd).toString('base64url'), counter: 8 })))
        .status,
      409,
    )
    const old = newChallenge(secret, 'sign in', Temporal.Now.instant().subtract({ minutes: 61 }))
    assert.equal(
      (await signIn(phone.answer({ challenge: Buffer.from(old).toString('base64url'), counter: 9 }))).status,
      409,
    )
  })

  it('is refused to a stranger’s key, an altered answer, and to nothing at all', async () => {
    const [phone, other] = [await device(), await device(carol)]
    const answer = other.answer({ challenge: await challenged() })
    assert.equal((await signIn({ ...answer, id: phone.credential, rawId: phone.credential })).status, 409)
    const unknown = Buffer.from(newId()).toString('base64url')
    assert.equal((await signIn({ ...answer, id: unknown, rawId: unknown })).status, 409)
    for (const odd of [{}, [], 'no', { id: 1 }, { ...answer, response: null }])
      assert.equal((await signIn(odd as object)).status, 409)
    assert.equal((await world.as().post('/sign-in/passkey', { answer: '{' })).status, 409)
  })
})

describe('one’s own passkeys', () => {
  it('are listed and removed by their carer, who is told at every address', async () => {
    const phone = await device(carol)
    const [carolHere, amyHere] = [world.as(carol), world.as(amy)]
    assert.match((await carolHere.get('/me')).html, /My phone.*Not used yet/s)
    assert.equal((await amyHere.post(`/me/passkeys/${phone.id}/remove`)).status, 404)
    assert.equal((await carolHere.post(`/me/passkeys/${phone.id}/remove`)).status, 303)
    assert.deepEqual(await told('Carol Diaz'), ['passkey-removed'])
    assert.equal((await signIn(phone.answer({ challenge: await challenged() }))).status, 409)
  })

  it('are added after a fresh sign-in only', async () => {
    const amyHere = world.as(amy)
    assert.match((await amyHere.get('/me/passkeys/new')).html, /What do you call this device/)
    await world.passes('16 minutes')
    assert.match((await amyHere.get('/me/passkeys/new')).html, /Sign in again first/)
    assert.equal((await amyHere.post('/me/passkeys/new', { name: 'My phone', answer: '{}' })).status, 403)
  })

  it('make a link that is used all the same known at every address', async () => {
    await device(carol)
    await sql`insert into sign_in_addresses values (${carol.areaId}, 'phone', '07700900999', ${carol.personId})`.execute(
      world.owner,
    )
    await world.as().post('/sign-in', { area: 'kent-and-medway', reach: addressOf('Carol Diaz') })
    const { rows } = await sql<{ id: string }>`
      select id from sign_in_links where address = ${addressOf('Carol Diaz')} order by made_at desc limit 1`.execute(
      world.owner,
    )
    const id = rows[0]?.id ?? ''
    assert.equal((await world.as().post(`/sign-in/${id}/${tokenFor(secret, id)}`)).status, 303)
    const { rows: texts } = await sql<{ template: string }>`
      select template from outbox where address = '07700900999'`.execute(world.owner)
    assert.deepEqual(texts, [{ template: 'signed-in-by-link' }])
  })

  it('are not offered where the house has a number and no name', async () => {
    const app = createApp({ ...world.surroundings, publicUrl: 'http://127.0.0.1' })
    assert.doesNotMatch(await (await app.request('/sign-in')).text(), /data-passkey/)
  })
})
