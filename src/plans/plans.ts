/** Front door of plans: what will be tried, what came of it, goals, and support that moves. */
import { letAreaTeamIn } from '#children/children.ts'
import { tellOfNews } from '#messages/messages.ts'
import { record, type AreaTx, type Visit } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { Temporal, type Day } from '#platform/time.ts'
import { callAskedAt, contactsWaiting, promiseCall } from '#profiles/profiles.ts'
import * as queries from './queries.ts'
import type { GoalId, ItemId, ItemRow, ItemWords, PlanId } from './queries.ts'
import {
  isPersonDue,
  mostGoals,
  mostItems,
  stateAfter,
  type CallReason,
  type ItemState,
  type Result,
} from './rules.ts'
import { decideMove, supportNow, type Direction } from './support/rules.ts'

export {
  findItem,
  findPlan,
  goalsOf,
  itemHistory,
  itemsOf,
  movesOf,
  newestTries,
  ratingsOf,
  type ItemRow,
  type ItemWords,
  type MoveRow,
} from './queries.ts'
export { maskingWarnings } from './goals/rules.ts'

type About = { childId: string }

/** The child's plan, begun now where there is none. Nothing else is needed first. */
async function takeUpPlan(tx: AreaTx, { childId, today }: About & { today: Day }) {
  const already = await queries.lockPlan(tx, { childId })
  if (already) return already
  const id: PlanId = newId()
  await queries.beginPlan(tx, { id, childId, begunOn: today })
  const plan = await queries.lockPlan(tx, { childId })
  if (!plan) throw new Error('The plan that was just begun is not there')
  if (plan.id === id)
    await record(tx, { what: 'began a plan', reading: false, children: [childId], subject: id })
  return plan
}

export type AboutWords = { liked: string; matters: string }

/** What people like and what matters. Of two people writing at once the second is told, and keeps their words. */
export async function changeAbout(
  tx: AreaTx,
  { childId, over, said, today }: About & { over: number; said: AboutWords; today: Day },
): Promise<{ outcome: 'kept' } | { outcome: 'changed meanwhile'; now: AboutWords & { changed: number } }> {
  const plan = await takeUpPlan(tx, { childId, today })
  if (plan.changed !== over) return { outcome: 'changed meanwhile', now: plan }
  if (plan.liked === said.liked && plan.matters === said.matters) return { outcome: 'kept' }
  await queries.savePlanHistory(tx, {
    id: newId(),
    childId,
    planId: plan.id,
    liked: plan.liked,
    matters: plan.matters,
  })
  await queries.savePlanWords(tx, { childId, ...said, changed: plan.changed + 1 })
  await record(tx, { what: 'wrote what matters', reading: false, children: [childId], subject: plan.id })
  return { outcome: 'kept' }
}

/** Adds something to try. Refused only when forty are going on already. */
export async function addItem(
  tx: AreaTx,
  {
    childId,
    said,
    line,
    item,
    today,
  }: About & { said: ItemWords; line: string; item: string | null; today: Day },
): Promise<{ outcome: 'added'; itemId: ItemId } | { outcome: 'refused'; because: string }> {
  const plan = await takeUpPlan(tx, { childId, today })
  const going = (await queries.itemsOf(tx, { childId })).filter(({ state }) => state !== 'stopped')
  if (going.length >= mostItems)
    return { outcome: 'refused', because: `There are ${mostItems} things in this plan. Stop one first.` }
  const itemId: ItemId = newId()
  await queries.saveItem(tx, { id: itemId, childId, planId: plan.id, line, item, ...said })
  await record(tx, { what: 'added to the plan', reading: false, children: [childId], subject: itemId })
  await tellOfNews(tx, childId)
  return { outcome: 'added', itemId }
}

