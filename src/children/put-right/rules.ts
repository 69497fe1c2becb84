/** What may be put right, and where it may go. Pure. */

/** Kinds of entry, as an address names them. `table` and `writtenBy` as the database's `entry_kinds` has them. */
export const kinds = [
  { slug: 'view', table: 'views', writtenBy: 'author_id', at: 'begun_at', name: 'a view' },
  { slug: 'diagnosis', table: 'diagnoses', writtenBy: 'told_by', at: 'at', name: 'a diagnosis' },
  { slug: 'meeting', table: 'meetings', writtenBy: 'led_by', at: 'begun_at', name: 'a meeting' },
  { slug: 'review', table: 'reviews', writtenBy: 'written_by', at: 'at', name: 'a review' },
  { slug: 'call', table: 'contacts_due', writtenBy: 'made_by', at: 'at', name: 'a promised call' },
  { slug: 'try', table: 'tries', writtenBy: 'told_by', at: 'at', name: 'something that was tried' },
  { slug: 'step', table: 'plan_items', writtenBy: 'added_by', at: 'at', name: 'a step in the plan' },
  { slug: 'goal', table: 'goals', writtenBy: 'added_by', at: 'at', name: 'a goal' },
  { slug: 'rating', table: 'goal_ratings', writtenBy: 'rated_by', at: 'at', name: 'a rating of a goal' },
  { slug: 'support', table: 'support_moves', writtenBy: 'moved_by', at: 'at', name: 'a change of support' },
] as const
/** What anyone who may read it can say is not right: those, and what was agreed. */
export const readable = [
  ...kinds,
  { slug: 'profile', table: 'versions', writtenBy: 'written_by', at: 'at', name: 'an agreed profile' },
] as const
export type Kind = (typeof readable)[number]

export const kindNamed = (slug: string | undefined): Kind | undefined =>
  readable.find((kind) => kind.slug === slug)
/** By the table it stands in. */
export const kindOf = (table: string): Kind | undefined => readable.find((kind) => kind.table === table)
/** In words, for a sentence: “a goal”. */
export const kindInWords = (table: string) => kindOf(table)?.name ?? 'an entry'

export type Why = 'wrong child' | 'a mistake'
/** Where an entry belongs: on another child's record, on one that whoever asks does not see, or on none. */
export type Where = { toChildId: string | null; why: Why }

export const elsewhere = 'elsewhere'
export const nowhere = 'nowhere'

/** What was chosen in the form, as it is kept. A child that was not offered is none. */
export function decideWhere(chosen: string, offered: readonly string[]): Where | undefined {
  if (chosen === nowhere) return { toChildId: null, why: 'a mistake' }
  if (chosen === elsewhere) return { toChildId: null, why: 'wrong child' }
  return offered.includes(chosen) ? { toChildId: chosen, why: 'wrong child' } : undefined
}

export const delayDaysAtMost = 90
