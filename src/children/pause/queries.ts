import { sql } from 'kysely'
import type { AreaTx } from '#platform/database.ts'
import type { Day, Moment } from '#platform/time.ts'
import type { ChildId } from '../queries.ts'

/** The use of a record is paused: since when, and its last day if that is known. */
export type Paused = { since: Moment; liftOn: Day | null }

/** For everybody who sees the record. Undefined when it is used as ever. */
export async function pausedNow(tx: AreaTx, childId: ChildId): Promise<Paused | undefined> {
  const { rows } = await sql<Paused>`
    select since, lift_on as "liftOn" from paused_now(${childId})`.execute(tx)
  return rows[0]
}

export type MyPause = {
  id: string
  words: string
  at: Moment
  dueOn: Day
  said: 'yes' | 'no' | null
  because: string | null
  liftOn: Day | null
  liftBecause: string | null
}

/** What whoever asks asked, the newest first: five at most. Another carer's is theirs. */
export async function myPauses(tx: AreaTx, childId: ChildId): Promise<MyPause[]> {
  const { rows } = await sql<MyPause>`
    select id, words, at, due_on as "dueOn", said, because, lift_on as "liftOn", lift_because as "liftBecause"
    from my_pauses(${childId})`.execute(tx)
  return rows
}

export type ToPause = {
  id: string
  knownAs: string
  askedName: string
  words: string
  at: Moment
  dueOn: Day
  said: 'yes' | null
  because: string | null
  answeredName: string | null
  liftOn: Day | null
}

/** The steward's: what waits for an answer, then what is paused. Two hundred at most; empty for everybody else. */
export async function pauseQueue(tx: AreaTx): Promise<ToPause[]> {
  const { rows } = await sql<ToPause>`
    select id, known_as as "knownAs", asked_name as "askedName", words, at, due_on as "dueOn", said, because,
           answered_name as "answeredName", lift_on as "liftOn" from pause_queue()`.execute(tx)
  return rows
}

/** Refused where one is open or in force, or four were asked for in a year. */
export const savePauseAsked = (tx: AreaTx, pause: { id: string; childId: ChildId; words: string }) =>
  sql`select ask_to_pause(${pause.id}, ${pause.childId}, ${pause.words})`.execute(tx)

/** Refused when it is answered. */
export const savePauseAnswer = (tx: AreaTx, answer: { id: string; said: 'yes' | 'no'; because: string }) =>
  sql`select answer_pause(${answer.id}, ${answer.said}, ${answer.because})`.execute(tx)

/** Refused unless it is paused without a last day. */
export const savePauseLift = (tx: AreaTx, lift: { id: string; liftOn: Day; because: string }) =>
  sql`select lift_pause(${lift.id}, ${lift.liftOn}, ${lift.because})`.execute(tx)
