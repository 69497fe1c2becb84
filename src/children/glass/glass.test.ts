/** Break-glass: one child, one hour, with the steward told as it opens, and the family too. */
import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import { sql } from 'kysely'
import { createApp } from '#app.tsx'
import { getArea } from '#areas/areas.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '../../../test/support/database.ts'
import { goodChild, handFor, led, origin, type Fields, type Hand } from '../../../test/support/hand.ts'
import { settle } from '../../../test/support/settle.ts'

const fresh = await freshDatabase()
const app = createApp({
  db: fresh.db,
  door: fresh.door,
  secret: 'x'.repeat(40),
  publicUrl: origin,
  demonstration: true,
})
const village = await settle(fresh)
const { areaId } = village
const staff = (personId: string) => handFor(app, fresh.door, { areaId, personId, role: 'staff' })
const passes = (interval: string) =>
  sql`update clock set moved = moved + ${interval}::interval`.execute(fresh.owner)
const page = async (hand: Hand, path: string) => (await hand.get(path)).text()
const count = async (what: 'glass_breakings' | 'glass_alerts' | 'glass_searches' | 'grant_events') => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(what)}`.execute(
    fresh.owner,
  )
  return rows[0]?.n ?? 0
}

// Each test some days after the one before, so that the tries of one are no other's; everyone signs in freshly.
let amy: Hand, tom: Hand, ruth: Hand, n: number
let child: string, familyName: string
const because = { reason: 'missing', words: 'Did not come off the bus.' }
beforeEach(async () => {
  await passes('2 days')
  n = (n ?? 0) + 1
  amy = await handFor(app, fresh.door, { areaId, personId: village.mother, role: 'family' })
  tom = await staff(village.teacher)
  ruth = await staff(village.steward)
  await checkAll()
  familyName = `Carter${'abcdefghijklmnopqrstuvwxyz'.charAt(n)}`
  child = led(await amy.post('/children/new', { ...goodChild, familyName, yourName: 'Amy' })).replace(
    '/view',
    '',
  )
})
const asked = (more: Fields = {}): Fields => ({
  firstName: 'robin',
  familyName: familyName.toUpperCase(),
  'bornOn-day': '27',
  'bornOn-month': '3',
  'bornOn-year': String(goodChild['bornOn-year']),
  ...more,
})
const look = async (hand: Hand, more: Fields = {}) => led(await hand.post('/break-glass', asked(more)))
const openIt = async (hand: Hand) => hand.post(await look(hand), because)
const toCheck = async () => /\/steward\/[0-9a-f-]{36}/.exec(await page(ruth, '/steward'))?.[0] ?? ''
/** So that what a test before left does not wait in this one. */
const checkAll = async () => {
  const queue = (await page(ruth, '/steward')).split('Checked, the newest first')[0] ?? ''
  for (const [path] of queue.matchAll(/\/steward\/[0-9a-f-]{36}/g)) await ruth.post(path, find('right to do'))
}
const find = (finding: string, words = 'The police had asked.') => ({ finding, words })
const inDays = (days: number) => {
  const date = new Date(Date.now() + (2 * n + days) * 24 * 60 * 60 * 1000)
  return {
    'tellOn-day': String(date.getUTCDate()),
    'tellOn-month': String(date.getUTCMonth() + 1),
    'tellOn-year': String(date.getUTCFullYear()),
  }
}

describe('finding the child', () => {
  it('says only whether one matches, and keeps each try and nothing typed', async () => {
    const before = await count('glass_searches')
    const one = await page(tom, await look(tom))
    assert.match(one, /One child matches/)
    assert.doesNotMatch(one, /Robin|Carter/i)
    assert.equal((await tom.get(child)).status, 404, 'nothing is opened by looking')
    for (const wrong of [{ firstName: 'Rob' }, { familyName: 'Cart' }, { 'bornOn-day': '28' }]) {
      const path = await look(tom, wrong)
      assert.match(await page(tom, path), /No child matches/)
      assert.match(await (await tom.post(path, because)).text(), /No child matches/)
    }
    assert.equal((await count('glass_searches')) - before, 4)
    assert.match(await page(ruth, '/steward'), /Tom Hollis, Class teacher[^]*Times they looked <\/span>\d/)
    const { rows } = await sql<{
      all: string
    }>`select string_agg(g::text, ' ') as all from glass_searches g`.execute(fresh.owner)
    assert.doesNotMatch(rows[0]?.all ?? '', /robin|carter|2019/i)
    for (const left of [{ firstName: '' }, { familyName: '' }, { 'bornOn-day': '' }]) {
      const answer = await tom.post('/break-glass', asked(left))
      assert.equal(answer.status, 422)
      assert.match(await answer.text(), /There is a problem/)
    }
  })

  it('opens neither where two match', async () => {
    await amy.post('/children/new', { ...goodChild, familyName, yourName: 'Amy' })
    const path = await look(tom)
    assert.match(await page(tom, path), /More than one child matches/)
    await tom.post(path, because)
    assert.equal((await tom.get(child)).status, 404)
  })

  it('is tried five times an hour at most', async () => {
    for (let tries = 0; tries < 5; tries++) await look(tom, { firstName: 'Nobody' })
    const sixth = await tom.post('/break-glass', asked())
    assert.equal(sixth.status, 409)
    assert.match(await sixth.text(), /five times in an hour/)
    await passes('61 minutes')
    assert.match(
      await page(await staff(village.teacher), await look(await staff(village.teacher))),
      /One child/,
    )
  })

  it('is whoever looked’s own, and for an hour', async () => {
    const path = await look(tom)
    const priya = await staff(village.senco)
    assert.equal((await priya.get(path)).status, 404)
    assert.equal((await priya.post(path, because)).status, 404)
    await passes('61 minutes')
    assert.equal((await (await staff(village.teacher)).post(path, because)).status, 404)
    assert.equal((await amy.get('/break-glass')).status, 403, 'a family has no such way')
  })

  it('never meets a child of another area', async () => {
    const [other, hal] = [newId(), newId()]
    const { zone, openedOn } = getArea('portsmouth')
    await sql`insert into areas (id, slug, name, zone, package, opened_on) values (${other}, 'portsmouth', 'Portsmouth', ${zone}, '{}', ${openedOn})`.execute(
      fresh.owner,
    )
    await sql`insert into staff (area_id, id, name, job) values (${other}, ${hal}, 'Hal Price', 'Coordinator')`.execute(
      fresh.owner,
    )
    const hand = await handFor(app, fresh.door, { areaId: other, personId: hal, role: 'staff' })
    assert.match(await page(hand, await look(hand)), /No child matches/)
  })
})

describe('the hour', () => {
  it('opens what may be read, says until when, and is on the steward’s desk in the same moment', async () => {
    const answer = await openIt(tom)
    assert.equal(led(answer), child)
    const shown = await page(tom, child)
    assert.match(shown, /Open to you until[^]*Close it now/)
    assert.doesNotMatch(shown, /Meet and agree a profile|Give my view/)
    assert.equal((await tom.get(`${child}/plan`)).status, 200)
    assert.match(await page(ruth, '/home'), /Opened in an emergency \(1\)/)
    assert.doesNotMatch(await page(tom, '/home'), /Opened in an emergency \(/)
    const check = await page(ruth, await toCheck())
    assert.match(check, /Tom Hollis[^]*The child is missing[^]*Did not come off the bus/)
    assert.match(check, /looked at the page about this child/)
    assert.doesNotMatch(check, /Robin|Carter/)
    assert.equal((await ruth.get(child)).status, 404, 'checking opens nothing')
  })

  it('opens nothing when the steward cannot be told', async () => {
    const path = await look(tom)
    await sql`alter table glass_alerts add constraint broken check (at < '2000-01-01') not valid`.execute(
      fresh.owner,
    )
    const before = await count('grant_events')
    try {
      assert.equal((await tom.post(path, because)).status, 500)
    } finally {
      await sql`alter table glass_alerts drop constraint broken`.execute(fresh.owner)
    }
    assert.equal((await tom.get(child)).status, 404)
    assert.deepEqual([await count('grant_events')], [before])
    assert.equal(led(await tom.post(path, because)), child, 'the same search serves once they can')
  })

  it('opens nothing where nobody else would check it', async () => {
    const path = await look(ruth)
    const own = await ruth.post(path, because)
    assert.equal(own.status, 409)
    assert.match(await own.text(), /Nobody else in your area is its steward/)
    assert.equal((await ruth.get(child)).status, 404)
    await sql`update duties set until_on = from_on`.execute(fresh.owner)
    try {
      assert.equal((await openIt(tom)).status, 409)
    } finally {
      await sql`update duties set until_on = null`.execute(fresh.owner)
    }
  })

  it('asks whoever signed in a while ago to sign in again, and keeps what they typed', async () => {
    const path = await look(tom)
    await passes('10 minutes')
    assert.equal((await tom.get('/home')).status, 200)
    await passes('6 minutes')
    const refused = await tom.post(path, because)
    assert.equal(refused.status, 403)
    const kept = await refused.text()
    assert.match(kept, /Sign in again first[^]*name="words" value="Did not come off the bus\."/)
    assert.equal((await tom.get(child)).status, 404)
    const search = await tom.post('/break-glass', asked())
    assert.equal(search.status, 403)
    assert.match(await search.text(), /name="bornOn-day" value="27"/)
    const again = await staff(village.teacher)
    assert.equal(led(await again.post(path, because)), child)
  })

  it('ends by the clock, or before when its holder says so; another needs another breaking', async () => {
    await openIt(tom)
    await passes('59 minutes')
    tom = await staff(village.teacher)
    assert.equal((await tom.get(child)).status, 200)
    await passes('1 minute')
    assert.equal((await tom.get(child)).status, 404)
    assert.equal(led(await openIt(tom)), child)
    assert.equal(led(await tom.post(`${child}/close-glass`)), '/home')
    assert.equal((await tom.get(child)).status, 404)
    assert.match(await page(amy, `${child}/who-looked`), /closed this record before the hour was over/)
  })

  it('is broken once by two presses, and once by one search', async () => {
    const before = await count('glass_breakings')
    const path = await look(tom)
    const once = newId()
    await Promise.all([tom.post(path, { ...because, once }), tom.post(path, { ...because, once })])
    assert.equal((await count('glass_breakings')) - before, 1)
    const another = await tom.post(path, because)
    assert.equal(another.status, 409)
    assert.equal((await tom.post(await look(tom), because)).status, 409, 'open already')
    await tom.post(`${child}/close-glass`)
    assert.equal((await tom.post(path, because)).status, 409, 'a search serves once')
    assert.equal((await count('glass_breakings')) - before, 1)
  })

  it('writes nothing, lets nobody in, and may again once the family shares', async () => {
    await openIt(tom)
    for (const [path, fields] of [
      ['/view', {}],
      ['/meetings/new', {}],
      ['/talk', { ring: 'yes' }],
      ['/plan/about', { liked: 'x', matters: 'y', changed: '0' }],
    ] as const)
      assert.ok((await tom.post(`${child}${path}`, fields)).status >= 400, path)
    await amy.post(`${child}/share/staff/${village.teacher}`, {
      scopes: ['profile'],
      purpose: 'everyday help',
      until: 'until I say',
      sure: 'yes',
    })
    assert.equal((await tom.post(`${child}/view`)).status, 303)
  })
})

describe('the family', () => {
  it('is told at once who and why, and says something to the steward, who looks again', async () => {
    await openIt(tom)
    const shown = await page(amy, `${child}/who-looked`)
    assert.match(
      shown,
      /A person who does not usually work with you opened Robin’s record for one hour, because nobody knew where they were/,
    )
    assert.match(shown, /Tom Hollis, Class teacher[^]*They have not checked this one yet/)
    assert.match(shown, /opened this record for one hour, without a share/)
    assert.doesNotMatch(shown, /Did not come off the bus/, 'the sentence is the steward’s')
    assert.doesNotMatch(await page(amy, `${child}/sharing`), /Tom Hollis/, 'it is no share of theirs')
    const one = await toCheck()
    assert.equal((await ruth.post(one, find('right to do', ''))).status, 422)
    assert.match(await page(ruth, '/steward'), /Not checked yet/)
    await ruth.post(one, find('needs a talk'))
    assert.match(await page(amy, `${child}/who-looked`), /They checked this one: they are talking it over/)
    assert.equal(await toCheck(), one, 'it is among those done')
    assert.match(await page(ruth, '/home'), /Opened in an emergency \(0\)/)

    const say = /\/children\/[0-9a-f-]+\/who-looked\/[0-9a-f-]{36}/.exec(shown)?.[0] ?? ''
    assert.equal((await amy.post(say, { words: '' })).status, 422)
    assert.equal(led(await amy.post(say, { words: 'He was at his nan’s and school knew.' })), say)
    assert.match(await page(amy, say), /He was at his nan’s/)
    assert.match(await page(ruth, '/home'), /Opened in an emergency \(1\)/)
    assert.match(await page(ruth, one), /The family[^]*they say[^]*He was at his nan’s/)
    await ruth.post(one, find('not right'))
    assert.match(await page(amy, `${child}/who-looked`), /it was not right/)
  })

  it('is told later where the steward says why, on that day by itself', async () => {
    await openIt(tom)
    const one = await toCheck()
    const delay = (days: number) =>
      ruth.post(`${one}/not-yet`, { ...inDays(days), why: 'The police ask us to wait.' })
    assert.equal((await ruth.post(`${one}/not-yet`, inDays(3))).status, 422, 'with a reason')
    assert.equal((await delay(-1)).status, 422)
    assert.equal((await delay(92)).status, 422)
    assert.equal(led(await delay(3)), one)
    assert.match(await page(ruth, one), /Is not told yet[^]*The police ask us to wait/)
    assert.doesNotMatch(await page(amy, `${child}/who-looked`), /Tom Hollis|without a share/)
    await passes('2 days')
    assert.doesNotMatch(await page(amy, `${child}/who-looked`), /Tom Hollis|without a share/)
    await passes('1 day')
    assert.match(await page(amy, `${child}/who-looked`), /Tom Hollis[^]*without a share/)
  })
})

describe('the steward', () => {
  it('is the only one who sees the queue, and never their own', async () => {
    await openIt(tom)
    const one = await toCheck()
    for (const path of ['/steward', one]) {
      assert.equal((await tom.get(path)).status, 404)
      assert.equal((await amy.get(path)).status, 403)
    }
    assert.equal((await tom.post(one, find('right to do'))).status, 404)
    await sql`insert into duties (area_id, id, staff_id, duty, from_on) values (${areaId}, ${newId()}, ${village.teacher}, 'steward', current_date)`.execute(
      fresh.owner,
    )
    try {
      assert.equal((await tom.get('/steward')).status, 200)
      assert.equal((await tom.get(one)).status, 404, 'their own')
      assert.equal((await tom.post(one, find('right to do'))).status, 404)
      assert.equal((await tom.post(`${one}/not-yet`, { ...inDays(3), why: 'No' })).status, 404)
    } finally {
      await sql`delete from duties where staff_id = ${village.teacher}`.execute(fresh.owner)
    }
  })
})
