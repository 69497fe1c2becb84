import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { after, beforeEach, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { createApp } from '#app.tsx'
import { inviteCarer, keepContact, registerChild, share, takeBackInvite } from '#children/children.ts'
import { openDatabase } from '#platform/database.ts'
import { newId, tokenFor } from '#platform/ids.ts'
import { startWorker } from '#platform/jobs.ts'
import { Temporal } from '#platform/time.ts'
import { nightlyWork } from '../nightly.ts'
import { freshDatabase } from '../../test/support/database.ts'
import { openNotify, type Mood } from '../../test/support/notify.ts'
import { neighbourhood, type Person } from '../../test/support/world.ts'
import { notifyPost, sendDueLetters, sendLetter } from './messages.ts'

const world = await neighbourhood(await freshDatabase())
const { owner, people, surroundings } = world
const notify = await openNotify()
const worker = openDatabase(world.urls.worker, { most: 4, role: 'app_worker' })
after(() => worker.destroy())

const receiptsToken = 'a word that only Notify was told, and nobody else'.replaceAll(' ', '-')
const app = createApp({ ...surroundings, receiptsToken })
const { secret, publicUrl } = surroundings
const sending = { post: notifyPost(notify.account, 2_000), secret, publicUrl }
const send = () => sendDueLetters(worker, sending)

/** From here the clock of the database goes on by itself. */
const itIs = (time: string) =>
  sql`update clock set moved = ${Temporal.PlainDateTime.from(time).toZonedDateTime('Europe/London').toInstant()}::timestamptz - transaction_timestamp()`.execute(
    owner,
  )
let turn = 0
const someone = (word = 'someone') => `${word}.${++turn}@example.org`
const aNumber = () => `07700900${String(100 + ++turn).slice(-3)}`
const askForLink = async (reach: string) => {
  const seen = await world.as().post('/sign-in', { area: 'kent-and-medway', reach })
  assert.equal(seen.status, 303)
}
const letters = async (address: string) => {
  const { rows } = await sql<{ id: string; state: string; tries: number; link: string; all: string }>`
    select id, state, tries, link_id as link, to_jsonb(o)::text as all from outbox o where address = ${address} order by made_at, id`.execute(
    owner,
  )
  return rows
}
const stateOf = async (address: string) => (await letters(address)).map(({ state }) => state).join()
/** One not asked for, as any room writes it. */
const write = async (address: string, template = 'something-new') => {
  const id = newId()
  await sql`insert into outbox (area_id, id, kind, address, template, made_at)
    values (${world.kent.id}, ${id}, ${address.includes('@') ? 'email' : 'phone'}, ${address}, ${template}, moment())`.execute(
    owner,
  )
  return id
}
const receipt = (body: unknown, authorization = `Bearer ${receiptsToken}`) =>
  app.request('/letters/receipts', {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
  })
/** Notify calls back about the last letter to this address. */
const hears = async (address: string, status: string, change: Record<string, unknown> = {}) => {
  const { id, reference } = notify.to(address).at(-1)!
  const { status: answered } = await receipt({ id, reference, to: address, status, ...change })
  return answered
}
const bounced = async (address: string) => {
  const before = notify.to(address).length
  await write(address)
  await send()
  assert.equal(notify.to(address).length, before + 1, 'it was sent')
  assert.equal(await hears(address, 'permanent-failure'), 204)
}

beforeEach(async () => {
  await sql`delete from outbox`.execute(owner)
  await sql`delete from address_troubles`.execute(owner)
  notify.state.always = undefined
  await itIs('2027-06-09T12:00')
})

describe('a letter that was asked for', () => {
  it('goes to that address alone, by the channel it is of, with a link that works once', async () => {
    const [mail, number] = [someone(), aNumber()]
    await askForLink(mail)
    await askForLink(number)
    await send()
    for (const [address, type] of [
      [mail, 'email'],
      [number, 'sms'],
    ] as const) {
      const [letter, ...more] = notify.to(address)
      assert.ok(letter && more.length === 0)
      assert.equal(letter.type, type)
      const link = /http:\/\/localhost(\/sign-in\/[\w-]+\/[\w-]+)/.exec(
        letter.personalisation['body'] ?? '',
      )?.[1]
      assert.ok(link)
      assert.equal((await world.as().post(link)).status, 303)
      assert.equal((await world.as().post(link)).status, 409)
      const [kept] = await letters(address)
      assert.equal(kept?.state, 'accepted')
      assert.ok(!kept?.all.includes(tokenFor(secret, kept.link)), 'the token is made as it goes')
    }
  })

  it('is sent by the worker within seconds, while the request knows nothing of it', async () => {
    const mail = someone()
    const pace = { look: 0.5, tries: 2, wait: 1, waitAtMost: 1 }
    const { jobs } = nightlyWork('unused', sending)
    const running = await startWorker({
      url: world.urls.worker,
      work: { jobs, nightly: [], everyMinute: [] },
      pace,
    })
    try {
      await askForLink(mail)
      for (let tries = 0; tries < 200 && notify.to(mail).length === 0; tries++) await sleep(50)
    } finally {
      await running.stop()
    }
    assert.equal(notify.to(mail).length, 1)
    assert.equal(await stateOf(mail), 'accepted')
  })

  it('is not sent once its hour is over', async () => {
    const mail = someone()
    await askForLink(mail)
    await world.passes('61 minutes')
    await send()
    assert.equal(notify.to(mail).length, 0)
    assert.equal(await stateOf(mail), 'too late')
  })

  it('never leaves a demonstration, nor a house without a post', async () => {
    const mail = someone()
    await askForLink(mail)
    await nightlyWork('unused').jobs['send-letters'](worker, undefined)
    await sql`update clock set demonstration = true`.execute(owner)
    await send()
    await sendLetter(worker, (await letters(mail))[0]!.id, sending)
    await sql`update clock set demonstration = false`.execute(owner)
    assert.equal(notify.to(mail).length, 0)
    assert.equal(await stateOf(mail), 'waiting')
  })
})

describe('a letter is sent once', () => {
  it('though many workers reach for it at once', async () => {
    const mail = someone()
    const id = await write(mail)
    await Promise.all([
      send(),
      send(),
      send(),
      sendLetter(worker, id, sending),
      sendLetter(worker, id, sending),
    ])
    await world.passes('10 minutes')
    await send()
    assert.equal(notify.to(mail).length, 1)
  })

  it('though the worker is killed after Notify took it and before that was noted', async () => {
    const mail = someone()
    await write(mail)
    const child = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        join('test', 'support', 'letter-worker.ts'),
        world.urls.worker,
        JSON.stringify(notify.account),
      ],
      { stdio: 'inherit' },
    )
    notify.meets('POST', 'taken, then silence')
    notify.state.onTaken = () => void child.kill('SIGKILL')
    await once(child, 'exit')
    notify.state.onTaken = () => undefined
    assert.equal(child.signalCode, 'SIGKILL')
    assert.equal(await stateOf(mail), 'begun')
    await send()
    assert.equal(await stateOf(mail), 'begun', 'for five minutes it is the dead one’s')
    await world.passes('6 minutes')
    await send()
    assert.equal(notify.to(mail).length, 1)
    assert.equal(await stateOf(mail), 'accepted')
  })

  for (const mood of [
    'taken, then dropped',
    'taken, then silence',
    'taken, then 500',
    'not understood',
  ] as const)
    it(`though the answer was ${mood}`, async () => {
      const mail = someone()
      await write(mail)
      notify.meets('POST', mood)
      await send()
      assert.equal(await stateOf(mail), 'begun')
      await world.passes('1 minute')
      await send()
      assert.equal(notify.to(mail).length, 1)
      assert.equal(await stateOf(mail), 'accepted')
    })

  it('and not again while nobody can say whether it went', async () => {
    const mail = someone()
    await write(mail)
    notify.meets('POST', 'taken, then dropped')
    await send()
    for (const mood of ['500', 'dropped', '429'] as const) {
      notify.meets('GET', mood)
      await world.passes('1 minute')
      await send()
      assert.equal(notify.to(mail).length, 1, mood)
      assert.equal(await stateOf(mail), 'begun', mood)
    }
    await world.passes('1 hour')
    await send()
    assert.equal(notify.to(mail).length, 1)
    assert.equal(await stateOf(mail), 'accepted')
  })

  it('nor when Notify has forgotten what it had accepted', async () => {
    const mail = someone()
    await write(mail)
    await send()
    notify.taken.length = 0
    await world.passes('2 hours')
    await send()
    assert.equal(notify.to(mail).length, 0)
    assert.equal(await stateOf(mail), 'accepted')
  })
})