/** Changes an item over the words its writer saw. The old words are kept beside it. */
export async function changeItem(
  tx: AreaTx,
  { childId, itemId, over, said }: About & { itemId: ItemId; over: number; said: ItemWords },
): Promise<{ outcome: 'kept' } | { outcome: 'gone' } | { outcome: 'changed meanwhile'; now: ItemRow }> {
  const item = await queries.lockItem(tx, { childId, itemId })
  if (!item) return { outcome: 'gone' }
  if (item.changed !== over) return { outcome: 'changed meanwhile', now: item }
  await keepChange(tx, item, said)
  return { outcome: 'kept' }
}

async function keepChange(tx: AreaTx, item: ItemRow, said: Partial<ItemWords> & { state?: ItemState }) {
  const { childId, id: itemId } = item
  await queries.saveItemHistory(tx, { childId, id: newId(), said: item })
  await queries.saveItemChange(tx, { childId, itemId, ...said, changed: item.changed + 1 })
  await record(tx, { what: 'changed the plan', reading: false, children: [childId], subject: itemId })
  await tellOfNews(tx, childId)
}

/** How a plan's item is going. Every word but "stopped" is also told of the thing itself. */
export async function setItemState(
  tx: AreaTx,
  { childId, itemId, state }: About & { itemId: ItemId; state: ItemState },
): Promise<{ outcome: 'gone' } | { outcome: 'kept'; personDue: boolean }> {
  const item = await queries.lockItem(tx, { childId, itemId })
  if (!item) return { outcome: 'gone' }
  if (state !== 'stopped') return tell(tx, { childId, item: item.item ?? item.id, result: state, words: '' })
  if (item.state !== state) await keepChange(tx, item, { state })
  return { outcome: 'kept', personDue: false }
}

/**
 * Something was tried, and this came of it. It is believed as told, and the plan's own lines about it follow.
 * `personDue` when two different things did not help and nobody was asked to ring since.
 */
export async function tell(
  tx: AreaTx,
  { childId, item, result, words }: About & { item: string; result: Result; words: string },
): Promise<{ outcome: 'kept'; personDue: boolean }> {
  const tryId = newId()
  await queries.saveTry(tx, { id: tryId, childId, item, result, words })
  await record(tx, { what: 'told what helped', reading: false, children: [childId], subject: tryId })
  for (const line of await queries.lockItemsAbout(tx, { childId, item }))
    if (line.state !== stateAfter[result]) await keepChange(tx, line, { state: stateAfter[result] })
  if (result !== 'did not help') return { outcome: 'kept', personDue: false }
  return { outcome: 'kept', personDue: await isCallOffered(tx, { childId }) }
}

/** Whether to offer a call: two things did not help, and none is on its way or was asked for since. */
export async function isCallOffered(tx: AreaTx, { childId }: About) {
  if ((await contactsWaiting(tx, { childId })).length > 0) return false
  return isPersonDue(await queries.newestTries(tx, { childId }), await callAskedAt(tx, { childId }))
}

/** Somebody will ring: the area's team is let in, and one of them has it on their list. Asked twice, promised once. */
export async function askForCall(
  tx: AreaTx,
  {
    childId,
    why,
    today,
    bankHolidays,
  }: About & { why: CallReason; today: Day; bankHolidays: ReadonlySet<string> },
): Promise<{ outcome: 'promised' | 'promised already' | 'the family asks' }> {
  await queries.takeTurn(tx, { childId })
  if ((await contactsWaiting(tx, { childId })).length > 0) return { outcome: 'promised already' }
  const teamId = await letAreaTeamIn(tx, childId, 'asked for help')
  if (!teamId) return { outcome: 'the family asks' }
  await promiseCall(tx, { childId, teamId, why, lines: [], today, bankHolidays })
  return { outcome: 'promised' }
}

