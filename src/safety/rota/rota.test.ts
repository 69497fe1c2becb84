/** The rota, kept and told, over HTTP and by the worker: who is told, when, and what stops it. Notify here is strict. */
import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import { sql } from 'kysely'
import { reachInWords } from '#platform/forms.ts'
import type { Person } from '../../../test/support/world.ts'
import { letterHouse } from '../../../test/support/letter-house.ts'
import { nightlyWork } from '../../nightly.ts'

const { world, owner, people, notify, worker, send, itIs, aNumber, someone, sending, hears } =
  await letterHouse()
const { ray, grace, nina, stella, amy } = people
const { jobs } = nightlyWork('unused', sending)
const path = '/read/rota'
const robin = `/children/${world.children.robin}`

/** A worker's minute: whom it has come to is told, and letters go. */
const aMinute = async () => {
  await jobs['tell-readers'](worker, undefined)
  await send()
}
const as = (person: Person) => world.as(person)
const textOf = async (person: Person, at: string) => {
  const { html, status } = await as(person).get(at)
  assert.equal(status, 200, at)
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}
const press = async (person: Person, at: string, fields = {}) => (await as(person).post(at, fields)).status
const add = (person: Person) => press(stella, `${path}/add`, { staff: person.personId })
const days = (from: string, until: string) => {
  const parts = (name: string, written: string) => {
    const [year = '', month = '', day = ''] = written.split('-')
    return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
  }
  return { ...parts('from', from), ...parts('until', until) }
}
const away = (by: Person, who: Person, from: string, until: string) =>
  press(by, `${path}/${who.personId}/away`, days(from, until))
/** Says where they are told, and presses the link that arrives there. */
const isToldAt = async (person: Person, address: string) => {
  assert.equal(await press(person, `${path}/ways`, { reach: address }), 303)
  await send()
  const link = /http:\/\/localhost(\/told-here\/\S+)/.exec(
    notify.to(address).at(-1)?.personalisation['body'] ?? '',
  )?.[1]
  assert.ok(link, 'a link came')
  assert.equal((await world.as().get(link)).status, 200)
  assert.equal((await world.as().post(link)).status, 200)
}
const told = (address: string) =>
  notify
    .to(address)
    .filter(({ personalisation }) => /waits for you to read/.test(personalisation['body'] ?? '')).length
const writes = async (when: 'now' | 'soon' = 'now') => {
  const { status, location } = await as(amy).post(`${robin}/write/${when}`, {
    words: 'She says she wants to die',
  })
  assert.equal(status, 303)
  return location ?? ''
}
const noteOf = (letter: string) => `/read/${letter.split('/').at(-1)}`

let rays = ''
let graces = ''
let ninas = ''
beforeEach(async () => {
  await sql`delete from concern_tellings`.execute(owner)
  await sql`update concerns set done_at = at where done_at is null`.execute(owner)
  await sql`delete from safety_rota where area_id = ${world.kent.id}`.execute(owner)
  await sql`delete from rota_changes`.execute(owner)
  await itIs('2027-06-09T12:00')
  for (const person of [ray, grace, nina]) assert.equal(await add(person), 303)
  ;[rays, graces, ninas] = [aNumber(), aNumber(), aNumber()]
  await isToldAt(ray, rays)
  await isToldAt(grace, graces)
  await isToldAt(nina, ninas)
})

describe('danger that is written at night', () => {
  it('brings help now at once, a text to who is there in the morning, and one to the next while nobody takes it', async () => {
    await itIs('2027-06-09T17:59')
    assert.equal(await away(ray, ray, '2027-06-10', '2027-06-11'), 303)
    await itIs('2027-06-09T23:40')
    const before = await textOf(amy, `${robin}/write/now`)
    assert.match(before, /This is not watched until 8am/)
    assert.match(before, /Grace Adeyemi has it first, and is sent a message to look when those hours begin\./)
    const letter = await writes()
    const after = await textOf(amy, letter)
    assert.match(after, /999/)
    assert.match(after, /It is with Grace Adeyemi now/)
    assert.match(after, /Grace Adeyemi is sent a message to look when those hours begin\./)
    assert.doesNotMatch(after, /was sent/)
    await aMinute()
    await itIs('2027-06-10T07:59')
    await aMinute()
    assert.deepEqual([rays, graces, ninas].map(told), [0, 0, 0], 'nobody outside the hours')
    await itIs('2027-06-10T08:00')
    await aMinute()
    await aMinute()
    assert.deepEqual([rays, graces, ninas].map(told), [0, 1, 0])
    assert.match(
      await textOf(amy, letter),
      /Grace Adeyemi was sent a message to look, on 10 June 2027 at 8am/,
    )
    await itIs('2027-06-10T08:29')
    await aMinute()
    assert.deepEqual([rays, graces, ninas].map(told), [0, 1, 0])
    await itIs('2027-06-10T08:30')
    await Promise.all([aMinute(), aMinute()])
    assert.deepEqual([rays, graces, ninas].map(told), [0, 1, 1], 'the next, once')
    await itIs('2027-06-11T09:00')
    await aMinute()
    await itIs('2027-06-14T09:00')
    await aMinute()
    assert.deepEqual([rays, graces, ninas].map(told), [1, 1, 1], 'back, and it still waits')
  })

  it('stops texts when somebody takes it, also one that had been written and had not gone', async () => {
    await itIs('2027-06-09T23:40')
    const letter = await writes()
    await itIs('2027-06-10T08:00')
    await aMinute()
    assert.deepEqual([rays, graces, ninas].map(told), [1, 0, 0])
    await itIs('2027-06-10T08:05')
    assert.equal(await press(ray, `${noteOf(letter)}/take`, { seen: '0' }), 303)
    await itIs('2027-06-10T09:30')
    await aMinute()
    assert.deepEqual([rays, graces, ninas].map(told), [1, 0, 0])

    await itIs('2027-06-10T10:00')
    const other = await writes()
    await jobs['tell-readers'](worker, undefined)
    assert.equal(await press(grace, `${noteOf(other)}/take`, { seen: '0' }), 303)
    await send()
    assert.deepEqual([rays, graces, ninas].map(told), [1, 0, 0], 'the letter was over before it went')
  })
})

