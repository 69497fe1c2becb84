import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { freshDatabase } from '../../../test/support/database.ts'
import { neighbourhood } from '../../../test/support/world.ts'

const world = await neighbourhood(await freshDatabase())
const { amy, ben, grace } = world.people
const ends = (html: string) =>
  [...html.matchAll(/action="(\/me\/devices\/[^"]+)"/g)].map(([, to]) => to ?? '')

describe('where I am signed in', () => {
  for (const person of [amy, grace])
    it(`is shown to ${person.name}, who ends one, then all others, at once`, async () => {
      const [here, phone, library, work] = Array.from({ length: 4 }, () => world.as(person))
      assert.ok(here && phone && library && work)
      await here.post('/me/devices/end-others')
      for (const device of [phone, library, work]) assert.equal((await device.get('/home')).status, 200)
      await world.passes('5 minutes')
      assert.equal((await phone.get('/home')).status, 200)
      const { html } = await here.get('/me')
      assert.match(html, /this one/)
      const [first = '', ...rest] = ends(html)
      assert.equal(rest.length, 3, 'two more, and the button for all')
      // The one used last stands first.
      assert.equal((await here.post(first)).status, 303)
      assert.deepEqual([(await phone.get('/home')).status, (await library.get('/home')).status], [401, 200])
      assert.equal((await here.post('/me/devices/end-others')).status, 303)
      assert.deepEqual([(await library.get('/home')).status, (await work.get('/home')).status], [401, 401])
      assert.equal((await here.get('/home')).status, 200, 'and not the one in the hand')
      assert.deepEqual(ends((await here.get('/me')).html), [])
    })

  it('is nobody else’s to end', async () => {
    const [amysPhone, amysTablet, bensPhone] = [world.as(amy), world.as(amy), world.as(ben)]
    await amysTablet.get('/home')
    const [one = ''] = ends((await amysPhone.get('/me')).html)
    assert.match(one, /^\/me\/devices\//)
    assert.equal((await bensPhone.post(one)).status, 404)
    assert.equal((await bensPhone.post('/me/devices/end-others')).status, 303)
    assert.equal((await amysTablet.get('/home')).status, 200)
  })
})

describe('a colleague’s time', () => {
  it('runs out after 15 quiet minutes, and what they were writing is given back', async () => {
    const graceHere = world.as(grace)
    const form = `/children/${world.children.robin}/plan/items/new`
    assert.equal((await graceHere.get(form)).status, 200)
    await world.passes('16 minutes')
    const late = await graceHere.post(form, { need: 'A quiet corner after lunch' })
    assert.equal(late.status, 401)
    assert.match(late.html, /Nothing you wrote is lost/)
    assert.match(late.html, new RegExp(`action="${form}"`))
    assert.match(late.html, /<input type="hidden" name="need" value="A quiet corner after lunch"/)
  })

  it('is 12 hours at most, however busy they are', async () => {
    const graceHere = world.as(grace)
    assert.equal((await graceHere.get('/me')).status, 200)
    for (let minutes = 14; minutes < 12 * 60; minutes += 14) {
      await world.passes('14 minutes')
      assert.equal((await graceHere.get('/me')).status, 200, `${minutes} minutes`)
    }
    await world.passes('14 minutes')
    assert.equal((await graceHere.get('/me')).status, 401)
  })
})
