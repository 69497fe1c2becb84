/** A young person's own record, over the years: who sees it by the clock, by their yes, and by a recorded decision. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { createApp } from '#app.tsx'
import { tokenFor } from '#platform/ids.ts'
import { Temporal } from '#platform/time.ts'
import { lapseUnused, warnOfEndings } from '#children/children.ts'
import { openDatabase } from '#platform/database.ts'
import { freshDatabase } from '../../../test/support/database.ts'
import { goodChild, handFor, handOf, led, origin, type Hand } from '../../../test/support/hand.ts'
import { settle } from '../../../test/support/settle.ts'

const fresh = await freshDatabase()
const secret = 'x'.repeat(40)
const app = createApp({ db: fresh.db, door: fresh.door, secret, publicUrl: origin, demonstration: true })
const village = await settle(fresh)
const { areaId } = village
const worker = openDatabase(fresh.urls.worker, { most: 2, role: 'app_worker' })
const passes = (interval: string) =>
  sql`update clock set moved = moved + ${interval}::interval`.execute(fresh.owner)
const page = async (hand: Hand, path: string) => (await hand.get(path)).text()
const mother = () => handFor(app, fresh.door, { areaId, personId: village.mother, role: 'family' })
const staff = (personId: string) => handFor(app, fresh.door, { areaId, personId, role: 'staff' })

/** The house's own day: time has passed in it. */
async function today() {
  const { rows } = await sql<{ day: string }>`
    select (moment() at time zone 'Europe/London')::date::text as day from clock`.execute(fresh.owner)
  return Temporal.PlainDate.from(rows[0]?.day ?? '')
}

/** A child of so many years and months, whose profile and way to be reached the school knows. */
async function addChild({ years, months = 0 }: { years: number; months?: number }) {
  const born = (await today()).subtract({ years, months })
  const amy = await mother()
  const child = led(
    await amy.post('/children/new', {
      ...goodChild,
      'bornOn-day': String(born.day),
      'bornOn-month': String(born.month),
      'bornOn-year': String(born.year),
    }),
  ).replace('/view', '')
  await amy.post(`${child}/share/staff/${village.senco}`, {
    scopes: ['profile', 'plan', 'contact'],
    until: 'until I say',
    purpose: 'everyday help',
    sure: 'yes',
  })
  return child
}

/** What Amy may reach by now, by the wall itself. */
async function amyHolds(child: string) {
  const { rows } = await sql<{ scope: string }>`
    select scope from reach where holder_id = ${village.mother} and child_id = ${child.split('/').at(-1)}
      and until > moment() order by scope`.execute(fresh.owner)
  return rows.map(({ scope }) => scope)
}
const all = ['contact', 'groups', 'plan', 'private', 'profile', 'safety', 'share', 'waits']
const allButPrivate = all.filter((scope) => scope !== 'private')

async function openLetter(address: string) {
  const { rows } = await sql<{ link: string }>`
    select link_id as link from outbox where address = ${address} and link_id is not null order by made_at desc, id desc limit 1`.execute(
    fresh.owner,
  )
  const link = rows[0]?.link ?? ''
  const pressed = await handOf(app).post(`/sign-in/${link}/${tokenFor(secret, link)}`)
  return handOf(app, (pressed.headers.get('set-cookie') ?? '').split(';')[0])
}

let people = 0
/** Priya sends the invite; they come in by it. */
async function comesIn(child: string, competence: Record<string, string> = {}) {
  const address = `robin${++people}@example.org`
  const priya = await staff(village.senco)
  const sent = await priya.post(`${child}/own-account`, { name: 'Robin', reach: address, ...competence })
  assert.equal(led(sent), `${child}/own-account`)
  const robin = await openLetter(address)
  const invite = /\/own-invites\/[0-9a-f-]{36}/.exec(await page(robin, '/home'))?.[0] ?? ''
  assert.match(await page(robin, invite), /Private unless someone may be in serious danger/)
  assert.equal(led(await robin.post(invite, { answer: 'yes', yourName: 'Robin' })), '/mine')
  const back = async () => {
    await handOf(app).post('/sign-in', { area: 'kent-and-medway', reach: address })
    return openLetter(address)
  }
  return { robin, back }
}
const mine = () => `/mine/carers/${village.mother}`
const competent = (decision: string) => ({ decision, reason: 'Told me in their own words what it means.' })

