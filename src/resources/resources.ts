/** Front door of resources: the handbook, and the help that follows from what was said of a child. */
import { helpKinds, type Area, type HelpKind } from '#areas/areas.ts'
import type { AreaTx } from '#platform/database.ts'
import { keptFor } from '#platform/kept-for.ts'
import { bandOf, type LineKey, type Needs } from '#profiles/profiles.ts'
import { yearsOld, type Day } from '#platform/time.ts'
import { all, type HandbookItem } from './handbook.ts'
import { indexHandbook, type HandbookIndex } from './match-index.ts'
import type { Question } from './match-question.ts'
import { match, threeForTonight, type MatchAnswer } from './match.ts'
import { helpedCounts, newestTries } from './queries.ts'

export { evidenceWords } from './evidence.ts'
export { all, items, strategies, type HandbookItem } from './handbook.ts'

const byId = new Map(all().map((item) => [item.id, item]))
export const findItem = (id: string): HandbookItem | undefined => byId.get(id)

/** How many things the handbook has of each kind of help. */
export const ideasOfEachKind = () =>
  // One entry for each kind there is.
  Object.fromEntries(
    helpKinds.map((kind) => [kind, all().filter((item) => item.helpKinds.includes(kind)).length]),
  ) as Record<HelpKind, number>

// What families say helped moves the order slowly.
const counted = keptFor<HandbookIndex>({ minutes: 10 })
const index = (tx: AreaTx, { lineLabels }: Area) =>
  counted(tx.areaId, async () => {
    const counts = (await helpedCounts(tx)).map(({ item, ...count }) => [item, count] as const)
    return indexHandbook(all(), new Map(counts), lineLabels)
  })

/** `kinds` of help, in the area's own words. */
export type Suggestion = { item: HandbookItem; reasons: string[]; kinds: string[] }
export type Help = { tonight: Suggestion[]; fits: Suggestion[]; personReason?: string | undefined }

/**
 * Three to try tonight and the ten that fit best, from whatever has been said: a first draft as much as an agreed
 * profile, and for a child of whom nothing is said yet, what helps most children of their age.
 */
export async function helpFor(
  tx: AreaTx,
  about: {
    childId: string
    area: Area
    bornOn: Day
    today: Day
    said: Partial<Record<LineKey, { needs: Needs; marks: Record<string, number> }>>
  },
): Promise<Help> {
  const tried = await newestTries(tx, about.childId)
  const lines: Question['lines'] = {}
  for (const [key, said] of Object.entries(about.said)) {
    const { '': position, ...parts } = said.marks
    Object.assign(lines, {
      [key]: { need: said.needs, parts, ...(position === undefined ? {} : { position }) },
    })
  }
  const question: Question = {
    band: bandOf(yearsOld(about.bornOn, about.today)),
    lines,
    tried: tried.map(({ item, result }) =>
      result === 'helped' || result === 'did not help'
        ? { id: item, helped: result === 'helped' }
        : { id: item },
    ),
  }
  const ready = await index(tx, about.area)
  const [best, soon] = [match(question, ready), threeForTonight(question, ready)]
  return { tonight: shown(soon, about.area), fits: shown(best, about.area), personReason: best.personReason }
}

const shown = ({ items }: MatchAnswer, area: Area): Suggestion[] =>
  items.flatMap(({ id, reasons }) => {
    const item = byId.get(id)
    return item ? [{ item, reasons, kinds: item.helpKinds.map((kind) => area.helpKinds[kind]) }] : []
  })
