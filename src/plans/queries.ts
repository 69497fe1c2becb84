import { sql, type Kysely } from 'kysely'
import type { HelpKind } from '#areas/areas.ts'
import { nameIn } from '#children/children.ts'
import type { AreaTx } from '#platform/database.ts'
import type { Id } from '#platform/ids.ts'
import type { DB } from '#platform/schema.d.ts'
import { Temporal, type Day } from '#platform/time.ts'
import type { ItemState, Place, Result } from './rules.ts'
import type { Direction } from './support/rules.ts'

export type PlanId = Id<'plans'>
export type ItemId = Id<'planItems'>
export type GoalId = Id<'goals'>
type About = { childId: string }

export const findPlan = (tx: AreaTx, { childId }: About) =>
  tx.selectFrom('plans').selectAll().where('childId', '=', childId).executeTakeFirst()

/** A plan is begun once: of two people at the same moment the second finds the first one's. */
export const beginPlan = (tx: AreaTx, plan: About & { id: PlanId; begunOn: Day }) =>
  tx
    .insertInto('plans')
    .values({ areaId: tx.areaId, begunBy: tx.personId, ...plan })
    .onConflict((conflict) => conflict.columns(['areaId', 'childId']).doNothing())
    .execute()

/** Locks the plan, so that what is counted before adding stays counted. */
export const lockPlan = (tx: AreaTx, { childId }: About) =>
  tx.selectFrom('plans').selectAll().where('childId', '=', childId).forUpdate().executeTakeFirst()

export const savePlanHistory = (
  tx: AreaTx,
  said: About & { id: string; planId: PlanId; liked: string; matters: string },
) =>
  tx
    .insertInto('planHistory')
    .values({ areaId: tx.areaId, byId: tx.personId, ...said })
    .execute()

export const savePlanWords = (
  tx: AreaTx,
  { childId, ...said }: About & { liked: string; matters: string; changed: number },
) => tx.updateTable('plans').set(said).where('childId', '=', childId).execute()

/** Everything in the plan, in the order it was added: two hundred at most, stopped ones among them. */
export const itemsOf = (tx: AreaTx, { childId }: About) =>
  tx
    .selectFrom('planItems')
    .selectAll()
    .where('childId', '=', childId)
    .orderBy('at')
    .orderBy('id')
    .limit(200)
    .execute()
export type ItemRow = Awaited<ReturnType<typeof itemsOf>>[number]

export const findItem = (tx: AreaTx, { childId, itemId }: About & { itemId: ItemId }) =>
  tx
    .selectFrom('planItems')
    .selectAll()
    .where('childId', '=', childId)
    .where('id', '=', itemId)
    .executeTakeFirst()

export const lockItem = (tx: AreaTx, { childId, itemId }: About & { itemId: ItemId }) =>
  tx
    .selectFrom('planItems')
    .selectAll()
    .where('childId', '=', childId)
    .where('id', '=', itemId)
    .forUpdate()
    .executeTakeFirst()

/** The plan's own lines about a thing, by the handbook's id or their own. */
export const lockItemsAbout = (tx: AreaTx, { childId, item }: About & { item: string }) =>
  tx
    .selectFrom('planItems')
    .selectAll()
    .where('childId', '=', childId)
    .where(({ or, eb }) => or([eb('item', '=', item), eb(sql<string>`id::text`, '=', item)]))
    .orderBy('id')
    .limit(200)
    .forUpdate()
    .execute()

export type ItemWords = {
  need: string
  try: string
  place: Place
  who: string
  byOn: Day
  helpKinds: HelpKind[]
}

export const saveItem = (
  tx: AreaTx,
  item: About & ItemWords & { id: ItemId; planId: PlanId; line: string; item: string | null },
) =>
  tx
    .insertInto('planItems')
    .values({ areaId: tx.areaId, addedBy: tx.personId, ...item })
    .execute()

export const saveItemChange = (
  tx: AreaTx,
  {
    childId,
    itemId,
    ...said
  }: About & { itemId: ItemId; changed: number } & Partial<ItemWords> & {
      state?: ItemState
    },
) => tx.updateTable('planItems').set(said).where('childId', '=', childId).where('id', '=', itemId).execute()