describe('a message', () => {
  it('says only that something waits, and goes at the moment it is written in the hours', async () => {
    await sql`delete from jobs_asked`.execute(owner)
    await writes()
    const { rows } = await sql`select from jobs_asked where kind = 'tell-of-this'`.execute(owner)
    assert.equal(rows.length, 1, 'asked for with what is written')
    await jobs['tell-of-this'](worker, undefined)
    await send()
    const { personalisation } = notify.to(rays).at(-1)!
    assert.match(personalisation['body'] ?? '', /Something waits for you to read on Ninefold/)
    assert.match(personalisation['body'] ?? '', /http:\/\/localhost\/sign-in$/)
    assert.doesNotMatch(JSON.stringify(personalisation), /Robin|Carter|danger|safe|die|child|Amy/i)
  })

  it('about a worry goes to the first who is there, once, in the hours, and does not climb', async () => {
    await itIs('2027-06-09T22:00')
    const letter = await writes('soon')
    await aMinute()
    assert.deepEqual([rays, graces, ninas].map(told), [0, 0, 0])
    for (const time of ['2027-06-10T08:00', '2027-06-10T12:00', '2027-06-11T12:00']) {
      await itIs(time)
      await aMinute()
    }
    assert.deepEqual([rays, graces, ninas].map(told), [1, 0, 0])
    assert.match(await textOf(amy, letter), /Ray Osei was sent a message to look/)
  })

  it('is written by a house that can send letters only', async () => {
    await writes()
    await nightlyWork('unused').jobs['tell-readers'](worker, undefined)
    const { rows } = await sql`select from concern_tellings`.execute(owner)
    assert.equal(rows.length, 0)
  })

  it('that does not arrive is said to those who read, and not said to have been sent', async () => {
    const letter = await writes()
    await aMinute()
    assert.match(await textOf(amy, letter), /Ray Osei was sent/)
    assert.equal(await hears(rays, 'permanent-failure'), 204)
    assert.doesNotMatch(await textOf(amy, letter), /Ray Osei was sent/)
    for (const person of [grace, stella])
      assert.match(await textOf(person, path), /No message reaches Ray Osei now/)
    assert.match(await textOf(grace, path), /where messages have not arrived since 9 June 2027/)
    assert.match(await textOf(grace, '/home'), /no message reaches one of those on the rota/)
    assert.doesNotMatch(await textOf(stella, '/home'), /no message reaches/)
    // The other way is used from now on.
    const mail = someone()
    await isToldAt(ray, mail)
    await writes()
    await aMinute()
    assert.equal(told(mail), 1)
    assert.doesNotMatch(await textOf(grace, path), /No message reaches/)
  })
})

describe('where somebody is told', () => {
  it('counts once the link that came there is pressed, within a day, and the way before it until then', async () => {
    const next = aNumber()
    assert.equal(await press(ray, `${path}/ways`, { reach: next }), 303)
    await send()
    const link = /http:\/\/localhost(\/told-here\/\S+)/.exec(
      notify.to(next).at(-1)?.personalisation['body'] ?? '',
    )?.[1]
    assert.ok(link)
    assert.match(
      await textOf(ray, `${path}/ways`),
      new RegExp(`${reachInWords(next)}, which is not confirmed yet`),
    )
    await writes()
    await aMinute()
    assert.deepEqual([told(rays), told(next)], [1, 0])
    await itIs('2027-06-10T12:01')
    assert.equal((await world.as().post(link)).status, 409, 'a day later')
    assert.equal((await world.as().post(link.replace(/.$/, '_'))).status, 404)
    await isToldAt(ray, next)
    await writes()
    await aMinute()
    assert.deepEqual([told(rays), told(next)], [1, 1])
    assert.equal(await press(ray, `${path}/ways/stop`, { kind: 'phone' }), 303)
    assert.match(await textOf(ray, `${path}/ways`), /You are not told yet/)
    assert.match(await textOf(grace, path), /No message reaches Ray Osei now/)
  })

  it('is asked for five times an hour at most, and wants an address that is one', async () => {
    assert.equal(await press(ray, `${path}/ways`, { reach: 'at home' }), 422)
    const asked = []
    for (let n = 0; n < 5; n++) asked.push(await press(ray, `${path}/ways`, { reach: aNumber() }))
    assert.deepEqual(asked, [303, 303, 303, 303, 409])
  })
})