describe('a letter that does not go', () => {
  it('is tried again after a refusal that passes: too many, our key, their trouble, no connection', async () => {
    for (const mood of ['429', '403', '500', 'dropped'] satisfies Mood[]) {
      const mail = someone()
      await write(mail)
      notify.meets('POST', mood)
      await send()
      assert.equal(notify.to(mail).length, 0, mood)
      await send()
      assert.equal(notify.to(mail).length, 0, `${mood}: not at once`)
      await world.passes('31 seconds')
      await send()
      assert.equal(notify.to(mail).length, 1, mood)
    }
  })

  it('lets the others wait where Notify says too many, and not where one is refused', async () => {
    const [first, second, third] = [someone(), someone(), someone()]
    for (const mail of [first, second, third]) await write(mail)
    notify.meets('POST', '400', '429')
    await send()
    assert.deepEqual(await Promise.all([first, second, third].map(stateOf)), [
      'undelivered',
      'begun',
      'waiting',
    ])
    await world.passes('1 minute')
    await send()
    assert.deepEqual(await Promise.all([first, second, third].map(stateOf)), [
      'undelivered',
      'accepted',
      'accepted',
    ])
  })

  it('is given up after seven tries, each longer after the one before', async () => {
    const mail = someone()
    await itIs('2027-06-09T08:00')
    await write(mail)
    notify.state.always = '500'
    const before = notify.state.posted
    const at: number[] = []
    for (let minute = 0; minute < 24 * 60; minute++) {
      const posted = notify.state.posted
      await send()
      if (notify.state.posted > posted) at.push(minute)
      if ((await stateOf(mail)) === 'undelivered') break
      await world.passes(minute < 60 ? '1 minute' : '5 minutes')
      if (minute >= 60) minute += 4
    }
    assert.equal(await stateOf(mail), 'undelivered')
    assert.equal(notify.state.posted - before, 7)
    const waits = at.slice(1).map((minute, i) => minute - at[i]!)
    assert.deepEqual(
      waits,
      waits.toSorted((one, other) => one - other),
      'longer and longer',
    )
    await world.passes('3 days')
    notify.state.always = undefined
    await send()
    assert.equal(notify.to(mail).length, 0)
  })

  it('is refused for good where the address is none, and not held against us', async () => {
    await write('not-an-address')
    await write('07700900')
    await send()
    for (const address of ['not-an-address', '07700900']) {
      assert.equal(notify.to(address).length, 0)
      assert.equal(await stateOf(address), 'unreachable')
    }
  })
})

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

