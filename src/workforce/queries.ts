import { ask } from '#platform/database.ts'
import type { Day } from '#platform/time.ts'

/** The last day of the signed-in person's newest profiling competency that has begun: one row, null if they never held one. */
export const profilingUntil = () => ask<{ untilOn: Day | null }>`
  select max(until_on) as "untilOn" from competencies
  where staff_id = (select my_person()) and kind = 'profiling' and from_on <= today()`
