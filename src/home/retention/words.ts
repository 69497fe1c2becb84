import { parts, written } from '../everything/parts.ts'

const titles = new Map(Object.entries(parts).map(([part, { title }]) => [written(part), title]))

/** How much there is of each kind, the most first, in the words of the whole record. */
export function kindsOf(counts: Readonly<Record<string, number>>): [title: string, many: number][] {
  const byTitle = Map.groupBy(
    Object.entries(counts),
    ([table]) => titles.get(table) ?? 'Our own notes about the record',
  )
  return [...byTitle]
    .map(([title, each]): [string, number] => [title, each.reduce((sum, [, many]) => sum + many, 0)])
    .toSorted(([a, x], [b, y]) => y - x || a.localeCompare(b))
}
