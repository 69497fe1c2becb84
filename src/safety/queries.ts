import { sql } from 'kysely'
import { nameIn } from '#children/children.ts'
import { ask, type AreaTx } from '#platform/database.ts'
import type { Day, Moment } from '#platform/time.ts'
import type { Kind, OnRota } from './rules.ts'

/** Those who read, in the order in which it comes to them. */
export async function rotaOf(tx: AreaTx): Promise<OnRota[]> {
  const { rows } = await sql<{
    id: string
    name: string
    job: string
    awayFrom: Day | null
    awayUntil: Day | null
    reached: boolean
  }>`select id, name, job, away_from, away_until, reached from rota_now()`.execute(tx)
  return rows.map(({ awayFrom, awayUntil, ...person }) => ({ ...person, away: awayOf(awayFrom, awayUntil) }))
}
export const awayOf = (from: Day | null, until: Day | null) => (from && until ? { from, until } : undefined)

export type Written = {
  childId: string
  kind: Kind
  words: string
  reachHow: string
  offer: string
  keptFrom: readonly string[]
  keptBecause: string | null
}

export const saveConcern = (tx: AreaTx, { id, dueOn, ...said }: Written & { id: string; dueOn: Day }) =>
  sql`select raise_concern(${id}, ${said.childId}, ${said.kind}, ${said.words}, ${said.reachHow}, ${said.offer},
    ${[...said.keptFrom]}::uuid[], ${said.keptBecause}, ${dueOn})`.execute(tx)

const columns = [
  'concerns.id',
  'concerns.childId',
  'concerns.kind',
  'concerns.words',
  'concerns.reachHow',
  'concerns.offer',
  'concerns.keptFrom',
  'concerns.keptBecause',
  'concerns.toldBy',
  'concerns.teller',
  'concerns.dueOn',
  'concerns.at',
  'concerns.doneAt',
] as const

export const findConcern = (tx: AreaTx, id: string) =>
  tx.selectFrom('concerns').select(columns).where('concerns.id', '=', id).executeTakeFirst()

/** What was written about this child and I may read, newest first. */
export const concernsOf = (tx: AreaTx, childId: string) =>
  tx
    .selectFrom('concerns')
    .select(['id', 'toldBy', 'at', 'doneAt'])
    .where('childId', '=', childId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(10)
    .execute()

/** Who took it, the newest first. */
export const takingsOf = (tx: AreaTx, { childId, id }: { childId: string; id: string }) =>
  tx
    .selectFrom('concernTakings')
    .select(['nth', 'staffName', 'staffId', 'at'])
    .where('areaId', '=', tx.areaId)
    .where('childId', '=', childId)
    .where('concernId', '=', id)
    .orderBy('nth', 'desc')
    .limit(20)
    .execute()

export const talkOf = (tx: AreaTx, { childId, id }: { childId: string; id: string }) =>
  tx
    .selectFrom('concernTalks')
    .select(['spokeTo', 'words', 'spokeAt', nameIn('concernTalks', 'staffName').as('staffName')])
    .where('areaId', '=', tx.areaId)
    .where('childId', '=', childId)
    .where('concernId', '=', id)
    .executeTakeFirst()

/** False when somebody else took it meanwhile, or it is done. */
export async function saveTaking(tx: AreaTx, taking: { id: string; concernId: string; seen: number }) {
  const { rows } = await sql<{
    taken: boolean
  }>`select take_concern(${taking.id}, ${taking.concernId}, ${taking.seen}) as taken`.execute(tx)
  return rows[0]?.taken ?? false
}

/** False when it was done already. */
export async function saveTalk(
  tx: AreaTx,
  talk: { id: string; concernId: string; spokeTo: string; words: string; spokeAt: Moment },
) {
  const { rows } = await sql<{
    closed: boolean
  }>`select close_concern(${talk.id}, ${talk.concernId}, ${talk.spokeTo}, ${talk.words}, ${talk.spokeAt}) as closed`.execute(
    tx,
  )
  return rows[0]?.closed ?? false
}

export async function onRota(tx: AreaTx) {
  const { rows } = await sql<{ on: boolean }>`select on_rota() as on`.execute(tx)
  return rows[0]?.on ?? false
}

export type OpenConcern = {
  concernId: string
  knownAs: string
  familyName: string
  teller: string
  dueOn: Day
  at: Moment
  takenById: string | null
  takenBy: string | null
}

/** What waits, oldest first, for somebody on the rota; nothing for anyone else. */
export async function openConcerns(
  tx: AreaTx,
  { kind, after, most }: { kind: Kind; after?: { at: Moment; id: string } | undefined; most: number },
) {
  const { rows } = await sql<OpenConcern>`
    select concern_id, known_as, family_name, teller, due_on, at, taken_by_id, taken_by
    from open_concerns(${kind}, ${after?.at ?? '-infinity'}::timestamptz, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid, ${most})`.execute(
    tx,
  )
  return rows
}

/** One row for somebody on the rota, none for anyone else: how many wait, up to a thousand and one, and whom no message reaches. */
export const concernsWaiting = () =>
  ask<{
    n: number
    unreached: number
  }>`select n, unreached from concerns_waiting()`

/** To whom a message about it has gone, the first first. */
export async function toldOf(tx: AreaTx, concernId: string) {
  const { rows } = await sql<{ staffId: string; staffName: string; at: Moment }>`
    select staff_id, staff_name, at from sent_about(${concernId})`.execute(tx)
  return rows
}

export async function childOf(tx: AreaTx, concernId: string) {
  const { rows } = await sql<{
    childId: string
    knownAs: string
    familyName: string
    bornOn: Day | null
    settingName: string | null
  }>`select child_id, known_as, family_name, born_on, setting_name from concern_child(${concernId})`.execute(
    tx,
  )
  return rows[0]
}

export type Reached = {
  name: string
  relationship: string
  phone: string | null
  email: string | null
  bestTime: string | null
  /** They must not know yet, so how to reach them is left out. */
  kept: boolean
}
export async function contactsOf(tx: AreaTx, concernId: string) {
  const { rows } =
    await sql<Reached>`select name, relationship, phone, email, best_time, kept from concern_contacts(${concernId})`.execute(
      tx,
    )
  return rows
}

export type HelpOffered = {
  concernId: string
  teller: string
  offer: string
  dueOn: Day
  at: Moment
  takenBy: string | null
  spokenBy: string | null
}
/** What a carer may know of what colleagues wrote: that help was offered, by whom and by when. */
export async function helpOffered(tx: AreaTx, childId: string) {
  const { rows } = await sql<HelpOffered>`
    select concern_id, teller, offer, due_on, at, taken_by, spoken_by from help_offered(${childId})`.execute(
    tx,
  )
  return rows
}
