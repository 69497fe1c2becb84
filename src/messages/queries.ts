import { sql, type Kysely } from 'kysely'
import { ask, type AreaTx, type Database } from '#platform/database.ts'
import type { DB } from '#platform/schema.d.ts'
import type { Moment } from '#platform/time.ts'
import type { Taken, Told } from './rules.ts'
import type { Template } from './words.ts'

export type Message = {
  id: string
  kind: string
  address: string
  template: Template
  linkId: string | null
  madeAt: Moment
}

/** The newest fifty letters of a demonstration; none anywhere else. */
export async function outbox(tx: Kysely<DB>): Promise<Message[]> {
  const { rows } = await sql<Message>`
    select id, kind, address, template, link_id as "linkId", made_at as "madeAt" from demonstration_outbox()`.execute(
    tx,
  )
  return rows
}

/** Letters due now, the longest due first: at most `most`. As the worker, like all that follows up to `hearReceipt`. */
export async function dueLetters(worker: Database, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from due_letters(${most})`.execute(worker)
  return rows.map(({ id }) => id)
}

export type TakenLetter = Taken & {
  id: string
  template: Template
  areaSlug: string
  kind: 'email' | 'phone'
  address: string
  linkId: string | null
}

/** The letter, ours alone for five minutes; undefined when it is another's, not due, or over. */
export async function takeLetter(worker: Database, letterId: string): Promise<TakenLetter | undefined> {
  const { rows } = await sql<TakenLetter>`
    select id, area_slug as "areaSlug", kind, address, template, link_id as "linkId", link_alive as "linkAlive",
           is_over as "isOver", made_at as "madeAt", now, state, tries, unreachable_at as "unreachableAt"
    from take_letter(${letterId})`.execute(worker)
  return rows[0]
}

/** From here on it may have gone. False: it is settled already. */
export async function beginLetter(worker: Database, letterId: string): Promise<boolean> {
  const { rows } = await sql<{ begun: boolean }>`select begin_letter(${letterId}) as begun`.execute(worker)
  return rows[0]?.begun ?? false
}

export type Note = { state?: Told | 'too late'; providerId?: string; againAt?: Moment | undefined }
export const noteLetter = (worker: Database, letterId: string, { state, providerId, againAt }: Note) =>
  sql`select note_letter(${letterId}, ${state ?? null}, ${providerId ?? null}, ${againAt ?? null})`.execute(
    worker,
  )

export async function forgetLetters(worker: Database, most: number): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select forget_letters(${most}) as gone`.execute(worker)
  return rows[0]?.gone ?? 0
}

/** Reminds of at most `most` reviews within a week; how many it was. As the worker. */
export async function remindReviews(worker: Database, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select remind_reviews(${most}) as n`.execute(worker)
  return rows[0]?.n ?? 0
}

/** Carers who may see the plan are told that a colleague changed it, once a day at most; what a family changes is told to nobody. */
export const tellOfNews = (tx: AreaTx, childId: string) => sql`select tell_of_news(${childId})`.execute(tx)

/** As the door. False when there is no such letter of theirs. */
export async function hearReceipt(
  door: Database,
  { letterId, providerId, told }: { letterId: string; providerId: string; told: Told },
): Promise<boolean> {
  const { rows } = await sql<{ heard: boolean }>`
    select hear_receipt(${letterId}, ${providerId}, ${told}) as heard`.execute(door)
  return rows[0]?.heard ?? false
}

export type ContactTrouble = {
  carerId: string
  kind: 'email' | 'phone'
  state: 'undelivered' | 'unreachable'
  since: Moment
  given: boolean
}

/** Whose address did not work, for colleagues who may reach this child's carers. `given`: they see that address here. */
export async function contactTroubles(tx: AreaTx, childId: string): Promise<ContactTrouble[]> {
  const { rows } = await sql<ContactTrouble>`
    select carer_id as "carerId", kind, state, since, given from contact_troubles(${childId})`.execute(tx)
  return rows
}

export type MyTrouble = {
  kind: 'email' | 'phone'
  address: string
  state: 'undelivered' | 'unreachable'
  since: Moment
  /** Where it was given as a way to reach them; null where they sign in by it. */
  childId: string | null
}
/** My own addresses that did not work. */
export const myAddressTroubles = () => ask<MyTrouble>`
  select kind, address, state, since, child_id as "childId" from my_address_troubles()`
