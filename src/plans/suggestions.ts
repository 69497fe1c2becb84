/** What the handbook has to say to a plan. The seam to the resources room: everything else here only asks these questions. */
import type { LineKey } from '#profiles/profiles.ts'
import type { AreaTx } from '#platform/database.ts'
import type { Day } from '#platform/time.ts'
import type { HelpKind } from '#areas/areas.ts'
import type { Place } from './rules.ts'

export type Suggestion = {
  /** The handbook's own id, kept with the plan's item and with what was tried. */
  id: string
  title: string
  how: string
  whenNot: string
  reasons: readonly string[]
  line?: LineKey | undefined
  place?: Place | undefined
  helpKinds?: readonly HelpKind[] | undefined
}

/** At most ten things that may help this child, the most needed first. None until the handbook is wired in. */
export const suggestionsFor = (
  _tx: AreaTx,
  _child: { id: string; bornOn: Day },
  _today: Day,
): Promise<readonly Suggestion[]> => Promise.resolve([])

/** One thing from the handbook, to be put in a plan from anywhere it is shown. */
export const findSuggestion = (_tx: AreaTx, _id: string): Promise<Suggestion | undefined> =>
  Promise.resolve(undefined)

/** Handbook entries by id: for what was tried, and for when not to. Unknown ids are left out. */
export const handbookEntries = (
  _tx: AreaTx,
  _ids: readonly string[],
): Promise<ReadonlyMap<string, { title: string; whenNot: string }>> => Promise.resolve(new Map())

/** A handbook id as it stands in a form: two letters of the line, S or E, a number. */
export const isHandbookId = (text: string) => /^[A-Z]{2}-[SE]\d{1,4}$/.test(text)
