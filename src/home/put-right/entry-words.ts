/** An entry in the words of the whole record: what it says, and what hangs on it. */
import type { Kind, WrongEntry } from '#children/children.ts'
import type { Ctx } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { findItem } from '#resources/resources.ts'
import { nameIn } from '../everything/names.ts'
import { facts } from '../everything/pages.tsx'
import { partNames, parts, written } from '../everything/parts.ts'
import { namesOf } from '../everything/queries.ts'

type Row = Record<string, unknown>

const partOf = (table: string) => {
  const name = partNames.find((part) => written(part) === table)
  return name && parts[name]
}

/** Each thing the row says, under its own words, with the names of whoever it names. */
export async function factsOf(c: Ctx, table: string, row: Row) {
  const ids = Object.values(row)
    .flat()
    .filter((value): value is string => typeof value === 'string' && isId(value))
  const names = Object.fromEntries((await namesOf(c.var.tx, ids)).map(({ id, name }) => [id, name]))
  const part = partOf(table)
  return part ? facts(part.says, row, { zone: c.var.zone, nameOf: nameIn(c), names }) : []
}

/** What goes with an entry, table by table: how many, and the words people wrote in them. */
export function goesWithIt(beneath: WrongEntry['beneath']) {
  return [...Map.groupBy(beneath, ({ table }) => table)].map(([table, rows]) => ({
    title: partOf(table)?.title ?? table,
    count: rows.length,
    words: rows.flatMap(({ row }) => ownWords(row)).slice(0, 10),
  }))
}

const freely = new Set(['joy', 'worry', 'tried', 'words', 'strength'])
const ownWords = (row: Row): string[] => {
  const said =
    row['kind'] === undefined || freely.has(String(row['kind'])) ? (row['words'] ?? row['value']) : ''
  return typeof said === 'string' && said !== '' ? [said] : []
}

/** A line that says which entry it is, for a list. */
export function inShort({ name }: Kind, said: Row): string {
  const item = typeof said['item'] === 'string' ? findItem(said['item'])?.title : undefined
  const own = ['need', 'words', 'reason', 'about', 'author_name', 'why'].map((column) => said[column])
  const first = item ?? own.find((each): each is string => typeof each === 'string' && each !== '')
  const start = first && (first.length > 80 ? `${first.slice(0, 79)}…` : first)
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${start ? `: ${start}` : ''}`
}
