import { sql } from 'kysely'
import type { AreaTx } from '#platform/database.ts'
import type { ChildId } from '../queries.ts'
import type { Told } from './forms.ts'
import type { Home } from './rules.ts'

/** A name in a row of `table`, as it was written for those who may know it. `name_of` says who may. */
export const nameIn = <Name extends string | null = string>(table: string, column: string) =>
  sql<Name>`name_of(${sql.ref(`${table}.childId`)}, ${sql.ref(`${table}.id`)}, ${sql.ref(`${table}.${column}`)})`

/** Whether where this child lives, and who helps there, is kept from the carer who asks. */
export async function hiddenFrom(tx: AreaTx, childId: ChildId): Promise<boolean> {
  const { rows } = await sql<{ hidden: boolean }>`select hidden_from(${childId}) as hidden`.execute(tx)
  return rows[0]?.hidden ?? false
}

/** Whether the list of colleagues is kept from the carer who asks, because of any of their children. */
export async function colleaguesKept(tx: AreaTx): Promise<boolean> {
  const { rows } = await sql<{ kept: boolean }>`select place_hidden_from_me() as kept`.execute(tx)
  return rows[0]?.kept ?? false
}

/** The child's homes that I may know of, the oldest first: twenty at most. */
export async function homesOf(tx: AreaTx, childId: ChildId): Promise<Home[]> {
  const { rows } = await sql<Home>`
    select h.id, h.name, h.days, h.district, lives_there(h.child_id, h.id) as mine, k.because, k.at as "keptSince",
      array(select c.name from home_carers x join child_carers c
        on c.area_id = x.area_id and c.child_id = x.child_id and c.carer_id = x.carer_id and c.left_at is null
        where x.area_id = h.area_id and x.child_id = h.child_id and x.home_id = h.id order by c.name limit 10) as carers,
      array(select distinct x.postcode from home_carers x
        where x.area_id = h.area_id and x.child_id = h.child_id and x.home_id = h.id and x.postcode <> '' order by 1 limit 10) as postcodes
    from child_homes h
    left join home_hidings k on k.area_id = h.area_id and k.child_id = h.child_id and k.home_id = h.id and k.ended_at is null
    where h.area_id = ${tx.areaId} and h.child_id = ${childId}
    order by h.at, h.id limit 20`.execute(tx)
  return rows
}

/** Those who know of a home that is kept private, besides who lives there: fifty at most. */
export async function toldOf(tx: AreaTx, { childId, homeId }: { childId: ChildId; homeId: string }) {
  const { rows } = await sql<{ holderId: string; name: string }>`
    select t.holder_id as "holderId", coalesce(c.name, s.name, m.name, 'Somebody who has left') as name
    from home_hidings k
    join home_told t on t.area_id = k.area_id and t.child_id = k.child_id and t.hiding_id = k.id
    left join child_carers c on c.area_id = t.area_id and c.child_id = t.child_id and c.carer_id = t.holder_id
    left join staff s on s.area_id = t.area_id and s.id = t.holder_id
    left join teams m on m.area_id = t.area_id and m.id = t.holder_id
    where k.area_id = ${tx.areaId} and k.child_id = ${childId} and k.home_id = ${homeId} and k.ended_at is null
    order by 2, 1 limit 50`.execute(tx)
  return rows
}

/** Who could be told: colleagues and teams who may reach the family, and other carers. None for whoever may not tell. */
export async function mayBeTold(tx: AreaTx, { childId, homeId }: { childId: ChildId; homeId: string }) {
  const { rows } = await sql<Told>`
    select holder_id as "holderId", kind, name, about from may_be_told(${childId}, ${homeId})`.execute(tx)
  return rows
}

export const saveHome = (
  tx: AreaTx,
  home: { id: string; childId: ChildId; name: string; days: string; district: string; carers: string[] },
) =>
  sql`select add_home(${home.id}, ${home.childId}, ${home.name}, ${home.days}, ${home.district}, ${home.carers}::uuid[])`.execute(
    tx,
  )

/** False when it is private already. */
export async function savePrivate(
  tx: AreaTx,
  hiding: { id: string; childId: ChildId; homeId: string; because: string; tell: string[] },
) {
  const { rows } = await sql<{ kept: boolean }>`
    select keep_home_private(${hiding.id}, ${hiding.childId}, ${hiding.homeId}, ${hiding.because}, ${hiding.tell}::uuid[]) as kept`.execute(
    tx,
  )
  return rows[0]?.kept ?? false
}

export const saveTold = (tx: AreaTx, told: { childId: ChildId; homeId: string; holderId: string }) =>
  sql`select tell_of_home(${told.childId}, ${told.homeId}, ${told.holderId})`.execute(tx)

/** False when it was not private. */
export async function saveOpen(tx: AreaTx, { childId, homeId }: { childId: ChildId; homeId: string }) {
  const { rows } = await sql<{ opened: boolean }>`select open_home(${childId}, ${homeId}) as opened`.execute(
    tx,
  )
  return rows[0]?.opened ?? false
}
