/** Letters on their way: once each, tried again, held at night. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { inviteCarer, takeBackInvite } from '#children/children.ts'
import { tokenFor } from '#platform/ids.ts'
import { startWorker } from '#platform/jobs.ts'
import { Temporal } from '#platform/time.ts'
import { nightlyWork } from '../nightly.ts'
import { letterHouse } from '../../test/support/letter-house.ts'
import type { Mood } from '../../test/support/notify.ts'
import { sendLetter } from './messages.ts'

const {
  world,
  owner,
  people,
  notify,
  worker,
  secret,
  sending,
  send,
  itIs,
  someone,
  aNumber,
  askForLink,
  letters,
  stateOf,
  write,
} = await letterHouse()

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
