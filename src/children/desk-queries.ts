import { sql } from 'kysely'
import { ask, type AreaTx } from '#platform/database.ts'
import type { Day } from '#platform/time.ts'
import type { ChildId } from './queries.ts'
import type { Scope } from './rules.ts'

export type DeskList = 'children' | 'reviews' | 'urgent' | 'countersign' | 'talk' | 'carers'
export type DeskRow = {
  dueOn: Day
  itemId: string
  childId: ChildId
  knownAs: string
  familyName: string
  bornOn: Day
  /** Empty where it is kept from whoever asks, and the setting with it. */
  district: string
  settingName: string | null
}

/**
 * One page of a work list: what falls due first, first. Reads each holder's own index, so the page costs the same
 * for a teacher of eight and a team of twelve thousand. `after` is the last row of the page before.
 * A setting is found by `case` and not by `coalesce`: behind a wall the database looks into an index only for what it knows
 * to give nothing away, and of the two it knows that of `case` alone. Otherwise it reads every setting of the area.
 */
export const deskPage = ({
  list,
  after,
  most,
}: {
  list: DeskList
  after?: { dueOn: Day; itemId: string } | undefined
  most: number
}) => ask<DeskRow>`
  with listed as (
    select distinct d.due_on, d.item_id, d.child_id
    from unnest((select my_holders())) as h (id)
    cross join lateral (
      select due_on, item_id, child_id from desk
      where area_id = (select my_area()) and holder_id = h.id and list = ${list}
        and (due_on, item_id) > (${after?.dueOn ?? '0001-01-01'}::date, ${after?.itemId ?? '00000000-0000-0000-0000-000000000000'}::uuid)
      order by due_on, item_id limit ${most}
    ) d
    order by d.due_on, d.item_id limit ${most}
  )
  select p.due_on as "dueOn", p.item_id as "itemId", p.child_id as "childId", called(c.id, c.known_as) as "knownAs",
         c.family_name as "familyName", c.born_on as "bornOn",
         coalesce(c.district, k.district, '') as district, s.name as "settingName"
  from listed p
  join children c on c.area_id = (select my_area()) and c.id = p.child_id
  left join kept_places k on k.area_id = c.area_id and k.child_id = c.id
  left join settings s on s.area_id = c.area_id and s.id = case when c.setting_id is null then k.setting_id else c.setting_id end
  order by p.due_on, p.item_id`

/** How many fall due within `days` on each list, up to a thousand each: beyond that the page says "more than a thousand". */
export const deskCounts = <L extends DeskList>(lists: readonly L[], days: number) =>
  ask<{ list: L; n: number }>`
  select l.list, (
    select count(*)::int from (
      select 1 from desk
      where area_id = (select my_area()) and holder_id = any ((select my_holders())::uuid[])
        and list = l.list and due_on <= (select today()) + ${days}::int
      limit 1001) few) as n
  from unnest(string_to_array(${lists.join()}, ',')) as l (list)`

export async function childrenNamed(tx: AreaTx, q: string): Promise<DeskRow[]> {
  const { rows } = await sql<DeskRow>`
    select c.registered_at::date as "dueOn", c.id as "itemId", c.id as "childId", called(c.id, c.known_as) as "knownAs",
           c.family_name as "familyName", c.born_on as "bornOn",
           coalesce(c.district, k.district, '') as district, s.name as "settingName"
    from find_children(${q}) f
    join children c on c.area_id = ${tx.areaId} and c.id = f.child_id
    left join kept_places k on k.area_id = c.area_id and k.child_id = c.id
    left join settings s on s.area_id = c.area_id and s.id = case when c.setting_id is null then k.setting_id else c.setting_id end
    order by c.family_name, c.known_as, c.id`.execute(tx)
  return rows
}

export const putDue = (
  tx: AreaTx,
  due: { childId: ChildId; list: DeskList; itemId: string; scope: Scope; dueOn: Day },
) => sql`select put_due(${due.childId}, ${due.list}, ${due.itemId}, ${due.scope}, ${due.dueOn})`.execute(tx)

export const dropDue = (tx: AreaTx, due: { childId: ChildId; list: DeskList; itemId: string }) =>
  sql`select drop_due(${due.childId}, ${due.list}, ${due.itemId})`.execute(tx)
