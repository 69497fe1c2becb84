/** A neighbourhood whose letters go to a strict Notify, for tests of what becomes of them. Each test begins with an empty outbox at noon. */
import assert from 'node:assert/strict'
import { after, beforeEach } from 'node:test'
import { sql } from 'kysely'
import { createApp } from '#app.tsx'
import { notifyPost, sendDueLetters } from '#messages/messages.ts'
import { openDatabase } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { Temporal } from '#platform/time.ts'
import { freshDatabase } from './database.ts'
import { openNotify } from './notify.ts'
import { neighbourhood } from './world.ts'

export async function letterHouse() {
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
  /** One nobody asked for, as a room writes it. */
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

  return {
    world,
    owner,
    people,
    surroundings,
    notify,
    worker,
    receiptsToken,
    app,
    secret,
    publicUrl,
    sending,
    send,
    itIs,
    someone,
    aNumber,
    askForLink,
    letters,
    stateOf,
    write,
    receipt,
    hears,
    bounced,
  }
}
