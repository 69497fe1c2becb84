/** Correction by addition: what somebody says is not right stands beside the entry, and a colleague answers it by name. */
import { record, type AreaTx, type Visit } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { ChildId } from '../queries.ts'
import { saveCorrection, saveCorrectionAnswer } from './corrections-queries.ts'
import type { Entry } from './queries.ts'

export { correctionsOf, findCorrection, readEntry, type Correction } from './corrections-queries.ts'

export async function sayNotRight(
  tx: AreaTx,
  visit: Visit,
  { entry, words }: { entry: Entry; words: string },
): Promise<void> {
  const id = newId()
  await saveCorrection(tx, { entry, id, words, byName: visit.name })
  await record(tx, {
    what: 'said that an entry is not right',
    reading: false,
    children: [entry.childId],
    subject: id,
  })
}

export async function answerNotRight(
  tx: AreaTx,
  visit: Visit,
  said: { childId: ChildId; correctionId: string; answer: 'agreed' | 'kept'; words: string },
): Promise<void> {
  await saveCorrectionAnswer(tx, { id: newId(), byName: visit.name, ...said })
  await record(tx, {
    what: 'answered what somebody said is not right',
    reading: false,
    children: [said.childId],
    subject: said.correctionId,
  })
}
