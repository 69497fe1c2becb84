/** The whole record for whoever asks for it: what is held back from them is decided row by row, by a steward. */
import type { AreaTx } from '#platform/database.ts'
import { isId, type Id } from '#platform/ids.ts'
import { partNames, written, type PartName } from '../parts.ts'
import { answerFor } from './queries.ts'
import { countKept } from './rules.ts'

export type { Asked, Held, Waiting } from './queries.ts'

type Row = Record<string, unknown>
export type Given = { part: PartName; said: Row } | { part: PartName; words: string }
export type Answer = { given: Given[]; kept: ReturnType<typeof countKept> }

const byTable = new Map(partNames.map((part) => [written(part), part]))
export const partOfTable = (table: string): PartName | undefined => byTable.get(table)

/** The newest answer: what is given, and what is kept back, counted by its reason. */
export async function answerOf(tx: AreaTx, childId: Id<'children'>): Promise<Answer> {
  const rows = await answerFor(tx, childId)
  return {
    given: rows.flatMap(({ table, said, words }): Given[] => {
      const part = table === null ? undefined : partOfTable(table)
      if (!part) return []
      return [said ? { part, said } : { part, words }]
    }),
    kept: countKept(rows),
  }
}

/** A row without the ids that stand for nobody its reader knows. */
export const withoutStrangers = (row: Row, names: Record<string, string>): Row =>
  Object.fromEntries(
    Object.entries(row).filter(([, value]) => !(typeof value === 'string' && isId(value)) || value in names),
  )
export const idsIn = (rows: readonly Row[]): string[] => [
  ...new Set(
    rows
      .flatMap((row) => Object.values(row).flat())
      .filter((value): value is string => typeof value === 'string' && isId(value)),
  ),
]
