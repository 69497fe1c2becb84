import { sql } from 'kysely'
import { ask, type AreaTx } from '#platform/database.ts'
import type { Day, Moment } from '#platform/time.ts'
import type { ChildId } from '../queries.ts'
import type { Confirmer, Standing, Why } from './rules.ts'

/** What tells whether two records are about one child. `place` is null where it is kept private. */
export type RecordFacts = Standing & {
  childId: ChildId
  knownAs: string
  givenName: string
  familyName: string
  bornOn: Day
  place: string | null
  registeredAt: Moment
  carers: string[]
  /** How many rows there are of each table of entries. */
  entries: Record<string, number>
  lastOn: Day
  paused: boolean
  held: boolean
  few: boolean
  /** A home is kept private, or an order of a court stands. */
  keptSafe: boolean
}

/** The steward's: records of exactly this name and day of birth, six at most, those begun first at the top. */
export async function recordsCalled(
  tx: AreaTx,
  called: { firstName: string; familyName: string; bornOn: Day },
): Promise<RecordFacts[]> {
  const { rows } = await sql<RecordFacts>`
    select child_id as "childId", known_as as "knownAs", given_name as "givenName", family_name as "familyName", born_on as "bornOn", place,
      registered_at as "registeredAt", carers, entries, last_on as "lastOn", paused, held, few, kept_safe as "keptSafe", own, joined
    from records_called(${called.firstName}, ${called.familyName}, ${called.bornOn})`.execute(tx)
  return rows
}

/** Refused (NF409) where one of them is joined already, or somebody who is kept safe was not spoken with. */
export const saveJoin = (
  tx: AreaTx,
  join: {
    id: string
    earlierId: ChildId
    goesOnId: ChildId
    why: Why
    words: string
    confirmedBy: Confirmer
    spoken: boolean
  },
) =>
  sql`select join_records(${join.id}, ${join.earlierId}, ${join.goesOnId}, ${join.why}, ${join.words}, ${join.confirmedBy},
    ${join.spoken})`.execute(tx)

/** False when it was undone before. */
export async function saveJoinUndone(tx: AreaTx, { id, because }: { id: string; because: string }) {
  const { rows } = await sql<{ undone: boolean }>`select undo_join(${id}, ${because}) as undone`.execute(tx)
  return rows[0]?.undone === true
}

export type Join = {
  id: string
  childId: ChildId
  knownAs: string
  familyName: string
  toChildId: ChildId
  toKnownAs: string
  toFamilyName: string
  why: string
  words: string
  confirmedBy: string
  byName: string
  at: Moment
  undoneAt: Moment | null
  undoneBy: string | null
  undoneBecause: string | null
}

/** For the steward, the newest first: two hundred at most. Empty for everybody else. */
export async function joinsHere(tx: AreaTx): Promise<Join[]> {
  const { rows } = await sql<Join>`
    select id, child_id as "childId", known_as as "knownAs", family_name as "familyName", to_child_id as "toChildId", to_known_as as "toKnownAs",
      to_family_name as "toFamilyName", why, words, confirmed_by as "confirmedBy", by_name as "byName", at, undone_at as "undoneAt",
      undone_by as "undoneBy", undone_because as "undoneBecause" from joins_here()`.execute(tx)
  return rows
}

/** `otherId` is there for whoever sees the other record too. */
export type Joined = { earlier: boolean; at: Moment; otherId: ChildId | null }

/** For everybody who sees the record: where it goes on, or what went before it. Five at most. */
export async function joinedHere(tx: AreaTx, childId: ChildId): Promise<Joined[]> {
  const { rows } = await sql<Joined>`
    select earlier, at, other_id as "otherId" from joined_here(${childId})`.execute(tx)
  return rows
}

export type JoinNotice = { childId: ChildId; earlier: boolean; at: Moment; undone: boolean }
/** What was joined, or taken apart, in the last two weeks among the records whoever asks sees: ten at most. */
export const myJoinNotices = () =>
  ask<JoinNotice>`select child_id as "childId", earlier, at, undone from my_join_notices()`
