import { sql } from 'kysely'
import { answersTo, ask, type AreaTx } from '#platform/database.ts'
import type { Day, Moment } from '#platform/time.ts'
import type { ChildId } from '../queries.ts'
import type { Finding, Reason } from './rules.ts'

/** False when this would be one try too many. The transaction is then over: the database undoes it. */
export const saveSearch = async (
  tx: AreaTx,
  search: { id: string; firstName: string; familyName: string; bornOn: Day },
): Promise<boolean> =>
  (await orRefused(
    sql`select find_for_glass(${search.id}, ${search.firstName}, ${search.familyName}, ${search.bornOn})`.execute(
      tx,
    ),
  )) !== 'refused'

/** What the database refuses as things stand (NF409), as a value. */
const orRefused = <T>(asked: Promise<T>): Promise<T | 'refused'> =>
  asked.catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'NF409') return 'refused' as const
    throw error
  })

/** How many children a search of mine in the last hour found: 0, 1, or 2 for more. Undefined when there is no such search. */
export async function matchesOf(tx: AreaTx, searchId: string): Promise<number | undefined> {
  const { rows } = await sql<{ n: number | null }>`select my_glass_search(${searchId}) as n`.execute(tx)
  return rows[0]?.n ?? undefined
}

/** Answers the child; undefined where it is not for this way as things stand, and the transaction is then over. */
export async function saveBreaking(
  tx: AreaTx,
  breaking: { id: string; searchId: string; reason: Reason; words: string },
): Promise<ChildId | undefined> {
  const broken = await orRefused(
    sql<{ child: ChildId }>`
      select break_glass(${breaking.id}, ${breaking.searchId}, ${breaking.reason}, ${breaking.words}) as child`.execute(
      tx,
    ),
  )
  return broken === 'refused' ? undefined : broken.rows[0]?.child
}

export type OpenGlass = { id: string; until: Moment }

/** The hour I have with this child through the glass, while it lasts. */
export async function myGlass(tx: AreaTx, childId: ChildId): Promise<OpenGlass | undefined> {
  const { rows } = await sql<OpenGlass>`select id, until from my_glass(${childId})`.execute(tx)
  return rows[0]
}

export type Told = {
  id: string
  name: string
  job: string
  reason: string
  at: Moment
  until: Moment
  endedAt: Moment | null
  finding: string | null
  said: string[]
}

/** The newest first, fifty at most. */
export async function toldToFamily(tx: AreaTx, childId: ChildId): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select id, name, job, reason, at, until, ended_at as "endedAt", finding, said from glass_told(${childId})`.execute(
    tx,
  )
  return rows
}

export const saveFamilysWords = (
  tx: AreaTx,
  said: { id: string; childId: ChildId; breakingId: string; words: string },
) => sql`select say_of_glass(${said.id}, ${said.childId}, ${said.breakingId}, ${said.words})`.execute(tx)

export type ToCheck = {
  id: string
  name: string
  job: string
  reason: string
  words: string
  at: Moment
  until: Moment
  endedAt: Moment | null
  finding: string | null
  familySaid: boolean
  hidden: boolean
}

/** Those that wait, the oldest first; or those that are marked, the newest first. A hundred at most, and none for whoever is no steward. */
export const glassQueue = (tx: AreaTx, { marked }: { marked: boolean }) => queued(tx, marked, null)
export const oneToCheck = async (tx: AreaTx, breakingId: string) => (await queued(tx, false, breakingId))[0]

async function queued(tx: AreaTx, marked: boolean, only: string | null): Promise<ToCheck[]> {
  const { rows } = await sql<ToCheck>`
    select id, name, job, reason, words, at, until, ended_at as "endedAt", finding, family_said as "familySaid", hidden
    from glass_queue(${marked}, ${only})`.execute(tx)
  return rows
}

export type Tries = { name: string; job: string; tries: number; opened: number; lastAt: Moment }
/** Who looked for a child in the last thirty days, those who looked most first: fifty at most, for a steward. */
export async function glassTries(tx: AreaTx): Promise<Tries[]> {
  const { rows } = await sql<Tries>`
    select name, job, tries, opened, last_at as "lastAt" from glass_tries()`.execute(tx)
  return rows
}

/** How many wait for the signed-in steward: one row, null for whoever is none. */
export const glassWaiting = () => ask<{ n: number | null }>`select glass_waiting() as n`

export const isSteward = async (tx: AreaTx) => (await answersTo(tx, glassWaiting()))[0]?.n != null

export type LookedThrough = { at: Moment; what: string }
export async function looksThrough(tx: AreaTx, breakingId: string): Promise<LookedThrough[]> {
  const { rows } = await sql<LookedThrough>`select at, what from glass_looks(${breakingId})`.execute(tx)
  return rows
}

export type Note = { kind: string; words: string; untilOn: Day | null; at: Moment; name: string }
export async function notesOf(tx: AreaTx, breakingId: string): Promise<Note[]> {
  const { rows } = await sql<Note>`
    select kind, words, until_on as "untilOn", at, name from glass_notes_of(${breakingId})`.execute(tx)
  return rows
}

export const saveNote = (
  tx: AreaTx,
  note: { id: string; breakingId: string; kind: Finding | 'not yet'; words: string; untilOn: Day | null },
) =>
  sql`select note_glass(${note.id}, ${note.breakingId}, ${note.kind}, ${note.words}, ${note.untilOn})`.execute(
    tx,
  )
