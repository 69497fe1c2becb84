import assert from 'node:assert/strict'
import { describe, it, mock } from 'node:test'
import { sql } from 'kysely'
import { createApp } from '#app.tsx'
import { freshDatabase } from '../../../test/support/database.ts'
import { openIssuer, type Bent, type Claims, type Issuer } from '../../../test/support/issuer.ts'
import { keepsPromises } from '../../../test/support/visitor.ts'
import { neighbourhood, type Person } from '../../../test/support/world.ts'

const world = await neighbourhood(await freshDatabase())
const { grace, priya, hal, nina } = world.people
const here = 'http://localhost'
const backOf = (area: string) => `${here}/work-account/${area}/back`
const issuer = await openIssuer({ backs: [backOf('kent-and-medway')], signOut: `${here}/sign-out/oidc` })
const other = await openIssuer({ backs: [backOf('portsmouth')], signOut: `${here}/sign-out/oidc` })
const accounts = new Map([
  ['kent-and-medway', issuer.account],
  ['portsmouth', other.account],
])
const app = createApp({ ...world.surroundings, workAccounts: accounts })

const enter = (person: Person, email: string) =>
  sql`insert into staff_emails (area_id, email, staff_id) values (${person.areaId}, ${email}, ${person.personId})`.execute(
    world.owner,
  )
await enter(grace, 'grace@council.example')
await enter(priya, 'priya@school.example')
await enter(hal, 'hal@council.example')
issuer.enter('g-1', { email: 'Grace@council.example', email_verified: true })
issuer.enter('p-1', { email: 'priya@school.example', email_verified: true })
issuer.enter('stranger', { email: 'nobody@elsewhere.example', email_verified: true })
other.enter('h-1', { email: 'hal@council.example', email_verified: true })

/** A browser: it keeps its cookies, and every page it is shown is held to the promises. */
function browser() {
  const jar = new Map<string, string>()
  async function go(path: string, method = 'GET', fields: Record<string, string> = {}) {
    const response = await app.request(path, {
      method,
      headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; '), origin: here },
      ...(method === 'POST' ? { body: new URLSearchParams(fields) } : {}),
    })
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s)
      if (/max-age=0/i.test(set)) jar.delete(name)
      else jar.set(name, value)
    }
    const html = await response.text()
    const location = response.headers.get('location') ?? ''
    if (html.startsWith('<!doctype')) keepsPromises({ html, headers: response.headers }, path)
    return { status: response.status, html, location, headers: response.headers }
  }
  return { jar, go }
}
type Browser = ReturnType<typeof browser>

/** Goes to the work account and comes to the door of Ninefold, not yet in. */
async function toTheDoor(person: Browser, who: string, from: Issuer = issuer, area = 'kent-and-medway') {
  const left = await person.go(`/work-account/${area}`)
  assert.equal(left.status, 303, left.html)
  return (await from.signIn(left.location, who)).replace(here, '')
}
async function signIn(person: Browser, who: string, from?: Issuer, area?: string) {
  return person.go(await toTheDoor(person, who, from, area))
}
const home = async (person: Browser) => (await person.go('/home')).status

async function logged(work: () => Promise<void>) {
  const lines: string[] = []
  const listening = mock.method(process.stderr, 'write', (text: string) => lines.push(text) > 0)
  try {
    await work()
  } finally {
    listening.mock.restore()
  }
  return lines.join('')
}

