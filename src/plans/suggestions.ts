/** What the handbook has to say to a plan. The one place of this room that asks the resources room. */
import type { Area, HelpKind } from '#areas/areas.ts'
import type { AreaTx } from '#platform/database.ts'
import type { Day } from '#platform/time.ts'
import { latestVersion, type LineKey, needsNow, readMarks, readViews } from '#profiles/profiles.ts'
import { findItem, helpFor, type HandbookItem } from '#resources/resources.ts'
import type { Place } from './rules.ts'

export type Suggestion = {
  /** The handbook's own id, kept with the plan's item and with what was tried. */
  id: string
  title: string
  how: string
  whenNot: string
  reasons: readonly string[]
  line: LineKey | undefined
  /** Where it belongs, when it belongs in one place only. */
  place: Place | undefined
  helpKinds: readonly HelpKind[]
}

/** At most ten things that may help this child, the most needed first, from a draft as much as from an agreed profile. */
export async function suggestionsFor(
  tx: AreaTx,
  { child, area, today }: { child: { id: string; bornOn: Day }; area: Area; today: Day },
): Promise<Suggestion[]> {
  const version = await latestVersion(tx, { childId: child.id })
  const said = needsNow(version && readMarks(version.marks), await readViews(tx, child.id))
  const { fits } = await helpFor(tx, { childId: child.id, area, bornOn: child.bornOn, today, said })
  return fits.map(({ item, reasons }) => suggestion(item, reasons))
}

/** One thing from the handbook, to be put in a plan from anywhere it is shown. */
export function findSuggestion(id: string): Suggestion | undefined {
  const item = findItem(id)
  return item && suggestion(item, [])
}

const suggestion = (item: HandbookItem, reasons: readonly string[]): Suggestion => ({
  id: item.id,
  title: item.title,
  how: item.how,
  whenNot: item.whenNot,
  reasons,
  line: item.lines[0],
  place: item.places.length === 1 ? item.places[0] : undefined,
  helpKinds: item.helpKinds,
})

/** Handbook entries by id: for what was tried, and for when not to. Others are left out. */
export const handbookEntries = (ids: readonly string[]): ReadonlyMap<string, HandbookItem> =>
  new Map(
    ids.flatMap((id) => {
      const item = findItem(id)
      return item ? [[id, item] as const] : []
    }),
  )
