import { sql } from 'kysely'
import type { AreaTx } from '#platform/database.ts'
import type { Day } from '#platform/time.ts'
import type { ChildId } from '../queries.ts'
import { nameIn } from '../homes/queries.ts'
import type { AreaOrder, CourtOrder, Disputed, Dispute, Holder, Says, Word } from './rules.ts'

/** All that was said, the newest first: two hundred at most. */
export const wordsOf = (tx: AreaTx, childId: ChildId): Promise<Word[]> =>
  tx
    .selectFrom('responsibilityWords')
    .select([
      'id',
      'aboutId',
      'says',
      'shown',
      'byId',
      nameIn('responsibilityWords', 'byName').as('byName'),
      'at',
    ])
    .where('areaId', '=', tx.areaId)
    .where('childId', '=', childId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()

/** What is being looked into: about whom, by whom and until when. Never who asked. */
export async function disputedOf(tx: AreaTx, childId: ChildId): Promise<Disputed[]> {
  const { rows } = await sql<Disputed>`
    select about_id as "aboutId", looking, due_on as "dueOn" from responsibility_disputed(${childId})`.execute(
    tx,
  )
  return rows
}

/** True where it goes against what somebody said before, and the steward looks into it. */
export async function saveWord(
  tx: AreaTx,
  word: { id: string; childId: ChildId; aboutId: string; says: Says; shown: string },
): Promise<boolean> {
  const { rows } = await sql<{ against: boolean }>`
    select say_responsibility(${word.id}, ${word.childId}, ${word.aboutId}, ${word.says}, ${word.shown}) as against`.execute(
    tx,
  )
  return rows[0]?.against ?? false
}

export const saveDispute = (
  tx: AreaTx,
  dispute: { id: string; childId: ChildId; aboutId: string; words: string },
) =>
  sql`select dispute_responsibility(${dispute.id}, ${dispute.childId}, ${dispute.aboutId}, ${dispute.words})`.execute(
    tx,
  )

/** The orders that stand and that I may read, the newest first: fifty at most. */
export const ordersOf = (tx: AreaTx, childId: ChildId): Promise<CourtOrder[]> =>
  tx
    .selectFrom('courtOrders')
    .select([
      'id',
      'kind',
      'fromOn',
      'untilOn',
      'means',
      'seenOn',
      nameIn('courtOrders', 'byName').as('byName'),
    ])
    .where('areaId', '=', tx.areaId)
    .where('childId', '=', childId)
    .where('endedAt', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(50)
    .execute()

export type NewOrder = {
  childId: ChildId
  kind: string
  fromOn: Day
  untilOn: Day | null
  means: string
  seenOn: Day
  protects: string[]
  binds: string[]
  readers: string[]
}
export const saveOrder = (tx: AreaTx, order: NewOrder & { id: string }) =>
  sql`select record_court_order(${order.id}, ${order.childId}, ${order.kind}, ${order.fromOn}, ${order.untilOn}, ${order.means}, ${order.seenOn},
    ${order.protects}::uuid[], ${order.binds}::uuid[], ${order.readers}::uuid[])`.execute(tx)

/** What the steward is to look into, what is due first: two hundred at most. Empty for everybody else. */
export async function disputesInArea(tx: AreaTx): Promise<Dispute[]> {
  const { rows } = await sql<Dispute>`
    select id, known_as as "knownAs", family_name as "familyName", carer, words, by_name as "byName", at, due_on as "dueOn" from disputes_in_area()`.execute(
    tx,
  )
  return rows
}

export async function wordsInDispute(tx: AreaTx, disputeId: string) {
  const { rows } = await sql<Pick<Word, 'says' | 'shown' | 'byName' | 'at'>>`
    select says, shown, by_name as "byName", at from words_in_dispute(${disputeId})`.execute(tx)
  return rows
}

export const saveSettled = (
  tx: AreaTx,
  found: { id: string; disputeId: string; says: Says; shown: string; words: string },
) =>
  sql`select settle_dispute(${found.id}, ${found.disputeId}, ${found.says}, ${found.shown}, ${found.words})`.execute(
    tx,
  )

/** The orders that stand in the area, for the steward: two hundred at most. */
export async function ordersInArea(tx: AreaTx): Promise<AreaOrder[]> {
  const { rows } = await sql<AreaOrder>`
    select id, known_as as "knownAs", family_name as "familyName", kind, from_on as "fromOn", until_on as "untilOn", means, seen_on as "seenOn",
      by_name as "byName", protects, binds from orders_in_area()`.execute(tx)
  return rows
}

export async function holdersUnder(tx: AreaTx, orderId: string): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    select holder_id as "holderId", kind, name, scopes, decided, keeps, words, at from order_holders(${orderId})`.execute(
    tx,
  )
  return rows
}

export const saveDecision = (
  tx: AreaTx,
  decision: { id: string; orderId: string; holderId: string; keeps: readonly string[] | null; words: string },
) =>
  sql`select decide_by_order(${decision.id}, ${decision.orderId}, ${decision.holderId}, ${decision.keeps && [...decision.keeps]}::text[], ${decision.words})`.execute(
    tx,
  )

export const saveOrderEnded = (tx: AreaTx, { orderId, words }: { orderId: string; words: string }) =>
  sql`select end_court_order(${orderId}, ${words})`.execute(tx)
