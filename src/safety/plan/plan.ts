/** One plan for when things get hard, read by exactly the people it names. */
import type { ChildId } from '#children/children.ts'
import { record, type AreaTx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import { saveFirst, saveName, saveOff, savePart, saveVersion, saveWords } from './queries.ts'
import type { Sections } from './rules.ts'

// No event here names the child: another carer reads the list of who looked, and would learn that there is a plan.
const done = (tx: AreaTx, what: string, subject: string) =>
  record(tx, { what, reading: false, children: [], subject })

/** The database refuses a second plan, and people who may not see the child. */
export async function beginPlan(
  tx: AreaTx,
  plan: Sections & { childId: ChildId; reviewBy: Day; people: string[] },
) {
  const id = newId()
  await saveFirst(tx, { ...plan, id })
  await done(tx, 'began a plan for when things are hard', id)
}

/** Answers the version that was written, and whether it is the plan: else somebody was quicker, and it is kept beside. */
export async function changePlan(
  tx: AreaTx,
  plan: Sections & { childId: ChildId; reviewBy: Day; seen: number },
) {
  const id = newId()
  const inForce = await saveVersion(tx, { ...plan, id })
  await done(tx, 'wrote in a plan for when things are hard', id)
  return { id, inForce }
}

/** `saidTo` is empty when they write it themselves. */
export async function sayOwnWords(tx: AreaTx, said: { childId: ChildId; words: string; saidTo: string }) {
  const id = newId()
  await saveWords(tx, { ...said, id })
  await done(tx, 'wrote the own words of a plan for when things are hard', id)
}

export async function nameOnPlan(
  tx: AreaTx,
  { childId, people }: { childId: ChildId; people: readonly string[] },
) {
  for (const holderId of people) {
    const id = newId()
    await saveName(tx, { id, childId, holderId })
    await done(tx, 'named somebody in a plan for when things are hard', id)
  }
}

export async function takeOffPlan(tx: AreaTx, off: { childId: ChildId; personId: string }) {
  await saveOff(tx, off)
  await done(tx, 'took a name off a plan for when things are hard', off.personId)
}

export async function writePart(tx: AreaTx, part: { childId: ChildId; personId: string; words: string }) {
  const id = newId()
  await savePart(tx, { ...part, id })
  await done(tx, 'wrote what somebody does in a plan for when things are hard', id)
}

/** Whoever opened the record in an emergency reads under the steward’s eyes; in the words of any page of the record. */
export const lookedAtPlan = (tx: AreaTx, { childId, named }: { childId: ChildId; named: boolean }) =>
  named
    ? record(tx, { what: 'read a plan for when things are hard', reading: true, children: [] })
    : record(tx, { what: 'looked at the page about this child', reading: true, children: [childId] })
