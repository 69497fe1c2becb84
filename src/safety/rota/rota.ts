/** The rota, kept: each change leaves its trace in the account of who did what, beside the list that the rota itself sees. */
import { record, type AreaTx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import { endWay, saveAdded, saveAway, saveBack, saveMove, saveOff, saveWay, type Became } from './queries.ts'

const changed = async (tx: AreaTx, became: Promise<Became>, staffId: string | null) => {
  const so = await became
  if (so === 'done')
    await record(tx, {
      what: 'changed the safety rota',
      reading: false,
      children: [],
      ...(staffId ? { subject: staffId } : {}),
    })
  return so
}

export const addReader = (tx: AreaTx, staffId: string) => changed(tx, saveAdded(tx, staffId), staffId)
export const takeOff = (tx: AreaTx, staffId: string) => changed(tx, saveOff(tx, staffId), staffId)
export const moveReader = (tx: AreaTx, move: { staffId: string; up: boolean }) =>
  changed(tx, saveMove(tx, move), move.staffId)
export const sayAway = (tx: AreaTx, away: { staffId: string; from: Day; until: Day }) =>
  changed(tx, saveAway(tx, away), away.staffId)
export const sayBack = (tx: AreaTx, staffId: string) => changed(tx, saveBack(tx, staffId), staffId)

/** Where I am told. A letter goes there; until its link is pressed, the way before it counts. */
export const sayWay = (tx: AreaTx, way: { kind: string; address: string }) =>
  changed(tx, saveWay(tx, { id: newId(), ...way }), null)
export async function stopWay(tx: AreaTx, kind: 'email' | 'phone') {
  await endWay(tx, kind)
  await record(tx, { what: 'changed the safety rota', reading: false, children: [] })
}