describe('signing in by a work account', () => {
  it('is offered on the sign-in page, and asks for a proof of today with a key of its own', async () => {
    const person = browser()
    assert.match((await person.go('/sign-in')).html, /href="\/work-account\/kent-and-medway"/)
    const left = await person.go('/work-account/kent-and-medway')
    const asked = new URL(left.location)
    assert.equal(asked.origin, issuer.issuer)
    assert.deepEqual(
      Object.fromEntries(
        ['response_type', 'code_challenge_method', 'max_age', 'redirect_uri', 'scope'].map((name) => [
          name,
          asked.searchParams.get(name),
        ]),
      ),
      {
        response_type: 'code',
        code_challenge_method: 'S256',
        max_age: '900',
        redirect_uri: backOf('kent-and-medway'),
        scope: 'openid email',
      },
    )
    assert.match(
      left.headers.get('set-cookie') ?? '',
      /^ninefold-work=.*Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
    )
  })

  it('lets in whom the area entered, by address once and by the account from then on', async () => {
    const person = browser()
    const came = await signIn(person, 'g-1')
    assert.deepEqual([came.status, came.location], [303, '/home'])
    assert.match((await person.go('/home')).html, /Grace Adeyemi/)
    // Her name at work has changed, and so has her address: she is still who she is.
    issuer.enter('g-1', { email: 'grace.moss@council.example', email_verified: true })
    const again = browser()
    assert.equal((await signIn(again, 'g-1')).status, 303)
    assert.equal(await home(again), 200)
  })

  it('gives an address that was linked to nobody else who comes by it later', async () => {
    issuer.enter('g-2', { email: 'grace@council.example', email_verified: true })
    assert.equal((await signIn(browser(), 'g-2')).status, 403)
  })

  it('links no address that the account has not verified', async () => {
    await enter(nina, 'nina@school.example')
    issuer.enter('n-1', { email: 'nina@school.example', email_verified: false })
    assert.equal((await signIn(browser(), 'n-1')).status, 403)
    issuer.enter('n-1', { email: 'nina@school.example' })
    assert.equal((await signIn(browser(), 'n-1')).status, 403)
    issuer.enter('n-1', { email: 'nina@school.example', email_verified: true })
    assert.equal((await signIn(browser(), 'n-1')).status, 303)
  })

  it('tells whom nobody entered whom to ask, and writes no name in the log', async () => {
    const person = browser()
    const lines = await logged(async () => {
      const came = await signIn(person, 'stranger')
      assert.equal(came.status, 403)
      assert.match(came.html, /We do not know you here yet.*leads your team/s)
    })
    assert.match(lines, /"why":"nobody entered them"/)
    assert.doesNotMatch(lines, /stranger|elsewhere/)
    assert.equal(await home(person), 401)
  })

  it('knows a colleague in their own area only', async () => {
    assert.equal((await signIn(browser(), 'h-1', other, 'portsmouth')).status, 303)
    issuer.enter('h-1', { email: 'hal@council.example', email_verified: true })
    assert.equal((await signIn(browser(), 'h-1')).status, 403)
  })

  it('is over for who has left the service, whatever their account says', async () => {
    assert.equal((await signIn(browser(), 'p-1')).status, 303)
    await sql`update staff set active = false where id = ${priya.personId}`.execute(world.owner)
    assert.equal((await signIn(browser(), 'p-1')).status, 403)
    await sql`update staff set active = true where id = ${priya.personId}`.execute(world.owner)
  })

  it('changes the key, and ends the session the browser came with', async () => {
    const known = browser()
    await signIn(known, 'g-1')
    const key = known.jar.get('ninefold') ?? ''
    // Somebody planted a key of theirs in this browser before.
    const person = browser()
    person.jar.set('ninefold', key)
    assert.equal((await signIn(person, 'g-1')).status, 303)
    assert.notEqual(person.jar.get('ninefold'), key)
    assert.equal(await home(person), 200)
    assert.equal(await home(known), 401)
  })
})

const minute = 60
const at = () => Math.floor(Date.now() / 1000)
const bendings: [string, Bent, RegExp][] = [
  ['another issuer', { claims: (c) => ({ ...c, iss: other.issuer }) }, /CLAIM_COMPARISON/],
  ['another audience', { claims: (c) => ({ ...c, aud: 'somebody-else' }) }, /CLAIM_COMPARISON/],
  ['another nonce', { claims: (c) => ({ ...c, nonce: 'replayed' }) }, /CLAIM_COMPARISON/],
  ['no nonce', { claims: ({ nonce: _, ...c }: Claims) => c }, /OAUTH_/],
  ['no signature (alg: none)', { signed: 'by nobody' }, /OAUTH_/],
  ['another’s signature', { signed: 'by another key' }, /OAUTH_/],
  [
    'a time that is over',
    { claims: (c) => ({ ...c, iat: at() - 20 * minute, exp: at() - 10 * minute }) },
    /TIMESTAMP/,
  ],
  ['a proof that is stale', { claims: (c) => ({ ...c, auth_time: at() - 17 * minute }) }, /TIMESTAMP/],
  ['a proof without its time', { claims: ({ auth_time: _, ...c }: Claims) => c }, /OAUTH_/],
  ['nobody', { claims: ({ sub: _, ...c }: Claims) => c }, /OAUTH_/],
]

