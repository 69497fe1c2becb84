import type { AreaTx } from '#platform/database.ts'
import type { Day } from '#platform/time.ts'
import { sql } from 'kysely'

/** The last day of a person's newest profiling competency that has begun, if they ever held one. */
export async function profilingUntil(tx: AreaTx, staffId: string) {
  const newest = await tx
    .selectFrom('competencies')
    .select('untilOn')
    .where('staffId', '=', staffId)
    .where('kind', '=', 'profiling')
    .where('fromOn', '<=', sql<Day>`today()`)
    .orderBy('untilOn', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.untilOn
}
