/** Promises every route keeps. Made from the routes themselves; `test/support/expected-routes.ts` says who may come in. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { createApp } from '#app.tsx'
import { signInAs, signOut } from '#people/people.ts'
import { tokenFor } from '#platform/ids.ts'
import { fill, unknownWords } from './support/addresses.ts'
import { freshDatabase } from './support/database.ts'
import { expected, type Comes } from './support/expected-routes.ts'
import { neighbourhood, type Person } from './support/world.ts'

const world = await neighbourhood(await freshDatabase())
const { amy, grace } = world.people
const { robin } = world.children
const table = 'test/support/expected-routes.ts'

type Handler = { handler: object & { allows?: readonly string[] } }
const served = Map.groupBy(
  world.app.routes.filter(({ method, path }) => method !== 'ALL' && path !== '/assets/:name'),
  ({ method, path }) => `${method} ${path}`,
)
const allows = (handlers: readonly Handler[]) => handlers.flatMap(({ handler }) => handler.allows ?? [])
const comes: Record<Comes, readonly string[]> = {
  anyone: ['anyone'],
  family: ['family'],
  staff: ['staff'],
  both: ['family', 'staff'],
}
const visitorTo: Record<Comes, Person | undefined> = {
  anyone: undefined,
  family: amy,
  staff: grace,
  both: amy,
}

/** Every table's rows by number and newest change, but what a visit may leave: the account of who looked, and idle time. */
async function state() {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname not in ('activity', 'activity_children', 'activity_heads', 'sessions') order by 1`.execute(
    world.owner,
  )
  const counted = rows.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::int as n, max(xmin::text::bigint)::text as newest from ${name}`,
  )
  return (await sql.raw(counted.join(' union all ')).execute(world.owner)).rows
}

describe('every route', () => {
  it('is found, and has a line', () => {
    assert.ok(served.size > 40)
    for (const name of served.keys()) {
      assert.ok(
        expected[name],
        `${name} has no line in ${table}: say who may come in, and what they are answered`,
      )
      assert.deepEqual(
        unknownWords(name),
        [],
        `${name} has a word that test/support/addresses.ts cannot fill`,
      )
    }
    for (const name of Object.keys(expected))
      assert.ok(served.has(name), `${table} tells of ${name}, which is gone`)
  })

  for (const [name, handlers] of served) {
    it(`${name} says who may come in, and means it`, () => {
      assert.deepEqual(allows(handlers).toSorted(), [...comes[expected[name]?.comes ?? 'anyone']].toSorted())
      assert.equal(
        handlers.length > 1 && 'allows' in (handlers[0]?.handler ?? {}),
        true,
        'the guard comes first',
      )
    })
    it(`${name} is in kebab-case`, () => assert.match(name, /^[A-Z]+ (\/|(\/(:[a-z]+|[a-z]+(-[a-z]+)*))+)$/))
  }
})

const lines = [...served.keys()].map((name) => {
  const [method = '', path = ''] = name.split(' ')
  return { name, method, path, line: expected[name] ?? { comes: 'anyone' as const, answers: 200 } }
})

describe('every GET', () => {
  for (const { name, path, line } of lines.filter(({ method }) => method === 'GET'))
    it(`${name} writes nothing but who looked`, async () => {
      const someone = world.as(visitorTo[line.comes])
      const address = await fill(world, path, robin)
      const before = await state()
      assert.equal((await someone.get(address)).status, line.answers, address)
      assert.deepEqual(await state(), before)
    })
})

describe('every POST', () => {
  for (const { name, path, line } of lines.filter(({ method }) => method === 'POST')) {
    it(`${name} is refused from another site, too long, or without its key, and writes nothing`, async () => {
      const someone = world.as(visitorTo[line.comes])
      const address = await fill(world, path, robin)
      const before = await state()
      if (!line.fromElsewhere) {
        assert.equal(
          (await someone.post(address, {}, { origin: 'https://elsewhere.example' })).status,
          403,
          'another site',
        )
        assert.equal((await someone.post(address, {}, { origin: '' })).status, 403, 'no site')
      }
      assert.equal((await someone.post(address, { words: 'x'.repeat(65 * 1024) })).status, 413, 'too long')
      if (!line.withoutKey) {
        for (const once of [undefined, '', 'not a key'])
          assert.equal((await someone.post(address, {}, { once })).status, 400, `with the key ${once}`)
      }
      assert.deepEqual(await state(), before)
    })
  }
})

