/** A child's whole record, as far as whoever asks may see it: for reading and for taking away. */
import { whoLooked, type Looked } from '#children/children.ts'
import type { AreaTx, Visit } from '#platform/database.ts'
import { isId, type Id } from '#platform/ids.ts'
import type { Moment } from '#platform/time.ts'
import { everythingAbout, namesOf, type RecordRow } from './queries.ts'
import { leftOut, partNames, type PartName } from './parts.ts'

export type WholeRecord = {
  parts: { part: PartName; rows: RecordRow['row'][]; more: boolean }[]
  names: Record<string, string>
  looked: Looked[]
  moreLooked: boolean
}

/** `most` rows of each part, 1 to 5,000; a part with more says so. */
export async function wholeRecord(
  tx: AreaTx,
  { child, visit, most }: { child: { id: Id<'children'> }; visit: Visit; most: number },
): Promise<WholeRecord> {
  const rows = await everythingAbout(tx, { childId: child.id, most: most + 1 })
  const looked = await everyLook(tx, {
    childId: child.id,
    from: visit.now.add({ hours: 24 }),
    most: most + 1,
  })
  const ids = new Set(rows.flatMap(({ row }) => Object.values(row).flat()).filter(isUuid))
  const names = await namesOf(tx, [...ids])
  const byPart = Map.groupBy(rows, ({ part }) => part)
  return {
    parts: partNames.map((part) => {
      const found = (byPart.get(part) ?? []).map(({ row }) => row)
      return { part, rows: found.slice(0, most), more: found.length > most }
    }),
    names: Object.fromEntries(names.map(({ id, name }) => [id, name])),
    looked: looked.slice(0, most),
    moreLooked: looked.length > most,
  }
}

/** The account of who looked, two hundred entries a question, until there are no more or `most`. */
async function everyLook(
  tx: AreaTx,
  { childId, from, most }: { childId: Id<'children'>; from: Moment; most: number },
): Promise<Looked[]> {
  const looks = new Map<string, Looked>()
  let before = from
  while (looks.size < most) {
    const known = looks.size
    for (const look of await whoLooked(tx, { childId, before, most: 200 })) looks.set(look.entry, look)
    const last = [...looks.values()].at(-1)
    if (!last || looks.size === known) break
    // Two entries may be of one moment: the last is asked for again, and known by its number.
    before = last.at.add({ microseconds: 1 })
  }
  return [...looks.values()].slice(0, most)
}

const isUuid = (value: unknown): value is string => typeof value === 'string' && isId(value)

/** The same as a file another program can read. */
export const asFile = (record: WholeRecord, visit: Visit) => ({
  about:
    'Everything written about one child that the person who asked may see. Columns are named as they are kept.',
  madeFor: visit.name,
  madeAt: visit.now.toString(),
  area: visit.areaName,
  parts: Object.fromEntries(record.parts.map(({ part, rows }) => [part, rows])),
  whoLooked: record.looked.map(({ at, ...look }) => ({ at: at.toString(), ...look })),
  names: record.names,
  thereIsMoreOf: [
    ...record.parts.flatMap(({ part, more }) => (more ? [part] : [])),
    ...(record.moreLooked ? ['whoLooked'] : []),
  ],
  leftOut,
})
