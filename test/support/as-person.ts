/** Acts as a made-up person at a moment of the past, through the same doors as anyone: a session, its role, its walls. */
import { sql } from 'kysely'
import { inSession, type AreaTx, type Database, type Role, type Visit } from '#platform/database.ts'
import { hashOf, newKey } from '#platform/ids.ts'
import type { Moment } from '#platform/time.ts'

export type Person = { areaId: string; personId: string; role: Role }

/** `owner` may write sessions with their clock moved; that is all it does here. The session lasts as long as the work. */
export async function asPerson<T>(
  { db, owner }: { db: Database; owner: Database },
  person: Person & { at: Moment },
  work: (tx: AreaTx, visit: Visit) => Promise<T>,
): Promise<T> {
  const key = newKey()
  await sql`insert into sessions (key_hash, area_id, person_id, role, opened_at, idle_until, idle_for, ends_at, fresh_at, moved)
    values (${hashOf(key)}, ${person.areaId}, ${person.personId}, ${person.role}, ${person.at}, 'infinity', interval '1 day', 'infinity', ${person.at}, ${person.at}::timestamptz - now())`.execute(
    owner,
  )
  try {
    let answer: { value: T } | undefined
    await inSession(db, { role: person.role, key }, async (tx, visit) => {
      answer = { value: await work(tx, visit) }
    })
    if (!answer) throw new Error('The made-up person could not be signed in')
    return answer.value
  } finally {
    await sql`delete from sessions where key_hash = ${hashOf(key)}`.execute(owner)
  }
}
