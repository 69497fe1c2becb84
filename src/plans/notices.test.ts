import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { sql } from 'kysely'
import { notifyPost } from '#messages/messages.ts'
import { openDatabase } from '#platform/database.ts'
import { Temporal } from '#platform/time.ts'
import { nightlyWork } from '../nightly.ts'
import { freshDatabase } from '../../test/support/database.ts'
import { openNotify } from '../../test/support/notify.ts'
import { neighbourhood } from '../../test/support/world.ts'
import { addItem } from './plans.ts'

const world = await neighbourhood(await freshDatabase())
const { owner, people, children, surroundings } = world
const notify = await openNotify()
const worker = openDatabase(world.urls.worker, { most: 2, role: 'app_worker' })
after(() => worker.destroy())
const { secret, publicUrl } = surroundings
const { jobs } = nightlyWork('unused', { post: notifyPost(notify.account), secret, publicUrl })

const itIs = (at: Temporal.ZonedDateTime) =>
  sql`update clock set moved = ${at.toInstant()}::timestamptz - transaction_timestamp()`.execute(owner)
const send = () => jobs['send-letters'](worker, undefined)
const newest = () => {
  const taken = notify.taken.map(({ to, personalisation }) => `${to}: ${personalisation['subject']}`)
  notify.taken.length = 0
  return taken.toSorted()
}
const today = Temporal.PlainDate.from('2027-01-12')
const at = (time: string, day = today) =>
  day.toZonedDateTime({ timeZone: 'Europe/London', plainTime: Temporal.PlainTime.from(time) })
const writes = (person: typeof people.grace) =>
  world.act(person, (tx) =>
    addItem(tx, {
      childId: children.robin,
      line: 'sensory',
      item: null,
      today,
      said: {
        need: 'Zqneed is loud',
        try: 'A quiet corner',
        place: 'setting',
        who: 'Miss Nair',
        byOn: today.add({ days: 7 }),
        helpKinds: ['help'],
      },
    }),
  )

await sql`delete from outbox`.execute(owner)
const both = (subject: string) => ['amy', 'ben'].map((name) => `${name}.carter@example.org: ${subject}`)

describe('a plan with something new in it', () => {
  it('is told to each carer by themselves, once a day, and not what it is', async () => {
    await itIs(at('10:00'))
    await writes(people.grace)
    await writes(people.grace)
    await send()
    assert.deepEqual(newest(), both('Something new on Ninefold'))
    await writes(people.grace)
    await send()
    assert.deepEqual(newest(), [])
    await itIs(at('10:01', today.add({ days: 1 })))
    await writes(people.grace)
    await send()
    assert.deepEqual(newest(), both('Something new on Ninefold'))
    for (const request of notify.heard) assert.doesNotMatch(request, /Zqneed|quiet corner|Robin|Nair|plan/i)
  })

  it('is told to nobody when a carer wrote it', async () => {
    await itIs(at('10:00', today.add({ days: 4 })))
    await writes(people.amy)
    await send()
    assert.deepEqual(newest(), [])
  })
})

describe('a review', () => {
  it('is reminded of a week before, in the morning, once', async () => {
    const { rows } = await sql<{ day: Temporal.PlainDate }>`
      select max(due_on) as day from dues where child_id = ${children.robin} and list = 'reviews'`.execute(
      owner,
    )
    const dueOn = rows[0]!.day
    const night = async (days: number) => {
      await itIs(at('03:10', dueOn.subtract({ days })))
      await jobs['remind-reviews'](worker, undefined)
      await send()
    }
    await sql`delete from dues where list = 'reviews' and (child_id <> ${children.robin} or due_on <> ${dueOn})`.execute(
      owner,
    )
    await night(8)
    await itIs(at('08:01', dueOn.subtract({ days: 8 })))
    await send()
    assert.deepEqual(newest(), [], 'not yet')
    await night(7)
    assert.deepEqual(newest(), [], 'not at ten past three')
    await itIs(at('08:01', dueOn.subtract({ days: 7 })))
    await send()
    assert.deepEqual(newest(), both('Time to look again'))
    for (const days of [6, 3, 0, -1]) {
      await night(days)
      await itIs(at('08:01', dueOn.subtract({ days })))
      await send()
    }
    assert.deepEqual(newest(), [])
  })

  it('is not counted as reminded of where nothing can be sent', async () => {
    await sql`delete from review_reminders`.execute(owner)
    await nightlyWork('unused').jobs['remind-reviews'](worker, undefined)
    const { rows } = await sql`select from review_reminders`.execute(owner)
    assert.equal(rows.length, 0)
  })
})