describe('a one-time key', () => {
  it('acts once, and sends a repeat where the first went', async () => {
    const amyHere = world.as(amy)
    const once = '01a20000-0000-7000-8000-000000000001'
    const child = {
      knownAs: 'Juno',
      familyName: 'Carter',
      'bornOn-day': '1',
      'bornOn-month': '2',
      'bornOn-year': '2020',
      relationship: 'mother',
      yourName: 'Amy',
      district: world.kent.district,
      noSetting: 'home educated',
    }
    const first = await amyHere.post('/children/new', child, { once })
    assert.equal(first.status, 303)
    const after = await state()
    const again = await amyHere.post('/children/new', { ...child, knownAs: 'Other' }, { once })
    assert.deepEqual([again.status, again.location], [302, first.location])
    assert.deepEqual(await state(), after)
  })
  it('is not used up by an answer that refused', async () => {
    const amyHere = world.as(amy)
    const once = '01a20000-0000-7000-8000-000000000002'
    assert.equal(
      (await amyHere.post(`/children/${robin}/share/staff/${world.people.nina.personId}`, {}, { once }))
        .status,
      422,
    )
    assert.equal(
      (await amyHere.post(`/children/${robin}/contact`, { phone: '01622 000000' }, { once })).status,
      303,
    )
  })
})

describe('a session at the door', () => {
  it('goes with its own role only, and ends when signed out or idle', async () => {
    const session = await signInAs(world.door, grace)
    const ask = async (cookie: string) => (await world.app.request('/home', { headers: { cookie } })).status
    assert.equal(await ask(`ninefold=s.${session.key}`), 200)
    assert.equal(await ask(`ninefold=f.${session.key}`), 401)
    assert.equal(await ask(`__Host-ninefold=s.${session.key}`), 401)
    await world.passes('16 minutes')
    assert.equal(await ask(`ninefold=s.${session.key}`), 401, 'idle for more than 15 minutes')
    const fresh = await signInAs(world.door, grace)
    await signOut(world.door, fresh.key)
    assert.equal(await ask(`ninefold=s.${fresh.key}`), 401, 'signed out')
  })
})

describe('a one-time link', () => {
  const ask = async (email: string) => {
    assert.equal((await world.as().post('/sign-in', { area: 'kent-and-medway', reach: email })).status, 303)
    const { rows } = await sql<{ id: string; letter: string }>`
      select l.id, to_jsonb(o)::text as letter from sign_in_links l join outbox o on o.link_id = l.id where l.address = ${email}`.execute(
      world.owner,
    )
    const [link] = rows
    assert.ok(link)
    return { ...link, token: tokenFor(world.surroundings.secret, link.id) }
  }

  it('signs in once, whoever holds it, and never with another token', async () => {
    const { id, token, letter } = await ask('new.parent@example.org')
    assert.ok(!letter.includes(token), 'the token stands in no letter')
    const other = tokenFor('another secret', id)
    assert.equal((await world.as().post(`/sign-in/${id}/${other}`)).status, 409)
    assert.equal(
      (await world.as().get(`/sign-in/${id}/${token}`)).status,
      200,
      'looking at it uses nothing up',
    )
    const pressed = await world.as().post(`/sign-in/${id}/${token}`)
    assert.equal(pressed.status, 303)
    assert.match(
      pressed.headers.get('set-cookie') ?? '',
      /^ninefold=f\.[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    assert.equal((await world.as().post(`/sign-in/${id}/${token}`)).status, 409)
  })

  it('keeps the session to https and this host where the service is real', async () => {
    const { id, token } = await ask('other.parent@example.org')
    const app = createApp({ ...world.surroundings, publicUrl: 'https://ninefold.example' })
    const pressed = await app.request(`https://ninefold.example/sign-in/${id}/${token}`, {
      method: 'POST',
      headers: { origin: 'https://ninefold.example', 'content-type': 'application/x-www-form-urlencoded' },
    })
    assert.match(
      pressed.headers.get('set-cookie') ?? '',
      /^__Host-ninefold=f\..*; HttpOnly; Secure; SameSite=Lax$/,
    )
  })
})
