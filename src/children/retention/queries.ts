import { sql } from 'kysely'
import type { AreaTx, Database } from '#platform/database.ts'
import type { Day, Moment } from '#platform/time.ts'
import type { ChildId } from '../queries.ts'
import type { HoldReason, Kind } from './rules.ts'

/** The day until which a record that whoever asks sees is kept at least: the same whatever is written in it. */
export async function keptUntil(tx: AreaTx, childId: ChildId): Promise<Day | undefined> {
  const { rows } = await sql<{ day: Day | null }>`select kept_until(${childId}) as day`.execute(tx)
  return rows[0]?.day ?? undefined
}

export type Keeps = { kind: Kind; years: number; days: number }

export async function keepsHere(tx: AreaTx): Promise<Keeps[]> {
  const { rows } = await sql<Keeps>`select kind, years, days from keeps_here()`.execute(tx)
  return rows
}

/** One look at what is due. `due` of it is still to go, `gone` went; the rest stayed. `counts`: how many rows of each table. */
export type Look = {
  id: string
  madeName: string
  madeAt: Moment
  agreedName: string | null
  agreedAt: Moment | null
  due: number
  gone: number
  changed: number
  held: number
  stuck: number
  counts: Record<string, number>
}

/** The looks of the area, the newest first: fifty at most. */
export async function looksHere(tx: AreaTx): Promise<Look[]> {
  const { rows } = await sql<Look>`
    select id, made_name as "madeName", made_at as "madeAt", agreed_name as "agreedName", agreed_at as "agreedAt",
           due, gone, changed, held, stuck, counts from erasure_runs_here()`.execute(tx)
  return rows
}

/** `knownAs` and the rest of the person are gone with the record. */
export type Found = {
  aboutId: string
  knownAs: string | null
  familyName: string | null
  bornOn: Day | null
  rule: Kind
  untilOn: Day
  lastOn: Day
  entries: number
  state: 'due' | 'gone' | 'changed' | 'held' | 'stuck'
}

/** What a look found, the longest due first: two hundred at most. */
export async function foundBy(tx: AreaTx, lookId: string): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select about_id as "aboutId", known_as as "knownAs", family_name as "familyName", born_on as "bornOn", rule,
           until_on as "untilOn", last_on as "lastOn", entries, state from erasure_items_of(${lookId})`.execute(
    tx,
  )
  return rows
}

/** Fixes what is due now, two hundred at most. A look that nobody agreed to makes way for it. */
export const saveLook = (tx: AreaTx, lookId: string) => sql`select preview_erasure(${lookId})`.execute(tx)

/** Refused where `canAgree` says no. */
export const saveAgreement = (tx: AreaTx, lookId: string) =>
  sql`select agree_to_erasure(${lookId})`.execute(tx)

export type Hold = {
  id: string
  knownAs: string
  familyName: string
  reason: HoldReason
  words: string
  untilOn: Day
  byName: string
  at: Moment
}

export async function holdsHere(tx: AreaTx): Promise<Hold[]> {
  const { rows } = await sql<Hold>`
    select id, known_as as "knownAs", family_name as "familyName", reason, words, until_on as "untilOn",
           by_name as "byName", at from holds_here()`.execute(tx)
  return rows
}

export type NewHold = {
  id: string
  lookId: string
  aboutId: string
  reason: HoldReason
  words: string
  untilOn: Day
}

/** Refused when it is held or gone already. */
export const saveHold = (tx: AreaTx, hold: NewHold) =>
  sql`select hold_record(${hold.id}, ${hold.lookId}, ${hold.aboutId}, ${hold.reason}, ${hold.words}, ${hold.untilOn})`.execute(
    tx,
  )

export const saveHoldEnd = (tx: AreaTx, holdId: string) => sql`select end_hold(${holdId})`.execute(tx)

// The worker ----------------------------------------------------------------------------------------------------------------

/** Who was erased: ids and no more. */
export type Erased = { area: string; id: string; rule: Kind; at: Moment }

/** Erases the next `most` of what was agreed to, and answers whom. What is not as it was agreed stays. */
export async function eraseSome(worker: Database, most: number): Promise<Erased[]> {
  const { rows } = await sql<Erased>`select area_id as area, id, rule, at from erase_some(${most})`.execute(
    worker,
  )
  return rows
}

export async function erasuresLeft(worker: Database): Promise<number> {
  const { rows } = await sql<{ n: number }>`select erasures_left() as n`.execute(worker)
  return rows[0]?.n ?? 0
}

// The owner, after a backup was restored ---------------------------------------------------------------------------------------

export async function erasedHere(owner: Database): Promise<Erased[]> {
  const { rows } =
    await sql<Erased>`select area_id as area, id, rule, at from erased order by at, id`.execute(owner)
  return rows
}

/** Which of these are here, of the areas that are. */
export async function backAgain(owner: Database, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{
    id: string
  }>`select id from children where id = any (${[...ids]}::uuid[])`.execute(owner)
  return new Set(rows.map(({ id }) => id))
}

export const eraseAgain = (owner: Database, { area, id, rule, at }: Erased) =>
  sql`select erase_again(${area}, ${id}, ${rule}, ${at})`.execute(owner)

// What is kept a short time -----------------------------------------------------------------------------------------------------

export async function forgetCopies(worker: Database, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select forget_copies(${most}) as n`.execute(worker)
  return rows[0]?.n ?? 0
}
export async function forgetSessions(worker: Database, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select forget_sessions(${most}) as n`.execute(worker)
  return rows[0]?.n ?? 0
}
