/** Homes: where a child lives, with whom, and the one that somebody must not find. */
import { record, type AreaTx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { ChildId } from '../queries.ts'
import { saveHome, saveOpen, savePrivate, saveTold } from './queries.ts'
import type { Reason } from './rules.ts'

export async function addHome(
  tx: AreaTx,
  home: { childId: ChildId; name: string; days: string; district: string; carers: string[] },
) {
  const id = newId()
  await saveHome(tx, { id, ...home })
  await record(tx, { what: 'told of a home', reading: false, children: [home.childId], subject: id })
  return id
}

// Each of these ends in “kept private”: `who_looked` leaves them out for whoever must not know that there is such a home.
/** At once: the place leaves every row that others read. Nothing happens when it is private already. */
export async function keepHomePrivate(
  tx: AreaTx,
  home: { childId: ChildId; homeId: string; because: Reason; tell: string[] },
) {
  const id = newId()
  if (await savePrivate(tx, { id, ...home }))
    await record(tx, {
      what: 'said that a home is kept private',
      reading: false,
      children: [home.childId],
      subject: id,
    })
}

export async function tellOfHome(
  tx: AreaTx,
  { childId, homeId, tell }: { childId: ChildId; homeId: string; tell: readonly string[] },
) {
  for (const holderId of tell) await saveTold(tx, { childId, homeId, holderId })
  await record(tx, { what: 'told somebody of a home kept private', reading: false, children: [childId] })
}

export async function openHome(tx: AreaTx, { childId, homeId }: { childId: ChildId; homeId: string }) {
  if (await saveOpen(tx, { childId, homeId }))
    await record(tx, {
      what: 'said that a home need no longer be kept private',
      reading: false,
      children: [childId],
    })
}
