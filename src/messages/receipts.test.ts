/** What comes back of letters: receipts, addresses that do not work, and what is kept of either. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { inviteCarer, keepContact, registerChild, share } from '#children/children.ts'
import { newId } from '#platform/ids.ts'
import { Temporal } from '#platform/time.ts'
import { nightlyWork } from '../nightly.ts'
import { letterHouse } from '../../test/support/letter-house.ts'
import type { Person } from '../../test/support/world.ts'

const {
  world,
  owner,
  people,
  notify,
  worker,
  receiptsToken,
  send,
  itIs,
  someone,
  aNumber,
  askForLink,
  stateOf,
  write,
  receipt,
  hears,
  bounced,
} = await letterHouse()

describe('a receipt', () => {
  const sent = async () => {
    const mail = someone()
    await write(mail)
    await send()
    return mail
  }

  it('is heard in any order and twice, and what is further never goes back', async () => {
    for (const [order, ends] of [
      [['created', 'sending', 'delivered'], 'delivered'],
      [['delivered', 'sending', 'created', 'delivered'], 'delivered'],
      [['delivered', 'temporary-failure'], 'delivered'],
      [['delivered', 'permanent-failure'], 'delivered'],
      [['temporary-failure', 'sending', 'temporary-failure'], 'undelivered'],
      [['temporary-failure', 'delivered'], 'delivered'],
      [['technical-failure'], 'undelivered'],
      [['permanent-failure', 'delivered', 'sending'], 'unreachable'],
      [['permanent-failure', 'permanent-failure'], 'unreachable'],
    ] as const) {
      await itIs('2027-06-09T12:00')
      const mail = await sent()
      for (const status of order) assert.equal(await hears(mail, status), 204)
      assert.equal(await stateOf(mail), ends, order.join())
      await world.passes('3 hours')
      await send()
      assert.equal(await stateOf(mail), ends, 'and asking changes nothing')
    }
  })

  it('that comes before we noted the letter is kept', async () => {
    const mail = someone()
    await write(mail)
    notify.meets('POST', 'taken, then dropped')
    await send()
    assert.equal(await hears(mail, 'delivered'), 204)
    await world.passes('1 hour')
    await send()
    assert.equal(await stateOf(mail), 'delivered')
    assert.equal(notify.to(mail).length, 1)
  })

  it('that never comes is asked for', async () => {
    const mail = await sent()
    notify.to(mail)[0]!.status = 'delivered'
    await world.passes('59 minutes')
    await send()
    assert.equal(await stateOf(mail), 'accepted')
    await world.passes('2 minutes')
    await send()
    assert.equal(await stateOf(mail), 'delivered')
    const asked = notify.state.asked
    await world.passes('2 days')
    await send()
    assert.equal(notify.state.asked, asked, 'and then no more')
  })

  it('is no longer asked for after a week', async () => {
    const mail = await sent()
    for (let day = 0; day < 8; day++) {
      await world.passes('1 day')
      await send()
    }
    const asked = notify.state.asked
    await world.passes('1 day')
    await send()
    assert.equal(notify.state.asked, asked)
    assert.equal(await stateOf(mail), 'accepted')
  })

  it('is taken only with the word, and tells nothing of what is not ours', async () => {
    const mail = await sent()
    const { id, reference } = notify.to(mail)[0]!
    const good = { id, reference, to: mail, status: 'permanent-failure' }
    for (const word of [
      '',
      'Bearer ',
      'Bearer wrong',
      `Basic ${receiptsToken}`,
      `Bearer ${receiptsToken}x`,
      receiptsToken,
      `Bearer ${'x'.repeat(9000)}`,
    ])
      assert.equal((await receipt(good, word)).status, 401, word.slice(0, 40))
    const answers = [
      await receipt({ ...good, reference: newId() }),
      await receipt({ ...good, id: newId() }),
      await receipt({ ...good, reference: id, id: reference }),
    ]
    // One that we never handed over is not Notify's to tell of.
    const waiting = await write(someone())
    answers.push(await receipt({ ...good, reference: waiting }))
    for (const answer of answers) {
      assert.equal(answer.status, 404)
      assert.equal(await answer.text(), '{"error":"not_found"}')
    }
    for (const odd of [
      '',
      '{',
      '[]',
      'null',
      { ...good, status: 'eaten by the dog' },
      { ...good, reference: `${reference}'` },
      { ...good, id: null },
    ])
      assert.equal((await receipt(odd)).status, 400)
    assert.equal(await stateOf(mail), 'accepted')
    assert.equal((await receipt(good)).status, 204)
    assert.equal(
      (await world.app.request('/letters/receipts', { method: 'POST' })).status,
      404,
      'where nobody has a word there is nothing',
    )
  })
})

describe('an address that does not work', () => {
  const mail = 'amy.carter@example.org'
  const { robin } = world.children
  const childPage = async (person: Person, child = robin) =>
    (await world.as(person).get(`/children/${child}`)).html
  const home = async (person: Person) => (await world.as(person).get('/home')).html

  it('is told to its carer, and to colleagues who may reach them, and to nobody else', async () => {
    await bounced(mail)
    const own = await home(people.amy)
    assert.match(own, /We could not reach this address/)
    assert.match(own, /amy\.carter@example\.org/)
    assert.match(own, /came back/)
    for (const other of [people.ben, people.carol, people.dee])
      assert.doesNotMatch(await home(other), /could not reach|amy\.carter/)
    for (const holder of [people.grace, people.tom]) {
      const seen = await childPage(holder)
      assert.match(seen, /Not reached\.<\/strong> The email address they sign in by does not work/)
      assert.doesNotMatch(seen, /amy\.carter@/, 'what they were not given is not told')
    }
    assert.doesNotMatch(await childPage(people.priya), /Not reached|does not work/)
    assert.doesNotMatch(await childPage(people.ben), /Not reached|does not work/)
    assert.doesNotMatch(await childPage(people.grace, world.children.sam), /Not reached/)
  })

  it('is named where the family gave it, however they wrote it, and never another carer’s', async () => {
    const number = '07700900555'
    await world.act(people.ben, (tx) =>
      keepContact(tx, { childId: robin, phone: '+44 7700 900-555', email: '', postcode: '', bestTime: '' }),
    )
    await bounced(number)
    const seen = await childPage(people.grace)
    assert.match(seen, /\+44 7700 900-555.*Not reached\.<\/strong> This mobile number does not work/s)
    const own = await home(people.ben)
    assert.match(own, /07700 900555/)
    assert.match(own, new RegExp(`href="/children/${robin}/contact"`))
    assert.doesNotMatch(await home(people.amy), /could not reach|900555/)
  })

  it('gets nothing more unasked, and a link once a day, until one arrives', async () => {
    await bounced(mail)
    const before = notify.to(mail).length
    await world.passes('1 minute')
    await write(mail)
    await askForLink(mail)
    await send()
    assert.equal(await stateOf(mail), 'unreachable,unreachable,unreachable')
    for (let day = 0; day < 3; day++) {
      // An hour later each day: a day after the letter before is over for certain.
      await itIs(`2027-06-1${day + 1}T1${day + 2}:00`)
      for (let minute = 0; minute < 4; minute++) {
        await askForLink(mail)
        await send()
        if (minute === 0 && day < 2) assert.equal(await hears(mail, 'permanent-failure'), 204)
        await write(mail)
        await send()
        await world.passes('1 minute')
      }
      if (day < 2) assert.equal(notify.to(mail).length, before + day + 1, `one on day ${day}`)
    }
    assert.match(await home(people.amy), /could not reach/)
    assert.equal(await hears(mail, 'delivered'), 204)
    assert.doesNotMatch(await home(people.amy), /could not reach/)
    assert.doesNotMatch(await childPage(people.grace), /Not reached/)
    const mended = notify.to(mail).length
    await write(mail)
    await send()
    assert.equal(notify.to(mail).length, mended + 1)
  })

  it('is not cleared by an older letter that arrives late, nor blamed for an older one that fails late', async () => {
    const late = async (older: string, newer: string) => {
      const address = someone()
      await write(address)
      await send()
      await world.passes('1 minute')
      await write(address)
      await send()
      const [first, second] = notify.to(address)
      for (const [letter, status] of [
        [second, newer],
        [first, older],
      ] as const)
        assert.equal((await receipt({ id: letter!.id, reference: letter!.reference, status })).status, 204)
      const { rows } = await sql<{
        state: string
      }>`select state from address_troubles where address = ${address}`.execute(owner)
      return rows.map(({ state }) => state).join()
    }
    assert.equal(await late('delivered', 'permanent-failure'), 'unreachable')
    assert.equal(await late('permanent-failure', 'delivered'), '')
    assert.equal(await late('permanent-failure', 'temporary-failure'), 'unreachable')
  })

  it('is told as undelivered where letters were given up', async () => {
    await write(mail)
    await send()
    await hears(mail, 'temporary-failure')
    assert.match(await home(people.amy), /did not get through/)
    assert.match(await childPage(people.grace), /The email address they sign in by did not take a message/)
    await write(mail)
    await send()
    assert.equal(await stateOf(mail), 'undelivered,accepted', 'and the next is tried')
  })
})

describe('what leaves the house', () => {
  it('names nobody and no need, and no two carers share a letter', async () => {
    const secretWords = ['Zqchild', 'Zqfamily', 'Zqknown', 'Zqcarer', 'Zqsecond', 'Zqneed', 'Zqstaff']
    const [one, other] = [someone('first'), someone('second')]
    const mother = { ...people.amy }
    await sql`update carers set name = 'Zqcarer' where id = ${mother.personId}`.execute(owner)
    const childId = await world.act(mother, (tx) =>
      registerChild(tx, {
        givenName: 'Zqchild',
        familyName: 'Zqfamily',
        knownAs: 'Zqknown',
        bornOn: Temporal.PlainDate.from('2018-05-04'),
        district: world.kent.district,
        settingId: null,
        noSetting: 'home educated',
        carerName: 'Zqcarer',
        relationship: 'mother',
      }),
    )
    await sql`update staff set name = 'Zqstaff', job = 'Zqneed' where id = ${people.nina.personId}`.execute(
      owner,
    )
    await world.act(mother, (tx) =>
      share(tx, { childId, holder: { kind: 'staff', id: people.nina.personId }, scopes: ['profile'] }),
    )
    const from = notify.heard.length
    for (const reach of [one, other])
      await world.act(mother, (tx) =>
        inviteCarer(tx, { childId, name: 'Zqsecond', relationship: 'father', reach, may: 'share' }),
      )
    await askForLink(one)
    await askForLink(aNumber())
    for (const template of ['something-new', 'passkey-added', 'passkey-removed', 'signed-in-by-link'])
      await write(someone(), template)
    await send()
    await world.passes('3 hours')
    await send()
    const said = notify.heard.slice(from)
    assert.ok(said.filter((request) => request.includes('personalisation')).length >= 8)
    for (const request of said) {
      for (const word of secretWords) assert.ok(!request.includes(word), `${word} in ${request}`)
      assert.ok(!request.includes(childId) && !request.includes(mother.personId))
      assert.doesNotMatch(request, /autis|adhd|neuro|diagnos|kent|medway|nhs|council/i)
      const addresses = request.match(/[\w.]+@example\.org|07\d{9}/g) ?? []
      assert.ok(new Set(addresses).size <= 1, `one address in ${request}`)
    }
    for (const { personalisation } of notify.taken) {
      const links = (personalisation['body'] ?? '').match(/https?:\/\/\S+/g) ?? []
      assert.equal(links.length, 1)
      assert.match(links[0]!, /^http:\/\/localhost\/sign-in(\/[0-9a-f-]{36}\/[\w-]{43})?$/)
    }
  })

  it('is forgotten after thirty days, and the trouble with an address a year later', async () => {
    const mail = someone()
    await bounced(mail)
    const forget = () => nightlyWork('unused').jobs['forget-spent'](worker, undefined)
    const count = async () => {
      const { rows } = await sql<{ n: string }>`
        select (select count(*) from outbox where address = ${mail}) || ' ' || (select count(*) from address_troubles where address = ${mail}) as n`.execute(
        owner,
      )
      return rows[0]?.n
    }
    for (const [passes, left] of [
      ['29 days', '1 1'],
      ['2 days', '0 1'],
      ['330 days', '0 1'],
      ['10 days', '0 0'],
    ] as const) {
      await world.passes(passes)
      await forget()
      assert.equal(await count(), left, passes)
    }
  })
})