describe('the rota', () => {
  const order = async () =>
    [...(await textOf(stella, path)).matchAll(/(?<!\d)\d\. (\w+) \w+/g)].map(([, name]) => name).slice(0, 9)

  it('is kept by the steward, and each change is seen by those on it', async () => {
    assert.match(await textOf(stella, `${path}?q=priya`), /Priya Nair, Colleague/)
    assert.deepEqual(await order(), ['Ray', 'Grace', 'Nina'])
    assert.equal(await press(stella, `${path}/${nina.personId}/move`, { to: 'up' }), 303)
    assert.deepEqual(await order(), ['Ray', 'Nina', 'Grace'])
    assert.equal(await press(stella, `${path}/${ray.personId}/move`, { to: 'down' }), 303)
    assert.deepEqual(await order(), ['Nina', 'Ray', 'Grace'])
    assert.equal(await press(stella, `${path}/${ray.personId}/off`), 303)
    assert.deepEqual(await order(), ['Nina', 'Grace'])
    assert.equal(await add(grace), 409, 'twice')
    const seen = await textOf(nina, path)
    assert.match(
      seen,
      /at 12pm: Stella Hart took Ray Osei off\. .*Stella Hart moved Ray Osei down\. .*added Nina Stone/,
    )
    assert.equal((await as(ray).get(path)).status, 404, 'no longer')
    for (const [at, fields] of [
      [`${path}/add`, { staff: ray.personId }],
      [`${path}/${grace.personId}/off`, {}],
      [`${path}/${grace.personId}/move`, { to: 'up' }],
      [`${path}/${grace.personId}/away`, days('2027-06-10', '2027-06-11')],
    ] as const)
      assert.equal(await press(nina, at, fields), 404, at)
    const { rows } = await sql`select from activity where what = 'changed the safety rota'`.execute(owner)
    assert.ok(rows.length >= 4)
  })

  it('keeps its last one while something waits, and says what an empty one means', async () => {
    await writes()
    for (const person of [ray, grace])
      assert.equal(await press(stella, `${path}/${person.personId}/off`), 303)
    const refused = await as(stella).post(`${path}/${nina.personId}/off`)
    assert.equal(refused.status, 409)
    assert.match(refused.html, /Something waits to be read, and nobody else is on the rota/)
    await sql`update concerns set done_at = at where done_at is null`.execute(owner)
    assert.equal(await press(stella, `${path}/${nina.personId}/off`), 303)
    assert.match(
      await textOf(stella, path),
      /While it is empty nobody can write here that a child is not safe/,
    )
    assert.equal((await as(amy).post(`${robin}/write/now`, { words: 'Anyone?' })).status, 409)
  })

  it('passes by who is away, and somebody always stays', async () => {
    assert.equal(await away(grace, ray, '2027-06-09', '2027-06-09'), 404, 'not theirs to say')
    assert.equal(await away(ray, ray, '2027-06-08', '2027-06-09'), 422, 'gone by')
    assert.equal(await away(ray, ray, '2027-06-09', '2027-08-08'), 422, '61 days')
    assert.equal(await away(ray, ray, '2027-06-09', '2027-08-07'), 303, '60 days')
    assert.equal(await away(stella, nina, '2027-06-10', '2027-06-12'), 303, 'the steward for her')
    const alone = await as(grace).post(`${path}/${grace.personId}/away`, days('2027-06-12', '2027-06-14'))
    assert.equal(alone.status, 409)
    assert.match(alone.html, /nobody would be there/)
    assert.equal(await away(grace, grace, '2027-06-13', '2027-06-14'), 303)
    assert.equal(await press(stella, `${path}/${grace.personId}/off`), 409, 'alone on some days')
    assert.match(await textOf(amy, `${robin}/write/now`), /Grace Adeyemi has it first/)
    assert.match(await textOf(nina, path), /Is away from 9 June 2027 until 7 August 2027/)
    assert.equal(await press(ray, `${path}/${ray.personId}/back`), 303)
    assert.match(await textOf(amy, `${robin}/write/now`), /Ray Osei has it first/)
  })
})
