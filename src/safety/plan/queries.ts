import { sql } from 'kysely'
import type { ChildId } from '#children/children.ts'
import { ask, type AreaTx } from '#platform/database.ts'
import type { Day, Moment } from '#platform/time.ts'
import type { Named, Sections } from './rules.ts'

/** Whoever wrote it, by the name a reader may know. */
const writer = (table: string) => sql<string>`coalesce(
  (select c.name from child_carers c where c.area_id = ${sql.ref(`${table}.areaId`)} and c.child_id = ${sql.ref(`${table}.childId`)} and c.carer_id = ${sql.ref(`${table}.byId`)}),
  (select s.name from staff s where s.area_id = ${sql.ref(`${table}.areaId`)} and s.id = ${sql.ref(`${table}.byId`)}), somebody())`

const versions = (tx: AreaTx, childId: ChildId) =>
  tx
    .selectFrom('safetyPlans')
    .select(['id', 'nth', 'signs', 'helps', 'worse', 'atNight', 'keptSafe', 'reviewBy', 'at', 'byId'])
    .select(writer('safetyPlans').as('by'))
    .where('areaId', '=', tx.areaId)
    .where('childId', '=', childId)

/** The plan in force, for those it names and for whoever opened the record in an emergency; nothing for anyone else. */
export const planOf = (tx: AreaTx, childId: ChildId) =>
  versions(tx, childId).where('beside', '=', false).orderBy('nth', 'desc').limit(1).executeTakeFirst()

/** What I wrote while somebody else was quicker. */
export const besideOf = (tx: AreaTx, { childId, id }: { childId: ChildId; id: string }) =>
  versions(tx, childId)
    .where('beside', '=', true)
    .where('id', '=', id)
    .where('byId', '=', tx.personId)
    .executeTakeFirst()

/** What the young person says, the newest. */
export const wordsOf = (tx: AreaTx, childId: ChildId) =>
  tx
    .selectFrom('safetyPlanWords')
    .select(['words', 'saidTo', 'at', writer('safetyPlanWords').as('by')])
    .where('areaId', '=', tx.areaId)
    .where('childId', '=', childId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export type OnThePlan = Named & { holderId: string; at: Moment; endedAt: Moment | null; by: string }

/** Everybody it names or named, with what they do: a hundred at most. */
export async function peopleOf(tx: AreaTx, childId: ChildId): Promise<OnThePlan[]> {
  const { rows } = await sql<OnThePlan>`
    select p.id, p.holder_id as "holderId", p.at, p.ended_at as "endedAt",
      case when c.carer_id is not null then 'carer' when t.id is not null then 'team' else 'staff' end as kind,
      coalesce(c.name, t.name, s.name, somebody()) as name, coalesce(c.relationship, s.job, '') as about,
      coalesce(c.relationship = 'themselves', false) as own, p.holder_id = any (my_holders()) as mine,
      coalesce(bc.name, bs.name, somebody()) as by, x.words as part, x.agreed
    from safety_plan_people p
    left join child_carers c on c.area_id = p.area_id and c.child_id = p.child_id and c.carer_id = p.holder_id
    left join teams t on t.area_id = p.area_id and t.id = p.holder_id
    left join staff s on s.area_id = p.area_id and s.id = p.holder_id
    left join child_carers bc on bc.area_id = p.area_id and bc.child_id = p.child_id and bc.carer_id = coalesce(p.ended_by, p.by_id)
    left join staff bs on bs.area_id = p.area_id and bs.id = coalesce(p.ended_by, p.by_id)
    left join lateral (select y.words, y.agreed from safety_plan_parts y
      where y.area_id = p.area_id and y.child_id = p.child_id and y.person_id = p.id order by y.at desc, y.id desc limit 1) x on true
    where p.area_id = ${tx.areaId} and p.child_id = ${childId}
    order by p.ended_at desc nulls first, p.at, p.id limit 100`.execute(tx)
  return rows
}

export async function namesMe(tx: AreaTx, childId: ChildId) {
  const { rows } = await sql<{ named: boolean }>`select named_in_safety_plan(${childId}) as named`.execute(tx)
  return rows[0]?.named ?? false
}

/** Whether the plan is mine to read. */
export async function mayReadPlan(tx: AreaTx, childId: ChildId) {
  return (await planOf(tx, childId)) !== undefined
}

type Version = Sections & { id: string; childId: ChildId; reviewBy: Day }

export const saveFirst = (tx: AreaTx, plan: Version & { people: string[] }) =>
  sql`select begin_safety_plan(${plan.id}, ${plan.childId}, ${plan.signs}, ${plan.helps}, ${plan.worse}, ${plan.atNight}, ${plan.keptSafe},
    ${plan.reviewBy}, ${plan.people}::uuid[])`.execute(tx)

/** False when there is a newer version than the one that was read: this one is then kept beside it. */
export async function saveVersion(tx: AreaTx, plan: Version & { seen: number }) {
  const { rows } = await sql<{ kept: boolean }>`
    select change_safety_plan(${plan.id}, ${plan.childId}, ${plan.seen}, ${plan.signs}, ${plan.helps}, ${plan.worse}, ${plan.atNight},
      ${plan.keptSafe}, ${plan.reviewBy}) as kept`.execute(tx)
  return rows[0]?.kept ?? false
}

export const saveWords = (
  tx: AreaTx,
  said: { id: string; childId: ChildId; words: string; saidTo: string },
) => sql`select say_in_safety_plan(${said.id}, ${said.childId}, ${said.words}, ${said.saidTo})`.execute(tx)

export const saveName = (tx: AreaTx, named: { id: string; childId: ChildId; holderId: string }) =>
  sql`select name_in_safety_plan(${named.id}, ${named.childId}, ${named.holderId})`.execute(tx)

export const saveOff = (tx: AreaTx, { childId, personId }: { childId: ChildId; personId: string }) =>
  sql`select take_off_safety_plan(${childId}, ${personId})`.execute(tx)

export const savePart = (
  tx: AreaTx,
  part: { id: string; childId: ChildId; personId: string; words: string },
) => sql`select write_safety_part(${part.id}, ${part.childId}, ${part.personId}, ${part.words})`.execute(tx)

/** How many plans that name me or my team are to be looked at again within two weeks: fifty at most. */
export const plansWaiting = () => ask<{ n: number }>`select count(*)::int as n from safety_plans_due()`

/** Which they are, the oldest day first. */
export async function plansToReview(tx: AreaTx) {
  const { rows } = await sql<{ childId: ChildId; name: string; reviewBy: Day }>`
    select d.child_id as "childId", concat_ws(' ', called(c.id, c.known_as), c.family_name) as name, d.review_by as "reviewBy"
    from safety_plans_due() d join children c on c.area_id = ${tx.areaId} and c.id = d.child_id
    order by d.review_by, c.id`.execute(tx)
  return rows
}
