/** Tells the people of the rota that something waits. A job: done twice, late or at once on two machines, each is told once. */
import { findArea } from '#areas/areas.ts'
import type { Database } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { whomToTell } from '../rules.ts'
import { watchOf } from '../watch.ts'
import { readersOf, tellReader, untakenConcerns } from './queries.ts'

const atOnce = 200
const mostTurns = 50

/** What nobody has taken is told to those to whom it has come by now. Without a post nobody is, but in a demonstration. */
export async function tellReaders(worker: Database, { canSend }: { canSend: boolean }) {
  const rotas = new Map<string, Awaited<ReturnType<typeof readersOf>>>()
  let after: { at: string; id: string } | undefined
  for (let turn = 0; turn < mostTurns; turn++) {
    const concerns = await untakenConcerns(worker, { canSend, after, most: atOnce })
    for (const { concernId, areaId, areaSlug, now, ...written } of concerns) {
      const area = findArea(areaSlug)
      if (!area) throw new Error('something written in an area without a package')
      const rota = rotas.get(areaId) ?? (await readersOf(worker, areaId))
      rotas.set(areaId, rota)
      for (const { id: staffId } of whomToTell(written, { rota, now, watch: watchOf(area) }))
        await tellReader(worker, { concernId, staffId, id: newId() })
    }
    const last = concerns.at(-1)
    if (!last || concerns.length < atOnce) return
    after = { at: last.cursor, id: last.concernId }
  }
}