describe('at night', () => {
  it('only what was asked for this minute goes; the rest waits for the morning, also when the clocks change', async () => {
    for (const [night, morning] of [
      ['2027-06-09T21:30', '2027-06-10T08:00'],
      ['2027-10-30T23:30', '2027-10-31T08:00'],
      ['2028-03-25T23:30', '2028-03-26T08:00'],
    ] as const) {
      const [asked, other] = [someone(), someone()]
      await itIs(night)
      await askForLink(asked)
      await write(other)
      await send()
      assert.equal(notify.to(asked).length, 1, night)
      assert.equal(notify.to(other).length, 0, night)
      const eight = Temporal.PlainDateTime.from(morning)
      await itIs(eight.subtract({ minutes: 1 }).toString())
      await send()
      assert.equal(notify.to(other).length, 0, `before ${morning}`)
      await itIs(eight.add({ seconds: 1 }).toString())
      await send()
      assert.equal(notify.to(other).length, 1, morning)
    }
  })

  it('an invite that was taken back is never sent, and one whose link is over goes without it', async () => {
    const [taken, known] = [someone('taken'), 'carol.diaz@example.org']
    const { robin: childId } = world.children
    await itIs('2027-06-09T23:00')
    // Sent while the neighbourhood was built: over by now, so that there is room.
    const invite = (reach: string) =>
      world.act(people.amy, (tx) =>
        inviteCarer(tx, { childId, name: 'Gran', relationship: 'grandparent', reach, may: 'care' }),
      )
    const inviteId = await invite(taken)
    await invite(known)
    await send()
    await world.act(people.amy, (tx) => takeBackInvite(tx, { childId, inviteId }))
    await itIs('2027-06-10T08:01')
    await send()
    assert.equal(notify.to(taken).length, 0)
    assert.equal(await stateOf(taken), 'too late')
    const body = notify.to(known).at(-1)?.personalisation['body'] ?? ''
    assert.match(body, /http:\/\/localhost\/sign-in$/)
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
