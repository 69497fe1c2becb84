import { sql } from 'kysely'
import type { AreaTx } from '#platform/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day, Moment } from '#platform/time.ts'
import type { Mark, Reason } from './rules.ts'

type ChildId = Id<'children'>
type Row = Record<string, unknown>

/** What the database refuses as things stand (NF409), as a value. The transaction is then over. */
const unlessRefused = (asked: Promise<unknown>): Promise<boolean> =>
  asked.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'NF409') return false
      throw error
    },
  )

/** Asks for what is held back, as it stands now. False when one is open already, or four were asked for in a year. */
export const saveAsking = (
  tx: AreaTx,
  { requestId, childId }: { requestId: string; childId: ChildId },
): Promise<boolean> =>
  unlessRefused(sql`select ask_for_whole(${requestId}, ${childId}, seen_by_me(${childId}))`.execute(tx))

export type Asked = { id: string; at: Moment; dueOn: Day; doneAt: Moment | null; doneBy: string | null }

/** What whoever asks asked for about this child, the newest first: ten at most. */
export async function askedFor(tx: AreaTx, childId: ChildId): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select id, at, due_on as "dueOn", done_at as "doneAt", done_by as "doneBy" from my_whole(${childId})`.execute(
    tx,
  )
  return rows
}

/** One row of the newest answer: given (`said`), given in other words, or kept back (`reason`, and no more). */
export type Answered = { table: string | null; said: Row | null; words: string; reason: Reason | null }

export async function answerFor(tx: AreaTx, childId: ChildId): Promise<Answered[]> {
  const { rows } = await sql<Answered>`
    select table_name as "table", said, words, reason from my_whole_answer(${childId})`.execute(tx)
  return rows
}

export type Waiting = {
  id: string
  knownAs: string
  personName: string
  at: Moment
  dueOn: Day
  held: number
  decided: number
}

/** For the steward: what is open in the area, what is due soonest first, a hundred at most. */
export async function wholeQueue(tx: AreaTx): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select id, known_as as "knownAs", person_name as "personName", at, due_on as "dueOn", held, decided
    from whole_queue()`.execute(tx)
  return rows
}

export type Held = {
  id: string
  table: string
  said: Row
  /** Why it was put aside, if it was. */
  aside: string | null
  mark: Mark | null
  words: string
  reason: Reason | null
  byName: string | null
}

/** What is held back, undecided first: two hundred at most, or one. Reading it is written down by the database. */
export async function heldBack(tx: AreaTx, requestId: string, heldId: string | null = null): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select id, table_name as "table", said, aside, mark, words, reason, by_name as "byName"
    from whole_held(${requestId}, ${heldId}::uuid)`.execute(tx)
  return rows
}

export async function peopleIn(tx: AreaTx, requestId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{
    id: string
    name: string
  }>`select id, name from whole_people(${requestId})`.execute(tx)
  return rows
}

/** False when it is done already, or about another child. */
export const saveMark = (
  tx: AreaTx,
  marked: { requestId: string; heldIds: string[]; mark: Mark; words: string; reason: Reason | null },
): Promise<boolean> =>
  unlessRefused(
    sql`select mark_whole(${marked.requestId}, ${marked.heldIds}::uuid[], ${marked.mark}, ${marked.words}, ${marked.reason})`.execute(
      tx,
    ),
  )

/** False when something is not decided yet, or it is done already. */
export const saveDone = (tx: AreaTx, requestId: string): Promise<boolean> =>
  unlessRefused(sql`select finish_whole(${requestId})`.execute(tx))
