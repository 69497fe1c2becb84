/** A record that only a named few among colleagues know of. */
import { record, type AreaTx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { ChildId } from '../queries.ts'
import { saveFew, saveOpenToAll } from './queries.ts'
import type { Reason } from './rules.ts'

/** At once, for every team and everybody who is not named. Nothing happens when it is so already. */
export async function keepToFew(
  tx: AreaTx,
  kept: { childId: ChildId; because: Reason; few: string[]; reviewOn: Day },
) {
  const id = newId()
  if (await saveFew(tx, { id, ...kept }))
    await record(tx, {
      what: 'kept the record to a few',
      reading: false,
      children: [kept.childId],
      subject: id,
    })
}

/** Whom it was shared with before, and has not been stopped since, sees it again. */
export async function openToAll(tx: AreaTx, childId: ChildId) {
  if (await saveOpenToAll(tx, childId))
    await record(tx, { what: 'opened the record again', reading: false, children: [childId] })
}
