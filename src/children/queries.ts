import { sql } from 'kysely'
import { ask, type AreaTx } from '#platform/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { Scope } from './rules.ts'

export type ChildId = Id<'children'>

export type NewChild = {
  id: ChildId
  grantId: string
  givenName: string
  familyName: string
  knownAs: string
  bornOn: Day
  district: string
  settingId: string | null
  noSetting: string | null
  carerName: string
  relationship: string
}

export const saveChild = (tx: AreaTx, child: NewChild) =>
  sql`select register_child(${child.id}, ${child.grantId}, ${child.givenName}, ${child.familyName}, ${child.knownAs},
    ${child.bornOn}, ${child.district}, ${child.settingId}, ${child.noSetting}, ${child.carerName}, ${child.relationship})`.execute(
    tx,
  )

export type ChildRow = {
  id: ChildId
  knownAs: string
  givenName: string
  familyName: string
  bornOn: Day
  district: string
  settingId: string | null
  noSetting: string | null
}

/** `keptPrivate`: where the child lives is kept from somebody; `placeKept`: from whoever asks, and then stands here empty. */
export const findChild = (tx: AreaTx, childId: ChildId) =>
  tx
    .selectFrom('children')
    .leftJoin('keptPlaces as kept', (join) =>
      join.onRef('kept.areaId', '=', 'children.areaId').onRef('kept.childId', '=', 'children.id'),
    )
    .leftJoin('settings', (join) =>
      join.on(sql`settings.id`, '=', sql`coalesce(children.setting_id, kept.setting_id)`),
    )
    .select([
      'children.id',
      sql<string>`called(children.id, known_as)`.as('knownAs'),
      'givenName',
      'familyName',
      'bornOn',
      sql<string>`coalesce(children.district, kept.district, '')`.as('district'),
      sql<string | null>`coalesce(children.setting_id, kept.setting_id)`.as('settingId'),
      sql<string | null>`coalesce(children.no_setting, kept.no_setting)`.as('noSetting'),
      sql<boolean>`coalesce(children.district, kept.district) is null`.as('placeKept'),
      sql<boolean>`children.district is null`.as('keptPrivate'),
      'settings.name as settingName',
    ])
    .where('children.id', '=', childId)
    .executeTakeFirst()

/** The signed-in carer's children, oldest first. A family has few: twenty at most. */
export const myChildren = () => ask<MyChild>`
  select c.id, called(c.id, c.known_as) as "knownAs", c.born_on as "bornOn", s.name as "settingName",
         coalesce(c.id = (select my_own_child()), false) as own
  from children c
  left join kept_places k on k.area_id = c.area_id and k.child_id = c.id
  left join settings s on s.area_id = c.area_id and s.id = case when c.setting_id is null then k.setting_id else c.setting_id end
  order by c.born_on, c.id limit 20`

export type MyChild = { id: ChildId; knownAs: string; bornOn: Day; settingName: string | null; own: boolean }

/** Who cares for the child now; whoever has left is named only where they wrote or looked. */
export const carersOf = (tx: AreaTx, childId: ChildId) =>
  tx
    .selectFrom('childCarers')
    .select(['carerId', 'name', 'relationship'])
    .where('childId', '=', childId)
    .where('leftAt', 'is', null)
    .orderBy('name')
    .limit(20)
    .execute()

export const mayReach = async (tx: AreaTx, childId: ChildId, scope: Scope) => {
  const { rows } = await sql<{ may: boolean }>`select may_reach(${childId}, ${scope}) as may`.execute(tx)
  return rows[0]?.may ?? false
}

export const settingsIn = (tx: AreaTx) =>
  tx.selectFrom('settings').select(['id', 'name', 'kind', 'district']).orderBy('name').limit(2000).execute()

export const findSetting = (tx: AreaTx, id: string) =>
  tx.selectFrom('settings').select(['id', 'name']).where('id', '=', id).executeTakeFirst()

export const myContact = (tx: AreaTx, childId: ChildId) =>
  tx
    .selectFrom('carerContacts')
    .select([
      'id',
      'phone',
      'email',
      // One for a home that is kept private stands with the home.
      sql<string | null>`coalesce(nullif(postcode, ''), (select h.postcode from home_carers h
        where h.area_id = carer_contacts.area_id and h.child_id = carer_contacts.child_id and h.carer_id = carer_contacts.carer_id
          and h.postcode is not null order by h.at desc limit 1))`.as('postcode'),
      'bestTime',
    ])
    .where('childId', '=', childId)
    .where('carerId', '=', tx.personId)
    .executeTakeFirst()

export const saveContact = (
  tx: AreaTx,
  contact: { id: string; childId: ChildId; phone: string; email: string; postcode: string; bestTime: string },
) => {
  const { id, childId, ...said } = contact
  return tx
    .insertInto('carerContacts')
    .values({ areaId: tx.areaId, childId, id, carerId: tx.personId, ...said })
    .onConflict((conflict) => conflict.columns(['areaId', 'childId', 'carerId']).doUpdateSet(said))
    .execute()
}

/** How to reach the carers who let us: for holders of `contact` only. */
export const contactsFor = (tx: AreaTx, childId: ChildId) =>
  tx
    .selectFrom('carerContacts as contact')
    .innerJoin('childCarers as carer', (join) =>
      join.onRef('carer.carerId', '=', 'contact.carerId').onRef('carer.childId', '=', 'contact.childId'),
    )
    .select([
      'carer.carerId',
      'carer.name',
      'carer.relationship',
      'contact.phone',
      'contact.email',
      'contact.bestTime',
    ])
    .where('contact.childId', '=', childId)
    .orderBy('carer.name')
    .limit(20)
    .execute()