/** A goal in the family's own words, with where things are now. Three open goals at most. */
export async function addGoal(
  tx: AreaTx,
  visit: Visit,
  { childId, words, rating, today }: About & { words: string; rating: number; today: Day },
): Promise<{ outcome: 'added'; goalId: GoalId } | { outcome: 'refused'; because: string }> {
  const plan = await takeUpPlan(tx, { childId, today })
  const open = (await queries.goalsOf(tx, { childId })).filter(({ endedAt }) => endedAt === null)
  if (open.length >= mostGoals)
    return {
      outcome: 'refused',
      because:
        'There are three goals already. Finish one before you add another, so that each gets its time.',
    }
  const goalId: GoalId = newId()
  await queries.saveGoal(tx, { id: goalId, childId, planId: plan.id, words })
  await record(tx, { what: 'set a goal', reading: false, children: [childId], subject: goalId })
  await rateGoal(tx, visit, { childId, goalId, rating })
  return { outcome: 'added', goalId }
}

/** A whole paper plan: every line and hope of it, or none where there is no room for all. */
export async function addPaperPlan(
  tx: AreaTx,
  visit: Visit,
  {
    childId,
    items,
    hopes,
    today,
  }: About & { items: ItemWords[]; hopes: { words: string; rating: number }[]; today: Day },
): Promise<{ outcome: 'added' } | { outcome: 'refused'; because: string }> {
  await takeUpPlan(tx, { childId, today })
  const going = (await queries.itemsOf(tx, { childId })).filter(({ state }) => state !== 'stopped').length
  if (going + items.length > mostItems)
    return {
      outcome: 'refused',
      because: `There is room for ${mostItems} things in a plan. Stop some first.`,
    }
  const open = (await queries.goalsOf(tx, { childId })).filter(({ endedAt }) => endedAt === null).length
  if (open + hopes.length > mostGoals)
    return {
      outcome: 'refused',
      because: `There is room for ${mostGoals} hopes at a time, and ${open} ${open === 1 ? 'is' : 'are'} in the plan already. Leave some out here, or finish one there.`,
    }
  for (const said of items) await addItem(tx, { childId, said, line: '', item: null, today })
  for (const hope of hopes) await addGoal(tx, visit, { childId, ...hope, today })
  return { outcome: 'added' }
}

/** Nought is "not at all yet", ten is "just as we hope". Every rating is kept. */
export async function rateGoal(
  tx: AreaTx,
  visit: Visit,
  { childId, goalId, rating }: About & { goalId: GoalId; rating: number },
) {
  await queries.saveRating(tx, { id: newId(), childId, goalId, rating, byName: visit.name })
  await record(tx, { what: 'rated a goal', reading: false, children: [childId], subject: goalId })
}

export async function finishGoal(tx: AreaTx, { childId, goalId }: About & { goalId: GoalId }) {
  if (await queries.endGoal(tx, { childId, goalId }))
    await record(tx, { what: 'finished a goal', reading: false, children: [childId], subject: goalId })
}

/** More, less, different, a pause, or back again. The plan, the goals and the review day stay as they are. */
export async function moveSupport(
  tx: AreaTx,
  visit: Visit,
  { childId, direction, reason }: About & { direction: Direction; reason: string },
) {
  await queries.takeTurn(tx, { childId })
  const [latest] = await queries.movesOf(tx, { childId })
  const decision = decideMove(direction, { from: supportNow(latest?.direction), reason })
  if (decision.outcome === 'refused') return decision
  const id = newId()
  await queries.saveMove(tx, { id, childId, direction, reason: reason.trim(), byName: visit.name })
  await record(tx, { what: 'moved support', reading: false, children: [childId], subject: id })
  return decision
}

/** When people next look at it together: the newest review's day, else the agreed version's. */
export const reviewDue = (
  version: { reviewOn: Day } | undefined,
  reviews: readonly { nextOn: Day; at: Temporal.Instant }[],
) =>
  reviews.toSorted((one, other) => Temporal.Instant.compare(other.at, one.at))[0]?.nextOn ?? version?.reviewOn
