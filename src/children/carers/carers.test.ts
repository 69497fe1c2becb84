/** A second carer: invited on a page, in by their own address, seeing no more than was offered. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { createApp } from '#app.tsx'
import { tokenFor } from '#platform/ids.ts'
import { freshDatabase } from '../../../test/support/database.ts'
import {
  goodChild,
  handFor,
  handOf,
  led,
  origin,
  type Fields,
  type Hand,
} from '../../../test/support/hand.ts'
import { settle } from '../../../test/support/settle.ts'

const fresh = await freshDatabase()
const secret = 'x'.repeat(40)
const app = createApp({ db: fresh.db, door: fresh.door, secret, publicUrl: origin, demonstration: true })
const village = await settle(fresh)
const { areaId } = village
const amy = await handFor(app, fresh.door, { areaId, personId: village.mother, role: 'family' })
const passDays = (days: number) =>
  sql`update clock set moved = moved + ${`${days} days`}::interval`.execute(fresh.owner)

const addChild = async (by: Hand) =>
  led(await by.post('/children/new', { ...goodChild, yourName: 'Amy' })).replace('/view', '')
const wishes = (reach: string, more: Fields = {}) => ({
  name: 'Ben',
  relationship: 'father',
  reach,
  may: 'care',
  sure: 'yes',
  ...more,
})
const invite = (by: Hand, child: string, reach: string, more: Fields = {}) =>
  by.post(`${child}/carers/new`, wishes(reach, more))

/** What was sent to an address, newest last, as the link that opens it. */
async function letters(address: string) {
  const { rows } = await sql<{ link: string; letter: string; template: string }>`
    select o.link_id as link, to_jsonb(o)::text as letter, o.template from outbox o where o.address = ${address} order by o.made_at, o.id`.execute(
    fresh.owner,
  )
  return rows.map((row) => ({ ...row, path: `/sign-in/${row.link}/${tokenFor(secret, row.link)}` }))
}
async function signIn(path: string) {
  const pressed = await handOf(app).post(path)
  return {
    status: pressed.status,
    hand: handOf(app, (pressed.headers.get('set-cookie') ?? '').split(';')[0]),
  }
}
/** Whoever reads this address, at the browser they opened the newest letter with. */
const open = async (address: string) => (await signIn((await letters(address)).at(-1)?.path ?? '')).hand
const page = async (hand: Hand, path: string) => (await hand.get(path)).text()
const inviteOn = async (hand: Hand) => /\/invites\/[0-9a-f-]{36}/.exec(await page(hand, '/home'))?.[0] ?? ''
const join = (hand: Hand, path: string, name = 'Ben') => hand.post(path, { yourName: name, answer: 'yes' })