describe('a carer’s access, by the clock', () => {
  it('closes the private parts at 13 and no more, and all of it at 16, with nothing done at night', async () => {
    const child = await addChild({ years: 12, months: 3 })
    assert.deepEqual(await amyHolds(child), all)
    await passes('8 months 25 days')
    assert.deepEqual(await amyHolds(child), all, 'a day before')
    await passes('10 days')
    assert.deepEqual(await amyHolds(child), allButPrivate)
    assert.equal((await (await mother()).get(child)).status, 200)
    await passes('2 years 11 months')
    assert.deepEqual(await amyHolds(child), allButPrivate)
    await passes('2 months')
    assert.deepEqual(await amyHolds(child), [])
    const amy = await mother()
    assert.match(await page(amy, '/home'), /Robin: what has changed/)
    assert.equal(led(await amy.get(child)), child.replace('/children/', '/no-longer/'))
    const kind = await page(amy, child.replace('/children/', '/no-longer/'))
    assert.match(kind, /It does not mean you did something wrong[^]*Help for you goes on/)
    assert.doesNotMatch(kind, /plan\b.*href|nine lines/i)
    assert.equal((await amy.get(`${child}/plan`)).status, 404)
    assert.equal((await (await staff(village.senco)).get(child)).status, 200, 'help goes on')
  })

  it('lasts six months for whoever comes to us late, so that nobody is refused help on the day they ask', async () => {
    const child = await addChild({ years: 17 })
    assert.deepEqual(await amyHolds(child), all)
    await passes('5 months 20 days')
    assert.deepEqual(await amyHolds(child), all)
    await passes('15 days')
    assert.deepEqual(await amyHolds(child), [])
  })

  it('is warned of six months before and one month before: on the page, the desk and in a letter that names nobody', async () => {
    const child = await addChild({ years: 15, months: 5 })
    await sql`insert into sign_in_addresses values (${areaId}, 'email', 'amy@example.org', ${village.mother}) on conflict do nothing`.execute(
      fresh.owner,
    )
    const letters = async (template: string) => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from outbox where template = ${template} and address = 'amy@example.org'`.execute(
        fresh.owner,
      )
      return rows[0]?.n ?? 0
    }
    while ((await warnOfEndings(worker, 100)) > 0);
    const before = { begun: await letters('access-ends'), soon: await letters('access-ends-soon') }
    assert.doesNotMatch(await page(await mother(), child), /you stop seeing this record/)
    await passes('2 months')
    assert.match(await page(await mother(), child), /is growing up[^]*you stop seeing this record/)
    await warnOfEndings(worker, 100)
    await warnOfEndings(worker, 100)
    assert.equal(await letters('access-ends'), before.begun + 1)
    const priya = await staff(village.senco)
    assert.match(await page(priya, '/home?list=carers'), new RegExp(child))
    await passes('4 months 10 days')
    await warnOfEndings(worker, 100)
    assert.equal(await letters('access-ends-soon'), before.soon + 1)
  })

  it('lapses where nobody has signed in for five years, and says so', async () => {
    const child = await addChild({ years: 2 })
    await passes('4 years 11 months')
    await lapseUnused(worker, 100)
    assert.ok((await amyHolds(child)).includes('profile'))
    await passes('2 months')
    while ((await lapseUnused(worker, 100)) > 0);
    assert.deepEqual(await amyHolds(child), [])
    const amy = await mother()
    assert.match(
      await page(amy, child.replace('/children/', '/no-longer/')),
      /had used your sign-in for five years/,
    )
  })
})

describe('a young person of 14', () => {
  it('writes what no carer reads until they show it, and takes it back', async () => {
    const child = await addChild({ years: 14 })
    const { robin } = await comesIn(child, competent('my own record'))
    const words = `${child}/own-words`
    assert.match(await page(robin, words), /We tell you first where that is safe/)
    await robin.post(words)
    await robin.post(`${words}/know`, { words: 'I am afraid of the bus', go: 'next' })
    const secretWords = /afraid of the bus/
    const [amy, priya] = [await mother(), await staff(village.senco)]
    const meeting = led(await priya.post(`${child}/meetings/new`))
    const copy = `${child}/everything/file`
    for (const path of [child, `${child}/view`, words, copy, `${child}/who-looked`])
      assert.doesNotMatch(await page(amy, path), secretWords, path)
    for (const path of [child, meeting, `${meeting}/lines/sensory`])
      assert.doesNotMatch(await page(priya, path), secretWords, path)
    assert.match(await page(robin, copy), secretWords)
    assert.equal(
      led(await robin.post(`${words}/finish`, { released: 'chosen', to: village.senco })),
      `${words}/thanks`,
    )
    assert.match(await page(priya, meeting), secretWords)
    assert.doesNotMatch(await page(amy, copy), secretWords)
    await robin.post(`${words}/finish`, { released: 'nobody' })
    assert.doesNotMatch(await page(priya, meeting), secretWords)
    assert.equal(
      (await robin.post('/mine/take-over')).status,
      404,
      'nobody has recorded that they can decide it',
    )
    assert.equal((await robin.get(mine())).status, 404)
  })

  it('asks to be seen alone, and nobody at home is told, not even by who looked', async () => {
    const child = await addChild({ years: 14 })
    const { robin } = await comesIn(child, competent('my own record'))
    await (await mother()).post(`${child}/talk`, { ring: 'yes' })
    await robin.post('/mine/alone', { words: 'At school, please' })
    assert.match(await page(robin, '/mine'), /You asked to be seen alone/)
    const grace = await staff(village.lead)
    assert.match(await page(grace, child), /seen alone[^]*at school, please/)
    const contact = /\/contacts\/[0-9a-f-]{36}/.exec(
      (await page(grace, child)).split('seen alone').at(1) ?? '',
    )?.[0]
    await grace.post(`${child}${contact}`, { spokeTo: 'Robin', words: 'Met in the library' })
    const amy = await mother()
    for (const path of [child, `${child}/talk`, `${child}/who-looked`, `${child}/everything/file`])
      assert.doesNotMatch(await page(amy, path), /alone|At school, please|library|spoke to the family/i, path)
    assert.match(await page(robin, `${child}/everything/file`), /library/)
  })

  it('who can decide it closes the private parts to a carer, who keeps the rest', async () => {
    const child = await addChild({ years: 12, months: 11 })
    const { robin } = await comesIn(child, competent('who may see it'))
    assert.equal(led(await robin.post(mine(), { say: 'no' })), '/mine/carers')
    assert.deepEqual(await amyHolds(child), allButPrivate)
    await robin.post(mine(), { say: 'private' })
    assert.deepEqual(await amyHolds(child), all)
    assert.equal((await robin.post(mine(), { say: 'all, until I say' })).status, 422)
  })

  it('comes in only by a colleague who met them, who says how they know, and never by a carer’s address', async () => {
    const child = await addChild({ years: 14 })
    const priya = await staff(village.senco)
    const at = `${child}/own-account`
    const without = await priya.post(at, { name: 'Robin', reach: 'me@example.org' })
    assert.equal(without.status, 422)
    assert.match(await without.text(), /value="me@example.org"/)
    await sql`insert into sign_in_addresses values (${areaId}, 'email', 'amy2@example.org', ${village.mother}) on conflict do nothing`.execute(
      fresh.owner,
    )
    const carers = await priya.post(at, {
      name: 'Robin',
      reach: 'amy2@example.org',
      ...competent('my own record'),
    })
    assert.equal(carers.status, 409)
    assert.match(await carers.text(), /This is a carer’s address/)
    assert.equal((await (await mother()).get(at)).status, 403)
  })
})

describe('a young person of 16', () => {
  it('takes over: each carer sees what they say, until they say', async () => {
    const child = await addChild({ years: 16 })
    const { robin, back } = await comesIn(child)
    assert.match(await page(robin, '/mine/carers'), /You decide who sees it/)
    await robin.post('/mine/take-over')
    assert.equal((await robin.get(`${child}/sharing`)).status, 200)
    await robin.post(mine(), { say: 'not private' })
    assert.deepEqual(await amyHolds(child), allButPrivate)
    await robin.post(mine(), { say: 'no' })
    assert.deepEqual(await amyHolds(child), [])
    const kind = await page(await mother(), child.replace('/children/', '/no-longer/'))
    assert.match(kind, /is growing up/)
    assert.doesNotMatch(kind, /said no|said stop/)
    await robin.post(mine(), { say: 'all, a year' })
    assert.deepEqual(await amyHolds(child), all)
    await passes('1 year 1 day')
    assert.deepEqual(await amyHolds(child), [])
    await (await back()).post(mine(), { say: 'all, until I say' })
    await passes('5 years')
    assert.deepEqual(await amyHolds(child), all)
  })

  it('who cannot decide this one thing: a named person records why, whom they asked, and when they look again', async () => {
    const child = await addChild({ years: 17 })
    const priya = await staff(village.senco)
    const at = `${child}/carer-access/${village.mother}`
    const lookOn = (await today()).add({ months: 9 })
    const decision = {
      lacks: 'Could not keep it in mind.',
      reason: 'Wants her mother beside her.',
      asked: 'Her mother and an advocate',
      what: 'all but private',
      'lookOn-day': String(lookOn.day),
      'lookOn-month': String(lookOn.month),
      'lookOn-year': String(lookOn.year),
      sure: 'yes',
    }
    assert.equal((await priya.post(at, { ...decision, 'lookOn-year': String(lookOn.year + 1) })).status, 422)
    assert.equal((await priya.post(at, { ...decision, asked: '' })).status, 422)
    assert.equal(led(await priya.post(at, decision)), `${child}/carer-access`)
    assert.match(
      await page(priya, `${child}/carer-access`),
      /best interests[^]*Wants her mother[^]*Priya Nair, SENCO/,
    )
    await passes('8 months 20 days')
    assert.deepEqual(await amyHolds(child), allButPrivate)
    await passes('20 days')
    assert.deepEqual(await amyHolds(child), [])

    const { robin } = await comesIn(child)
    await robin.post(mine(), { say: 'all, a year' })
    await robin.post(mine(), { say: 'no' })
    const against = (await today()).add({ months: 9 })
    const again = await (
      await staff(village.senco)
    ).post(at, {
      ...decision,
      'lookOn-day': String(against.day),
      'lookOn-month': String(against.month),
      'lookOn-year': String(against.year),
    })
    assert.equal(again.status, 409)
    assert.match(await again.text(), /said no to this themselves/)
  })

  it('is not reviewed years before', async () => {
    const child = await addChild({ years: 7 })
    const priya = await staff(village.senco)
    assert.equal((await priya.get(`${child}/carer-access/${village.mother}`)).status, 404)
    assert.match(await page(priya, `${child}/carer-access`), /Nothing to decide yet/)
  })
})

describe('what a young person shows', () => {
  it('is a card of three lines, to anyone with its address, and gone when they say', async () => {
    const child = await addChild({ years: 16 })
    const { robin } = await comesIn(child)
    assert.equal((await robin.post('/mine/card', { name: 'Rob', lineOne: '', lasts: '1' })).status, 422)
    const lines = { name: 'Rob', lineOne: 'I need quiet', lineTwo: 'Ask me first', lineThree: '', lasts: '1' }
    await robin.post('/mine/card', lines)
    const address = /\/card\/[0-9a-f-]{36}\/[\w-]{43}/.exec(await page(robin, '/mine/card'))?.[0] ?? ''
    const anyone = handOf(app)
    const shown = await anyone.get(address)
    assert.equal(shown.headers.get('x-robots-tag'), 'noindex, nofollow, noarchive')
    assert.equal(shown.headers.get('cache-control'), 'no-store')
    const html = await shown.text()
    assert.match(html, /Rob<[^]*I need quiet[^]*Ask me first/)
    assert.doesNotMatch(html, /Robin|Carter|Amy|children\//)
    assert.equal((await anyone.get(`${address.slice(0, -1)}_`)).status, 404)
    for (let n = 0; n < 99; n++) await anyone.get(address)
    assert.equal((await anyone.get(address)).status, 404, 'a hundred and first in an hour')
    await passes('61 minutes')
    assert.equal((await anyone.get(address)).status, 200)
    await robin.post('/mine/card/end')
    assert.equal((await anyone.get(address)).status, 404)
    await robin.post('/mine/card', lines)
    const second = /\/card\/[0-9a-f-]{36}\/[\w-]{43}/.exec(await page(robin, '/mine/card'))?.[0] ?? ''
    await passes('25 hours')
    assert.equal((await anyone.get(second)).status, 404, 'after the day they chose')
  })

  it('is “understanding me” where they tick it, and a letter to print', async () => {
    const child = await addChild({ years: 16 })
    const { robin } = await comesIn(child)
    const said = {
      goodAt: 'Maps',
      hard: 'Bells',
      helps: 'A corner',
      notHelps: 'Shouting',
      teacher: 'Let me draw',
    }
    await robin.post('/mine/understanding', said)
    const priya = await staff(village.senco)
    assert.doesNotMatch(await page(priya, child), /Understanding Robin/)
    await robin.post('/mine/understanding', { ...said, shown: 'yes' })
    assert.match(await page(priya, child), /Understanding Robin[^]*Shouting/)
    assert.doesNotMatch(await page(priya, child), /Let me draw/)
    assert.match(await page(robin, '/mine/letter'), /Dear teacher[^]*Let me draw[^]*A corner/)
    const pdf = await robin.get('/mine/letter/pdf')
    assert.equal(pdf.headers.get('content-type'), 'application/pdf')
    assert.doesNotMatch(pdf.headers.get('content-disposition') ?? '', /Robin/)
    await robin.post('/mine/understanding', said)
    assert.doesNotMatch(await page(priya, child), /Understanding Robin/)
  })

  it('is the name that is safe with whoever reads', async () => {
    const child = await addChild({ years: 16 })
    const { robin } = await comesIn(child)
    for (const [safeWith, name] of [
      ['home', 'Bobbin'],
      ['school', 'Rae'],
      ['only here', 'River'],
    ] as const)
      await robin.post('/mine/names', { safeWith, name })
    const [amy, priya, grace] = [await mother(), await staff(village.senco), await staff(village.lead)]
    await amy.post(`${child}/talk`, { ring: 'yes' })
    assert.match(await page(amy, child), /Bobbin/)
    assert.doesNotMatch(await page(amy, `${child}/everything/file`), /Rae|River/)
    assert.match(await page(priya, child), /Rae/)
    assert.doesNotMatch(await page(priya, child), /Bobbin|River/)
    assert.match(await page(grace, child), /River/)
    assert.doesNotMatch(await page(grace, child), /Bobbin|Rae\b/)
    assert.doesNotMatch(await page(robin, '/mine'), /Bobbin|Rae\b|River/, 'over a shoulder')
    await robin.post('/mine/names', { safeWith: 'home', name: '' })
    assert.doesNotMatch(await page(amy, child), /Bobbin/)
  })
})
