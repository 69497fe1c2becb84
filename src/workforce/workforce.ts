/** Front door of workforce: who is trained in what, and who answers for what. */
import { answersTo, type AreaTx } from '#platform/database.ts'
import type { Day } from '#platform/time.ts'
import { profilingUntil } from './queries.ts'
import { competencyOn } from './rules.ts'

export { giveDuty, profilingUntil } from './queries.ts'
export { competencyOn, maySign, type Competency } from './rules.ts'

/** Where the signed-in person's training to agree profiles stands today. */
export async function profilingCompetency(tx: AreaTx, today: Day) {
  const [newest] = await answersTo(tx, profilingUntil())
  return competencyOn(today, newest?.untilOn)
}