describe('a second carer', () => {
  it('is shown first, then sent a letter that tells nothing, and comes in with their own yes', async () => {
    const child = await addChild(amy)
    const shown = await invite(amy, child, 'ben@example.org', { sure: '' })
    assert.equal(shown.status, 200)
    assert.match(await shown.text(), /This is what Ben will see[^]*They do <strong>not<\/strong> see/)
    assert.equal((await letters('ben@example.org')).length, 0, 'nothing is sent by looking')

    assert.equal(led(await invite(amy, child, 'ben@example.org')), `${child}/sharing`)
    assert.match(await page(amy, `${child}/sharing`), /Ben[^]*Not answered yet/)
    const [letter] = await letters('ben@example.org')
    assert.equal(letter?.template, 'invited')
    assert.doesNotMatch(letter?.letter ?? '', /Robin|Carter|Amy|Ben"/)
    assert.doesNotMatch(
      await page(handOf(app), letter?.path ?? ''),
      /Robin|Carter|Amy/,
      'nor does the page it opens',
    )
    assert.doesNotMatch(await page(handOf(app), '/outbox'), /Robin|Carter|Amy/)

    const { hand: ben } = await signIn(letter?.path ?? '')
    assert.match(await page(ben, '/home'), /Amy invites you to care for Robin together/)
    assert.equal((await ben.get(child)).status, 404, 'an invite shows nothing of the child')
    const asked = await inviteOn(ben)
    assert.match(await page(ben, asked), /Amy, Robin’s mother, asks you to join as Robin’s father/)
    assert.equal((await ben.post(asked, { yourName: '', answer: 'yes' })).status, 422)
    assert.equal(
      (await ben.post(asked, { yourName: 'Ben C' })).status,
      422,
      'nothing is said by pressing nothing',
    )
    assert.equal(led(await join(ben, asked, 'Ben C')), child)

    assert.equal((await ben.get(child)).status, 200)
    assert.match(await page(amy, `${child}/sharing`), /Ben C, father/)
    assert.match(await page(amy, `${child}/who-looked`), /Ben C, father/)
    assert.equal((await ben.get(`${child}/sharing`)).status, 404, 'he was not offered to share')
    assert.equal((await ben.get(`${child}/carers/new`)).status, 404)
    assert.equal((await join(ben, asked)).status, 404, 'an invite is answered once')
  })

  it('gives a view of their own, kept from the other until it is shown, and beside theirs at the meeting', async () => {
    const child = await addChild(amy)
    await invite(amy, child, 'bea@example.org', { name: 'Bea', relationship: 'grandparent' })
    const bea = await open('bea@example.org')
    await join(bea, await inviteOn(bea), 'Bea')
    const say = async (hand: Hand, words: string, released: string) => {
      await hand.post(`${child}/view`)
      await hand.post(`${child}/view/sensory`, {
        'm-': '80',
        'n-home': 'some',
        strength: words,
        words: '',
        go: 'next',
      })
      await hand.post(`${child}/view/finish`, { released })
    }
    await say(amy, 'Hears every bird', 'everyone')
    await say(bea, 'Knows the smell of rain', 'nobody')
    assert.match(await page(bea, child), /Hears every bird/)
    assert.match(await page(bea, `${child}/view/sensory`), /Knows the smell of rain/)
    assert.doesNotMatch(await page(amy, child), /smell of rain/)
    assert.match(await page(amy, `${child}/view/sensory`), /Hears every bird/, 'her own is still her own')

    await amy.post(`${child}/share/staff/${village.senco}`, {
      scopes: ['profile', 'plan'],
      purpose: 'everyday help',
      until: 'until I say',
      sure: 'yes',
    })
    const priya = await handFor(app, fresh.door, { areaId, personId: village.senco, role: 'staff' })
    const meeting = led(await priya.post(`${child}/meetings/new`))
    assert.doesNotMatch(await page(priya, `${meeting}/lines/sensory`), /Bea|smell of rain/)
    await bea.post(`${child}/view/finish`, { released: 'everyone' })
    assert.match(
      await page(priya, `${meeting}/lines/sensory`),
      /Amy, parent or carer[^]*Hears every bird[^]*Bea, parent or carer[^]*smell of rain|Bea, parent or carer[^]*smell of rain[^]*Amy, parent or carer[^]*Hears every bird/,
    )
  })

  it('may say no, and the family is told so and nothing else', async () => {
    const child = await addChild(amy)
    await invite(amy, child, 'no@example.org')
    const ben = await open('no@example.org')
    const asked = await inviteOn(ben)
    assert.equal(led(await ben.post(asked, { answer: 'no' })), '/home')
    assert.equal((await ben.get(asked)).status, 404)
    assert.equal((await ben.get(child)).status, 404)
    assert.match(await page(amy, `${child}/sharing`), /They said no/)
  })

  it('is too late once the invite is taken back, or its 14 days are over', async () => {
    const child = await addChild(amy)
    await invite(amy, child, 'back@example.org')
    const back = await open('back@example.org')
    const asked = await inviteOn(back)
    const stop =
      /\/children\/[0-9a-f-]+\/invites\/[0-9a-f-]+\/stop/.exec(await page(amy, `${child}/sharing`))?.[0] ?? ''
    assert.match(await page(amy, stop), /Take back the invite to Ben/)
    await amy.post(stop)
    assert.equal((await join(back, asked)).status, 404)
    assert.doesNotMatch(await page(back, '/home'), /invites you/)

    await invite(amy, child, 'unopened@example.org')
    const [unopened] = await letters('unopened@example.org')
    await amy.post(
      /\/children\/[0-9a-f-]+\/invites\/[0-9a-f-]+\/stop/.exec(await page(amy, `${child}/sharing`))?.[0] ??
        '',
    )
    assert.equal((await signIn(unopened?.path ?? '')).status, 409, 'its link goes with it')

    await invite(amy, child, 'late@example.org')
    const [late] = await letters('late@example.org')
    await passDays(13)
    const hand = (await signIn(late?.path ?? '')).hand
    const still = await inviteOn(hand)
    await passDays(2)
    assert.equal((await join(hand, still)).status, 404)
    assert.match(await page(amy, `${child}/sharing`), /It is over/)
  })

  it('who is here already finds the invite on their first page, and their old record behind an hour’s link', async () => {
    await handOf(app).post('/sign-in', { area: 'kent-and-medway', reach: 'known@example.org' })
    await open('known@example.org')
    const child = await addChild(amy)
    await invite(amy, child, 'known@example.org')
    const invited = (await letters('known@example.org')).at(-1)
    await passDays(1)
    assert.equal((await signIn(invited?.path ?? '')).status, 409)
    await handOf(app).post('/sign-in', { area: 'kent-and-medway', reach: 'known@example.org' })
    assert.match(await inviteOn(await open('known@example.org')), /invites/)
  })

  it('is invited with what was typed kept, and no more than five at a time', async () => {
    const child = await addChild(amy)
    const wrong = await invite(amy, child, 'not an address')
    assert.equal(wrong.status, 422)
    assert.match(await wrong.text(), /value="not an address"/)
    const again = await invite(amy, child, 'x@example.org', { sure: 'no' })
    assert.match(await again.text(), /value="x@example.org"/, 'changing something loses nothing')
    for (let n = 0; n < 5; n++) assert.equal((await invite(amy, child, `n${n}@example.org`)).status, 303)
    const sixth = await invite(amy, child, 'sixth@example.org')
    assert.equal(sixth.status, 409)
    assert.match(await sixth.text(), /Five people have not answered yet/)
  })

  it('is one of twenty at most that one person invites in a day', async () => {
    await handOf(app).post('/sign-in', { area: 'kent-and-medway', reach: 'cher@example.org' })
    const cher = await open('cher@example.org')
    let child = ''
    for (let n = 0; n < 20; n++) {
      if (n % 5 === 0) child = await addChild(cher)
      assert.equal((await invite(cher, child, `many${n}@example.org`)).status, 303, String(n))
    }
    child = await addChild(cher)
    const next = await invite(cher, child, 'next@example.org')
    assert.equal(next.status, 409)
    assert.match(await next.text(), /twenty invites/)
    await passDays(1)
    assert.equal((await invite(cher, child, 'next@example.org')).status, 303)
  })

  it('asks a young person first', async () => {
    const year = new Date().getFullYear()
    const older = { ...goodChild, 'bornOn-year': String(year - 15) }
    const child = led(await amy.post('/children/new', older)).replace('/view', '')
    assert.match(await page(amy, `${child}/carers/new`), /Ask Robin first/)
    assert.doesNotMatch(await page(amy, `${await addChild(amy)}/carers/new`), /Ask Robin first/)
  })

  it('may leave at any time, but the last who may share needs a person', async () => {
    const child = await addChild(amy)
    assert.equal((await amy.post(`${child}/leave`, { sure: 'yes' })).status, 409)
    assert.match(await page(amy, `${child}/leave`), /this needs a person/)
    await invite(amy, child, 'stay@example.org', { may: 'share' })
    const ben = await open('stay@example.org')
    await join(ben, await inviteOn(ben))
    assert.equal((await ben.get(`${child}/sharing`)).status, 200)
    assert.equal((await ben.post(`${child}/leave`)).status, 422, 'he says that he is sure')
    await ben.post(`${child}/contact`, { phone: '07700 900555' })
    assert.equal(led(await ben.post(`${child}/leave`, { sure: 'yes' })), '/home')
    assert.equal((await ben.get(child)).status, 404)
    assert.doesNotMatch(await page(amy, `${child}/sharing`), /Ben, father/)
    assert.match(await page(amy, `${child}/who-looked`), /Ben, father[^]*left as a carer/)
    const { rows } = await sql`select from carer_contacts where phone = '07700 900555'`.execute(fresh.owner)
    assert.equal(rows.length, 0)

    await invite(amy, child, 'stay@example.org', { may: 'share' })
    await join(ben, await inviteOn(ben))
    assert.equal((await ben.get(child)).status, 200, 'and may be asked back')
    assert.equal((await amy.post(`${child}/leave`, { sure: 'yes' })).status, 303, 'then the first may leave')
    assert.equal((await amy.get(child)).status, 404)
    assert.equal((await ben.get(`${child}/sharing`)).status, 200)
  })
})
