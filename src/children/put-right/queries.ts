import { sql } from 'kysely'
import { ask, type AreaTx } from '#platform/database.ts'
import type { Day, Moment } from '#platform/time.ts'
import type { ChildId } from '../queries.ts'
import { kinds, readable, type Kind, type Where } from './rules.ts'

type Row = Record<string, unknown>
export type ListedEntry = { slug: Kind['slug']; id: string; at: Moment; said: Row }

/** What whoever asks may read about this child, the newest first: what they wrote, or what others wrote. `most` at most. */
export async function entriesOf(
  tx: AreaTx,
  { childId, whose, most }: { childId: ChildId; whose: 'mine' | 'others'; most: number },
): Promise<ListedEntry[]> {
  const each = (whose === 'mine' ? kinds : readable).map(
    ({ slug, table, writtenBy, at }) => sql`(
      select ${sql.lit(slug)} as slug, t.id, t.${sql.ref(at)} as at, to_jsonb(t) as said from ${sql.table(table)} t
      where t.area_id = ${tx.areaId} and t.child_id = ${childId}
        and (t.${sql.ref(writtenBy)} = ${tx.personId}) = ${sql.lit(whose === 'mine')}
      order by t.${sql.ref(at)} desc, t.id limit ${most})`,
  )
  const { rows } = await sql<ListedEntry>`
    select * from (${sql.join(each, sql` union all `)}) listed order by at desc, id limit ${most}`.execute(tx)
  return rows
}

export type Entry = { childId: ChildId; table: string; id: string }
export type WrongEntry = { said: Row; beneath: { table: string; row: Row }[]; moves: boolean }

/** The entry and what goes with it, a hundred rows at most; undefined where it is not one's own to put right. */
export async function entryToPutRight(
  tx: AreaTx,
  { childId, table, id }: Entry,
): Promise<WrongEntry | undefined> {
  const { rows } = await sql<WrongEntry>`
    select said, beneath, moves from entry_to_put_right(${childId}, ${table}, ${id})`.execute(tx)
  return rows[0]
}

/** `name` is null where whoever asks may not know who it was. */
export type Reader = { personId: string | null; name: string | null; about: string | null; lastAt: Moment }

export async function readersOf(tx: AreaTx, { childId, table, id }: Entry): Promise<Reader[]> {
  const { rows } = await sql<Reader>`
    select person_id as "personId", name, about, last_at as "lastAt" from entry_readers(${childId}, ${table}, ${id})`.execute(
    tx,
  )
  return rows
}

/** What the database refuses as things stand (NF409), as a value. The transaction is then over. */
const orRefused = <T>(asked: Promise<T>): Promise<T | 'refused'> =>
  asked.catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'NF409') return 'refused' as const
    throw error
  })

/** False when it cannot be so as things stand, and the transaction is then over. */
export const saveAside = async (
  tx: AreaTx,
  { asideId, entry, where, words }: { asideId: string; entry: Entry; where: Where; words: string },
): Promise<boolean> =>
  (await orRefused(
    sql`select put_entry_aside(${asideId}, ${entry.childId}, ${entry.table}, ${entry.id}, ${where.toChildId}::uuid,
      ${where.why}, ${words}, '{}', null, null)`.execute(tx),
  )) !== 'refused'

/** False when it was undone before, or what was moved has been put aside since. */
export async function saveUndo(tx: AreaTx, asideId: string): Promise<boolean> {
  const undone = await orRefused(
    sql<{ undone: boolean }>`select undo_put_aside(${asideId}) as undone`.execute(tx),
  )
  return undone !== 'refused' && undone.rows[0]?.undone === true
}

export type PutRight = {
  id: string
  /** Whether it came here, and not from here. */
  onto: boolean
  kind: string
  why: string
  byName: string
  at: Moment
  undoneAt: Moment | null
  undoneBy: string | null
  undoable: boolean
}

/** What was put right on this child's record, the newest first: a hundred at most. */
export async function putRightAbout(tx: AreaTx, childId: ChildId): Promise<PutRight[]> {
  const { rows } = await sql<PutRight>`
    select id, onto, kind, why, by_name as "byName", at, undone_at as "undoneAt", undone_by as "undoneBy", undoable
    from put_right_about(${childId})`.execute(tx)
  return rows
}

export type WholeAside = {
  id: string
  kind: string
  why: string
  words: string
  byName: string
  at: Moment
  undoneAt: Moment | null
  undoneBy: string | null
  said: Row
  childId: ChildId
  knownAs: string
  toChildId: ChildId | null
  toKnownAs: string | null
}

/** For whoever did it, and for the steward; undefined for anybody else. */
export async function wholeAside(tx: AreaTx, asideId: string): Promise<WholeAside | undefined> {
  const { rows } = await sql<WholeAside>`
    select id, kind, why, words, by_name as "byName", at, undone_at as "undoneAt", undone_by as "undoneBy", said,
      child_id as "childId", known_as as "knownAs", to_child_id as "toChildId", to_known_as as "toKnownAs"
    from put_right_whole(${asideId})`.execute(tx)
  return rows[0]
}

export type QueuedAside = {
  id: string
  kind: string
  why: string
  byName: string
  at: Moment
  undoneAt: Moment | null
  told: number
  read: number
}

/** For the steward: the newest hundred. */
export async function asidesOfArea(tx: AreaTx): Promise<QueuedAside[]> {
  const { rows } = await sql<QueuedAside>`
    select id, kind, why, by_name as "byName", at, undone_at as "undoneAt", told, read from put_right_queue()`.execute(
    tx,
  )
  return rows
}

export type ToldOfAside = {
  personId: string
  kind: string
  name: string
  about: string
  fromOn: Day
  because: string
  readAt: Moment | null
}

export async function toldOfAside(tx: AreaTx, asideId: string): Promise<ToldOfAside[]> {
  const { rows } = await sql<ToldOfAside>`
    select person_id as "personId", kind, name, about, from_on as "fromOn", because, read_at as "readAt"
    from put_right_told(${asideId})`.execute(tx)
  return rows
}

export async function saveLater(
  tx: AreaTx,
  later: { asideId: string; personId: string; tellOn: Day; why: string },
): Promise<boolean> {
  const { rows } = await sql<{ later: boolean }>`
    select tell_of_it_later(${later.asideId}, ${later.personId}, ${later.tellOn}, ${later.why}) as later`.execute(
    tx,
  )
  return rows[0]?.later === true
}

export type Notice = { asideId: string; kind: string; childId: ChildId | null; at: Moment }

/** What somebody is told on their first page, until they say that they have read it: ten at most. */
export const myPutRightNotices = () =>
  ask<Notice>`select aside_id as "asideId", kind, child_id as "childId", at from my_put_right_notices()`

export async function saveRead(
  tx: AreaTx,
  { asideId, kind }: Pick<Notice, 'asideId' | 'kind'>,
): Promise<boolean> {
  const { rows } = await sql<{ read: boolean }>`select read_put_right(${asideId}, ${kind}) as read`.execute(
    tx,
  )
  return rows[0]?.read === true
}