describe('a work account’s answer is refused', () => {
  const refuses = async (why: RegExp, work: (person: Browser) => Promise<string>) => {
    const person = browser()
    const lines = await logged(async () => {
      const came = await person.go(await work(person))
      assert.equal(came.status, 400, came.location)
      assert.match(came.html, /We could not be sure it was you.*Try again/s)
    })
    assert.match(lines, /"event":"work sign-in refused"/)
    assert.match(lines, why)
    assert.doesNotMatch(lines, /grace|council|g-1/i, 'no names in the log')
    assert.equal(person.jar.get('ninefold'), undefined)
    assert.equal(await home(person), 401)
  }

  for (const [what, bent, why] of bendings)
    it(`with ${what}`, async () => {
      issuer.state.bent = bent
      try {
        await refuses(why, (person) => toTheDoor(person, 'g-1'))
      } finally {
        issuer.state.bent = {}
      }
    })

  it('with another state', () =>
    refuses(/OAUTH_INVALID_RESPONSE/, async (person) =>
      (await toTheDoor(person, 'g-1')).replace(/state=[^&]+/, 'state=made-up'),
    ))

  it('with the name of another issuer, or with none (mix-up)', async () => {
    await refuses(/OAUTH_INVALID_RESPONSE/, async (person) =>
      (await toTheDoor(person, 'g-1')).replace(/iss=[^&]+/, `iss=${encodeURIComponent(other.issuer)}`),
    )
    await refuses(/OAUTH_INVALID_RESPONSE/, async (person) =>
      (await toTheDoor(person, 'g-1')).replace(/&iss=[^&]+/, ''),
    )
  })

  it('when it comes to the door of another area (mix-up)', () =>
    refuses(/nobody had left from here/, async (person) =>
      (await toTheDoor(person, 'g-1')).replace('kent-and-medway', 'portsmouth'),
    ))

  it('when its code was used before', () =>
    refuses(/OAUTH_RESPONSE_BODY_ERROR/, async (person) => {
      const door = await toTheDoor(person, 'g-1')
      const kept = person.jar.get('ninefold-work') ?? ''
      assert.equal((await person.go(door)).status, 303)
      assert.equal(person.jar.get('ninefold-work'), undefined, 'what was remembered is forgotten')
      // The first is a session too, and ends here for the test's sake.
      await person.go('/sign-out', 'POST')
      person.jar.set('ninefold-work', kept)
      return door
    }))

  it('in a browser that never left, or whose memory was altered or is old', async () => {
    await refuses(/nobody had left/, async (person) => {
      const door = await toTheDoor(person, 'g-1')
      person.jar.clear()
      return door
    })
    await refuses(/nobody had left/, async (person) => {
      const door = await toTheDoor(person, 'g-1')
      person.jar.set('ninefold-work', (person.jar.get('ninefold-work') ?? '').replace('kent', 'Kent'))
      return door
    })
    await refuses(/nobody had left/, async (person) => {
      mock.timers.enable({ apis: ['Date'], now: Date.now() - 11 * minute * 1000 })
      const left = await person.go('/work-account/kent-and-medway')
      mock.timers.reset()
      return (await issuer.signIn(left.location, 'g-1')).replace(here, '')
    })
  })

  it('kindly when it did not sign them in', async () => {
    const person = browser()
    const left = await person.go('/work-account/kent-and-medway')
    const state = new URL(left.location).searchParams.get('state')
    const came = await person.go(
      `/work-account/kent-and-medway/back?error=access_denied&state=${state}&iss=${encodeURIComponent(issuer.issuer)}`,
    )
    assert.equal(came.status, 400)
    assert.match(came.html, /You are not signed in/)
  })
})

