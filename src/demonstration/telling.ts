/**
 * Tells a whole story in one transaction: each step by its own person, at its own moment, through the same doors and
 * walls as anyone. It happens wholly or not at all, so that a program stopped half way leaves no half-told child.
 */
import { sql, type Transaction } from 'kysely'
import { enterSession, type AreaTx, type Database, type Role, type Visit } from '#platform/database.ts'
import { hashOf, newKey } from '#platform/ids.ts'
import type { DB } from '#platform/schema.d.ts'
import type { Moment } from '#platform/time.ts'

export type Actor = { areaId: string; personId: string; role: Role; at: Moment }
export type OwnerTx = Transaction<DB>
export type Telling = {
  /** Does the work as this person at this moment. */
  as: <T>(actor: Actor, work: (tx: AreaTx, visit: Visit) => Promise<T>) => Promise<T>
  /** For what has no door yet, and for progress: as the owner. */
  owner: OwnerTx
}

export function telling<T>(owner: Database, work: (telling: Telling) => Promise<T>): Promise<T> {
  return owner.transaction().execute(async (tx) => {
    // What a power cut takes is told again, since its progress goes with it.
    await sql`set local synchronous_commit = off`.execute(tx)
    return work(tellingIn(tx))
  })
}

/** Within a transaction that is open already. */
export const tellingIn = (tx: OwnerTx): Telling => ({
  as: (actor, act) => actAs(tx, actor, act),
  owner: tx,
})

async function actAs<T>(
  tx: OwnerTx,
  actor: Actor,
  act: (tx: AreaTx, visit: Visit) => Promise<T>,
): Promise<T> {
  const key = newKey()
  await sql`insert into sessions (key_hash, area_id, person_id, role, opened_at, idle_until, idle_for, ends_at, fresh_at, moved)
    values (${hashOf(key)}, ${actor.areaId}, ${actor.personId}, ${actor.role}, ${actor.at}, 'infinity', interval '1 day', 'infinity', ${actor.at}, ${actor.at}::timestamptz - now())`.execute(
    tx,
  )
  const visit = await enterSession(tx, { role: actor.role, key })
  if (!visit) throw new Error('The made-up person could not be signed in')
  const looked: AreaTx['looked'] = []
  const answer = await act(
    Object.assign(tx, { areaId: visit.areaId, personId: visit.personId, looked }),
    visit,
  )
  for (const { what, children } of looked)
    await sql`select record(${what}, true, ${[...children]}::uuid[], null)`.execute(tx)
  await ownerAgain(tx)
  await sql`delete from sessions where key_hash = ${hashOf(key)}`.execute(tx)
  return answer
}

/** Said as plain words, so that the pool, which keeps each role's questions apart, hears of it. */
const ownerAgain = (tx: OwnerTx | AreaTx) => sql.raw('set local role none').execute(tx)
