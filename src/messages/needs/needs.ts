/** How somebody is told, said by themselves or written down for them. */
import { record, type AreaTx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { saveNeeds } from './queries.ts'
import type { Needs } from './rules.ts'

/** About a person and no child: it stands in no child's account, where another carer would read of it. */
export async function sayNeeds(tx: AreaTx, said: Needs & { carerId: string }) {
  const id = newId()
  await saveNeeds(tx, { id, ...said })
  await record(tx, { what: 'said how a carer is told', reading: false, children: [], subject: id })
}
