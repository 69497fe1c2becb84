/** What a family agrees to: support, sharing, and medical things, each by itself. Withdrawn at the next press; kept for ever. */
import { record, type AreaTx, type Visit } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { ChildId } from '../queries.ts'
import { saveMedical, saveNo, saveSupport } from './queries.ts'

export async function sayOfSupport(
  tx: AreaTx,
  visit: Visit,
  { childId, said }: { childId: ChildId; said: 'asked' | 'yes' | 'no' | 'withdrawn' },
) {
  const id = newId()
  await saveSupport(tx, { id, childId, said, byName: visit.name })
  const what = said === 'asked' ? 'asked whether the family wants support' : 'said whether they want support'
  await record(tx, { what, reading: false, children: [childId], subject: id })
}

type Said = Omit<Parameters<typeof saveMedical>[1], 'id' | 'byName'>
export async function sayOfMedical(tx: AreaTx, visit: Visit, said: Said) {
  await saveMedical(tx, { id: newId(), ...said, byName: visit.name })
  const what =
    said.said === 'asked' ? 'asked for consent to a medical thing' : 'answered about a medical thing'
  await record(tx, { what, reading: false, children: [said.childId], subject: said.matterId })
}

/** A no ends at once all that they hold, and nobody lets them in until the family allows it. */
export async function sayNoTo(
  tx: AreaTx,
  no: { childId: ChildId; holderId: string; said: 'no' | 'allowed again' },
) {
  const id = newId()
  await saveNo(tx, { id, ...no })
  const what = no.said === 'no' ? 'said no to sharing with somebody' : 'allowed sharing with somebody again'
  await record(tx, { what, reading: false, children: [no.childId], subject: id })
}
