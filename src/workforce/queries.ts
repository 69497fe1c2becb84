import { sql } from 'kysely'
import { ask, type Database } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'

/** The last day of the signed-in person's newest profiling competency that has begun: one row, null if they never held one. */
export const profilingUntil = () => ask<{ untilOn: Day | null }>`
  select max(until_on) as "untilOn" from competencies
  where staff_id = (select my_person()) and kind = 'profiling' and from_on <= today()`

/** As the owner: from today somebody answers for this in their area, whom their work address names. False when nobody has it. */
export async function giveDuty(
  owner: Database,
  { area, email, duty }: { area: string; email: string; duty: 'steward' },
): Promise<boolean> {
  const { rows } = await sql`
    insert into duties (area_id, id, staff_id, duty, from_on)
    select e.area_id, ${newId()}, e.staff_id, ${duty}, today()
    from staff_emails e join areas a on a.id = e.area_id
    where a.slug = ${area} and e.email = lower(${email}) returning staff_id`.execute(owner)
  return rows.length > 0
}