describe('a work account out of reach', () => {
  it('is said kindly, and asked again the next time', async () => {
    const late = await openIssuer({ backs: [backOf('kent-and-medway')], signOut: `${here}/sign-out/oidc` })
    const lateApp = createApp({
      ...world.surroundings,
      workAccounts: new Map([['kent-and-medway', late.account]]),
    })
    late.state.waits = true
    const began = performance.now()
    const lines = await logged(async () => {
      const asked = await lateApp.request('/work-account/kent-and-medway')
      assert.equal(asked.status, 503)
      assert.match(await asked.text(), /Your work account does not answer/)
    })
    assert.match(lines, /OAUTH_TIMEOUT/)
    assert.ok(performance.now() - began < 8_000, 'nobody waits longer than a few seconds')
    late.state.waits = false
    assert.equal((await lateApp.request('/work-account/kent-and-medway')).status, 303)
  })
})

describe('a work account’s order to sign out', () => {
  const order = (token: string) =>
    app.request('/sign-out/oidc', { method: 'POST', body: new URLSearchParams({ logout_token: token }) })

  it('ends the person’s sessions at once, or the one it names', async () => {
    const [one, two, colleague] = [browser(), browser(), browser()]
    await signIn(one, 'g-1')
    await signIn(two, 'g-1')
    await signIn(colleague, 'p-1')
    const sidOf = async (person: Browser) => {
      const { rows } = await sql<{ sid: string }>`
        select issuer_session as sid from sessions where key_hash = sha256(convert_to(${person.jar.get('ninefold')?.slice(2)}, 'UTF8'))`.execute(
        world.owner,
      )
      return rows[0]?.sid
    }
    assert.ok(await sidOf(one), 'the provider names its sessions')
    assert.equal((await order(issuer.orderToSignOut({ sub: 'g-1', sid: await sidOf(one) }))).status, 200)
    assert.deepEqual([await home(one), await home(two)], [401, 200])
    assert.equal((await order(issuer.orderToSignOut({ sub: 'g-1' }))).status, 200)
    assert.deepEqual([await home(two), await home(colleague)], [401, 200])
  })

  it('counts once', async () => {
    const token = issuer.orderToSignOut({ sub: 'g-1' })
    assert.equal((await order(token)).status, 200)
    const person = browser()
    await signIn(person, 'g-1')
    assert.equal((await order(token)).status, 200)
    assert.equal(await home(person), 200)
  })

  it('is refused unless everything about it holds', async () => {
    const person = browser()
    await signIn(person, 'g-1')
    const whole = { sub: 'g-1' }
    const without = (name: string) => (claims: Claims) => {
      const { [name]: _, ...rest } = claims
      return rest
    }
    const bad: Record<string, string> = {
      'no token': '',
      'no token at all': 'a.b.c',
      'by nobody': issuer.orderToSignOut(whole, { signed: 'by nobody' }),
      'by another key': issuer.orderToSignOut(whole, { signed: 'by another key' }),
      'of another issuer': other.orderToSignOut(whole, { claims: (c) => ({ ...c, iss: issuer.issuer }) }),
      'for somebody else': issuer.orderToSignOut({ ...whole, aud: 'somebody-else' }),
      'of a stranger': issuer.orderToSignOut({ ...whole, iss: 'http://127.0.0.1:9' }),
      'too old': issuer.orderToSignOut({ ...whole, iat: at() - 11 * minute }),
      over: issuer.orderToSignOut({ ...whole, exp: at() - 2 * minute }),
      'with a nonce, as an ID token has': issuer.orderToSignOut({ ...whole, nonce: 'n' }),
      'of another event': issuer.orderToSignOut({ ...whole, events: { 'http://example.org/other': {} } }),
      'about nobody': issuer.orderToSignOut({}),
      ...Object.fromEntries(
        ['iat', 'exp', 'jti', 'events'].map((name) => [
          `without ${name}`,
          issuer.orderToSignOut(whole, { claims: without(name) }),
        ]),
      ),
    }
    for (const [what, token] of Object.entries(bad)) {
      const lines = await logged(async () => {
        assert.equal((await order(token)).status, 400, what)
      })
      assert.doesNotMatch(lines, /g-1/)
    }
    assert.equal(await home(person), 200)
  })
})
