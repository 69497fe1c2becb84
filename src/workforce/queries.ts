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

/** Colleagues whose profiling competency is current today, by name: at most fifty. */
export const trainedToday = (tx: AreaTx) =>
  tx
    .selectFrom('competencies')
    .innerJoin('staff', 'staff.id', 'competencies.staffId')
    .select(['staff.id', 'staff.name', 'staff.job'])
    .where('competencies.kind', '=', 'profiling')
    .where(sql<boolean>`today() between from_on and until_on`)
    .where('staff.active', '=', true)
    .groupBy(['staff.id', 'staff.name', 'staff.job'])
    .orderBy('staff.name')
    .limit(50)
    .execute()
