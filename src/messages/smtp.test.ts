/** The same letters by a mail server: once to a mailbox, tried again where that helps, and not where it does not. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { letterHouse } from '../../test/support/letter-house.ts'
import { openMailServer } from '../../test/support/smtp.ts'
import { sendDueLetters } from './messages.ts'
import { smtpPost } from './smtp.ts'

const { world, worker, secret, publicUrl, someone, aNumber, askForLink, stateOf, write, people } =
  await letterHouse()
const server = await openMailServer()
const post = smtpPost(server.account, 2_000)
const send = () => sendDueLetters(worker, { post, secret, publicUrl })
const amys = 'amy.carter@example.org'

describe('a letter by a mail server', () => {
  it('is a mail as the standards have it, from us to one address, with a link that works', async () => {
    const mail = someone()
    await askForLink(mail)
    await send()
    const [letter, ...more] = server.to(mail)
    assert.ok(letter && more.length === 0)
    assert.equal(letter.headers.get('subject'), 'Your link to Ninefold')
    assert.equal(letter.headers.get('auto-submitted'), 'auto-generated')
    assert.ok(!letter.headers.has('list-unsubscribe'), 'a link that was asked for cannot be stopped')
    const link =
      /http:\/\/localhost(\/sign-in\/[\w-]+\/[\w-]+)/.exec(letter.body)?.[1] ?? assert.fail(letter.body)
    assert.equal((await world.as().post(link)).status, 303)
    assert.equal(await stateOf(mail), 'accepted')
  })

  it('of a kind that may be stopped carries the one press that stops it', async () => {
    await write(amys, 'plan-changed')
    await send()
    const letter = server.to(amys).at(-1) ?? assert.fail('no letter')
    const stop = /^<http:\/\/localhost(\/letters\/stop\/\S+)>$/.exec(
      letter.headers.get('list-unsubscribe') ?? '',
    )?.[1]
    assert.equal(letter.headers.get('list-unsubscribe-post'), 'List-Unsubscribe=One-Click')
    assert.ok(stop)
    assert.equal((await world.as().post(stop)).status, 200)
    assert.match((await world.as(people.amy).get('/me/notices')).html, /value="plan-changed"(?![^>]*checked)/)
  })

  it('comes once though the server took it and said nothing', async () => {
    const mail = someone()
    await write(mail)
    server.state.dropsAfter = true
    await send()
    assert.equal(await stateOf(mail), 'begun')
    await world.passes('1 minute')
    await send()
    assert.equal(server.state.given >= 2, true)
    assert.equal(server.to(mail).length, 1, 'the same Message-ID')
    assert.equal(await stateOf(mail), 'accepted')
  })

  for (const [what, refusal, state] of [
    ['no such mailbox', { at: 'RCPT', say: '550 5.1.1 No such user' }, 'unreachable'],
    ['a mailbox that is full', { at: 'RCPT', say: '552 5.2.2 Mailbox full' }, 'undelivered'],
    ['a letter that is not wanted', { at: 'DATA', say: '554 5.7.1 Refused by policy' }, 'undelivered'],
  ] as const)
    it(`is not tried again after ${what}`, async () => {
      const mail = someone()
      await write(mail)
      server.meets(refusal)
      await send()
      assert.equal(await stateOf(mail), state)
      await world.passes('1 day')
      await send()
      assert.equal(server.to(mail).length, 0)
    })

  for (const [what, refusal] of [
    ['a server that asks to wait', { at: 'RCPT', say: '451 4.7.1 Greylisted' }],
    ['a full disk', { at: 'DATA', say: '452 4.3.1 Out of storage' }],
    ['a server that is closing', { at: 'greeting', say: '421 4.3.2 Shutting down' }],
    ['our own word refused', { at: 'AUTH', say: '535 5.7.8 Not accepted' }],
    ['our address refused', { at: 'MAIL', say: '550 5.7.1 Not yours' }],
  ] as const)
    it(`is tried again after ${what}`, async () => {
      const mail = someone()
      await write(mail)
      server.meets(refusal)
      await send()
      assert.equal(server.to(mail).length, 0)
      assert.equal(await stateOf(mail), 'begun')
      await world.passes('31 seconds')
      await send()
      assert.equal(server.to(mail).length, 1)
    })

  it('lets the others wait where the trouble is ours, and not where it is one letter’s', async () => {
    const [one, other] = [someone(), someone()]
    await write(one)
    await write(other)
    server.meets({ at: 'RCPT', say: '550 5.1.1 No such user' })
    await send()
    assert.deepEqual([await stateOf(one), await stateOf(other)], ['unreachable', 'accepted'])
    const [third, fourth] = [someone(), someone()]
    await write(third)
    await write(fourth)
    server.meets({ at: 'greeting', say: '421 4.3.2 Shutting down' })
    await send()
    assert.deepEqual([await stateOf(third), await stateOf(fourth)], ['begun', 'waiting'])
  })

  it('does not go to a number, nor where there is no address', async () => {
    const number = aNumber()
    await write(number)
    await write('not an address@')
    await send()
    assert.equal(await stateOf(number), 'undelivered')
    assert.equal(await stateOf('not an address@'), 'unreachable')
  })

  it('says nothing of itself that a program between could keep: no name, no need', () => {
    for (const { whole } of server.mails) assert.doesNotMatch(whole, /Robin|Carter |autis|plan changed/i)
  })
})
