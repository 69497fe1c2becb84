/** Front door of workforce: who is trained in what, for now competencies only. */
import type { AreaTx } from '#platform/database.ts'
import type { Day } from '#platform/time.ts'
import { profilingUntil } from './queries.ts'
import { competencyOn } from './rules.ts'

export { maySign, type Competency } from './rules.ts'

/** Where a person's training to agree profiles stands today. */
export const profilingCompetency = async (tx: AreaTx, staffId: string, today: Day) =>
  competencyOn(today, await profilingUntil(tx, staffId))
