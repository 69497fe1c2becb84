/**
 * Front door of safety: somebody writes that something is not safe, a named person takes it, and it is done when somebody
 * has spoken to the family or the young person. Nothing is reckoned or sent on: a person reads, and a person decides.
 */
import type { Area } from '#areas/areas.ts'
import { record, type AreaTx, type Visit } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { Moment } from '#platform/time.ts'
import { rotaOf, saveConcern, saveTaking, saveTalk, type Written } from './queries.ts'
import { dueOn, readOn, thereOn } from './rules.ts'
import { watchOf } from './watch.ts'

export { concernsOf, concernsWaiting, helpOffered, type HelpOffered, type Reached } from './queries.ts'
export { beginPlan, nameOnPlan, sayOwnWords, writePart } from './plan/plan.ts'
export { mayReadPlan, peopleOf, plansWaiting } from './plan/queries.ts'
export { hoursInWords, whoseNow } from './rules.ts'
export { sayAway, sayWay } from './rota/rota.ts'
export { tellReaders } from './telling/telling.ts'
export { watchOf } from './watch.ts'

/** Who has it first on the day it is read next; undefined where nobody is on the rota. */
export const firstToRead = async (tx: AreaTx, { now }: Visit, area: Area) =>
  thereOn(await rotaOf(tx), readOn(now, watchOf(area)))[0]

// No event here names the child: another carer reads the list of who looked, and may be whom it is about. Each names what
// was written, so that the account can be gone through by it.
const about = (concernId: string) => ({ children: [], subject: concernId })

/** On the rota's list from this moment. Answers its id. The database refuses who does not hold the child, and an empty rota. */
export async function raiseConcern(tx: AreaTx, visit: Visit, area: Area, written: Written) {
  const id = newId()
  const due = dueOn(written.kind, visit.now, watchOf(area), area.safety.callWithinWorkingDays)
  await saveConcern(tx, { ...written, id, dueOn: due })
  await record(tx, { what: 'wrote to the safety rota', reading: false, ...about(id) })
  return id
}

export const lookedAtConcern = (tx: AreaTx, concernId: string) =>
  record(tx, { what: 'read what was written', reading: true, ...about(concernId) })

/** A list of names; its children are left out of the event, as above. */
export const lookedAtWaiting = (tx: AreaTx) =>
  record(tx, { what: 'looked at what waits to be read', reading: true, children: [] })

/** "I have this. `seen` is how many had taken it when they pressed: false when somebody else did meanwhile. */
export async function takeConcern(tx: AreaTx, { concernId, seen }: { concernId: string; seen: number }) {
  const taken = await saveTaking(tx, { id: newId(), concernId, seen })
  if (taken) await record(tx, { what: 'took what was written', reading: false, ...about(concernId) })
  return taken
}

/** Done: somebody has spoken to the family or the young person. False when it was done already. */
export async function closeConcern(
  tx: AreaTx,
  talk: { concernId: string; spokeTo: string; words: string; spokeAt: Moment },
) {
  const closed = await saveTalk(tx, { id: newId(), ...talk })
  if (closed) await record(tx, { what: 'spoke to the family', reading: false, ...about(talk.concernId) })
  return closed
}
