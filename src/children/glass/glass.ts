/** Break-glass: one child's record for one hour, because somebody may come to harm, with the steward told as it opens. */
import { record, type AreaTx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { ChildId } from '../queries.ts'
import { saveEnd } from '../sharing-queries.ts'
import {
  glassQueue,
  looksThrough,
  myGlass,
  notesOf,
  oneToCheck,
  saveBreaking,
  saveFamilysWords,
  saveNote,
  saveSearch,
} from './queries.ts'
import type { Finding, Reason } from './rules.ts'

export {
  glassWaiting,
  myGlass,
  type LookedThrough,
  type Note,
  type OpenGlass,
  type ToCheck,
  type Told,
  type Tries,
} from './queries.ts'

/** Answers the search's id, or undefined for the sixth in an hour. Whom it found stays behind the wall: see `matchesOf`. */
export async function findForGlass(
  tx: AreaTx,
  child: { firstName: string; familyName: string; bornOn: Day },
): Promise<string | undefined> {
  const id = newId()
  return (await saveSearch(tx, { id, ...child })) ? id : undefined
}

/**
 * Answers the child, who may be read from now for an hour and not written about. The alert is written with it, or nothing is.
 * Undefined where the child is in reach already, the search was used, or nobody else would check it.
 */
export async function breakGlass(
  tx: AreaTx,
  why: { searchId: string; reason: Reason; words: string },
): Promise<ChildId | undefined> {
  const id = newId()
  const childId = await saveBreaking(tx, { id, ...why })
  if (!childId) return undefined
  await record(tx, {
    what: 'opened this record for one hour, without a share',
    reading: false,
    children: [childId],
    subject: id,
  })
  return childId
}

/** Ends the hour before its time. Answers false when it was over already. */
export async function closeGlass(tx: AreaTx, childId: ChildId): Promise<boolean> {
  const open = await myGlass(tx, childId)
  if (!open) return false
  const ended = await saveEnd(tx, { id: newId(), childId, grantId: open.id, because: 'no longer needed' })
  if (ended)
    await record(tx, {
      what: 'closed this record before the hour was over',
      reading: false,
      children: [childId],
      subject: open.id,
    })
  return ended
}

/** A family's sentence to the steward: it comes back to the queue with it. */
export async function sayOfGlass(tx: AreaTx, said: { childId: ChildId; breakingId: string; words: string }) {
  await saveFamilysWords(tx, { id: newId(), ...said })
  await record(tx, {
    what: 'said something to the steward',
    reading: false,
    children: [said.childId],
    subject: said.breakingId,
  })
}

/** The id of the one that came last of those that wait; undefined when none does. */
export const newestToCheck = async (tx: AreaTx) => (await glassQueue(tx, { marked: false })).at(-1)?.id

/** One breaking as its steward sees it, with what was opened and said; undefined for anybody else, and for their own. */
export async function findToCheck(tx: AreaTx, breakingId: string) {
  const found = await oneToCheck(tx, breakingId)
  if (!found) return undefined
  return { ...found, looks: await looksThrough(tx, breakingId), notes: await notesOf(tx, breakingId) }
}

/** Append-only: the newest finding stands. */
export const findOfGlass = (tx: AreaTx, said: { breakingId: string; finding: Finding; words: string }) =>
  saveNote(tx, {
    id: newId(),
    breakingId: said.breakingId,
    kind: said.finding,
    words: said.words,
    untilOn: null,
  })

/** The family is told on this day by itself. The newest such day stands. */
export const tellFamilyLater = (tx: AreaTx, said: { breakingId: string; tellOn: Day; words: string }) =>
  saveNote(tx, {
    id: newId(),
    breakingId: said.breakingId,
    kind: 'not yet',
    words: said.words,
    untilOn: said.tellOn,
  })
