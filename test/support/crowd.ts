/** Many children at once, for lists: rows as the definers would have written them, put in by the owner in bulk. */
import { sql } from 'kysely'
import type { Database } from '#platform/database.ts'

/** `many` children shared with the team, their reviews spread from `late` days ago to a year ahead. */
export async function shareCrowd(
  owner: Database,
  { areaId, team, many, late = 60 }: { areaId: string; team: string; many: number; late?: number },
) {
  await sql`
    with kids as (
      insert into children (area_id, id, given_name, family_name, known_as, born_on, district, no_setting, registered_at)
      select ${areaId}, gen_random_uuid(), 'Kit', 'Number ' || lpad(n::text, 5, '0'), 'Kit', current_date - 1000 - (n % 5000), 'ashford', 'home educated', now()
      from generate_series(1, ${many}::int) n returning id, family_name
    ), reached as (
      insert into reach (area_id, holder_id, scope, child_id, until)
      select ${areaId}, ${team}, s, id, 'infinity' from kids, unnest(array['profile', 'plan', 'contact']) s
    ), due as (
      insert into dues (area_id, child_id, item_id, list, scope, due_on)
      select ${areaId}, id, id, l, 'profile', current_date + (right(family_name, 5)::int % (365 + ${late}::int)) - ${late}::int
      from kids, unnest(array['reviews', 'children']) l returning child_id, item_id, list, due_on
    )
    insert into desk (area_id, holder_id, list, due_on, item_id, child_id)
    select ${areaId}, ${team}, list, due_on, item_id, child_id from due`.execute(owner)
  await sql`analyze desk`.execute(owner)
}
