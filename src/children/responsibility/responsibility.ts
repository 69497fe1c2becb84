/** Parental responsibility, its dispute, and court orders: what is said and seen. It opens and shuts nothing by itself. */
import { record, type AreaTx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { ChildId } from '../queries.ts'
import {
  disputedOf,
  saveDecision,
  saveDispute,
  saveOrder,
  saveOrderEnded,
  saveSettled,
  saveWord,
  wordsOf,
  type NewOrder,
} from './queries.ts'
import { leaves, standingOf, type Leaves, type Says } from './rules.ts'

/** A carer of themselves, or a colleague who was shown a paper. */
export async function sayResponsibility(
  tx: AreaTx,
  word: { childId: ChildId; aboutId: string; says: Says; shown: string },
) {
  const id = newId()
  await saveWord(tx, { id, ...word })
  await record(tx, {
    what: 'said who has parental responsibility',
    reading: false,
    children: [word.childId],
    subject: id,
  })
}

// Each of these names no child in the account: another carer would read there who asked, or that there is an order.
export async function askToLookInto(
  tx: AreaTx,
  dispute: { childId: ChildId; aboutId: string; words: string },
) {
  const id = newId()
  await saveDispute(tx, { id, ...dispute })
  await record(tx, {
    what: 'asked to look into parental responsibility',
    reading: false,
    children: [],
    subject: id,
  })
}

export async function settleDispute(
  tx: AreaTx,
  found: { disputeId: string; says: Says; shown: string; words: string },
) {
  await saveSettled(tx, { id: newId(), ...found })
  await record(tx, {
    what: 'looked into parental responsibility',
    reading: false,
    children: [],
    subject: found.disputeId,
  })
}

export async function recordOrder(tx: AreaTx, order: NewOrder) {
  const id = newId()
  await saveOrder(tx, { id, ...order })
  await record(tx, { what: 'wrote down a court order', reading: false, children: [], subject: id })
  return id
}

export async function decideByOrder(
  tx: AreaTx,
  decision: { orderId: string; holderId: string; leave: Leaves; words: string },
) {
  const { leave, ...said } = decision
  await saveDecision(tx, { id: newId(), ...said, keeps: leaves[leave] })
  await record(tx, {
    what: 'decided who sees a record because of a court order',
    reading: false,
    children: [],
    subject: decision.orderId,
  })
}

export async function endOrder(tx: AreaTx, end: { orderId: string; words: string }) {
  await saveOrderEnded(tx, end)
  await record(tx, { what: 'ended a court order', reading: false, children: [], subject: end.orderId })
}

/** How it stands with each of these carers. */
export async function standingsOf(tx: AreaTx, childId: ChildId, carerIds: readonly string[]) {
  const [words, disputed] = [await wordsOf(tx, childId), await disputedOf(tx, childId)]
  return new Map(carerIds.map((id) => [id, standingOf(id, { words, disputed })]))
}