export const saveItemHistory = (tx: AreaTx, { childId, id, said }: About & { id: string; said: ItemRow }) =>
  tx
    .insertInto('planItemHistory')
    .values({
      areaId: tx.areaId,
      childId,
      id,
      itemId: said.id,
      byId: tx.personId,
      said: JSON.stringify({
        need: said.need,
        try: said.try,
        place: said.place,
        who: said.who,
        byOn: said.byOn.toString(),
        helpKinds: said.helpKinds,
        state: said.state,
      }),
    })
    .execute()

/** What items said before each change, oldest first. */
export const itemHistory = (tx: AreaTx, { childId }: About) =>
  tx
    .selectFrom('planItemHistory')
    .select(['itemId', 'said', 'at'])
    .where('childId', '=', childId)
    .orderBy('at')
    .orderBy('id')
    .limit(1000)
    .execute()

export const saveTry = (
  tx: AreaTx,
  told: About & { id: string; item: string; result: Result; words: string },
) =>
  tx
    .insertInto('tries')
    .values({ areaId: tx.areaId, toldBy: tx.personId, ...told })
    .execute()

/** The newest word on each thing that was tried, newest first: two hundred at most. */
export async function newestTries(tx: AreaTx, { childId }: About) {
  const rows = await tx
    .selectFrom('tries')
    .distinctOn('item')
    .select(['item', 'result', 'words', 'at'])
    .where('childId', '=', childId)
    .orderBy('item')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return rows.toSorted((one, other) => Temporal.Instant.compare(other.at, one.at))
}

export const goalsOf = (tx: AreaTx, { childId }: About) =>
  tx
    .selectFrom('goals')
    .select(['id', 'words', 'at', 'endedAt'])
    .where('childId', '=', childId)
    .orderBy('at')
    .orderBy('id')
    .limit(60)
    .execute()

export const ratingsOf = (tx: AreaTx, { childId }: About) =>
  tx
    .selectFrom('goalRatings')
    .select(['goalId', 'rating', nameIn('goalRatings', 'byName').as('byName'), 'at'])
    .where('childId', '=', childId)
    .orderBy('at')
    .orderBy('id')
    .limit(1000)
    .execute()

export const saveGoal = (tx: AreaTx, goal: About & { id: GoalId; planId: PlanId; words: string }) =>
  tx
    .insertInto('goals')
    .values({ areaId: tx.areaId, addedBy: tx.personId, ...goal })
    .execute()

export const endGoal = async (tx: AreaTx, { childId, goalId }: About & { goalId: GoalId }) => {
  const { numUpdatedRows } = await tx
    .updateTable('goals')
    .set({ endedAt: sql<Temporal.Instant>`moment()` })
    .where('childId', '=', childId)
    .where('id', '=', goalId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const saveRating = (
  tx: AreaTx,
  rating: About & { id: string; goalId: GoalId; rating: number; byName: string },
) =>
  tx
    .insertInto('goalRatings')
    .values({ areaId: tx.areaId, ratedBy: tx.personId, ...rating })
    .execute()

/** Every move of support, newest first: fifty at most. */
export const movesOf = (tx: AreaTx, { childId }: About) =>
  tx
    .selectFrom('supportMoves')
    .select(['direction', 'reason', nameIn('supportMoves', 'byName').as('byName'), 'at'])
    .where('childId', '=', childId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
export type MoveRow = Awaited<ReturnType<typeof movesOf>>[number]

export const saveMove = (
  tx: AreaTx,
  move: About & { id: string; direction: Direction; reason: string; byName: string },
) =>
  tx
    .insertInto('supportMoves')
    .values({ areaId: tx.areaId, movedBy: tx.personId, ...move })
    .execute()

/** One at a time for this child until the transaction ends, where there may be no row to lock yet. */
export const takeTurn = (tx: AreaTx, { childId }: About) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${childId}, 0))`.execute(tx)

/** For how many children each kind of help is in an open plan of the area, rounded down; absent where there are few. */
export async function kindsCounted(tx: Kysely<DB>, slug: string) {
  const { rows } = await sql<{
    kind: string
    children: number
  }>`select kind, children from kinds_counted(${slug})`.execute(tx)
  return rows
}
