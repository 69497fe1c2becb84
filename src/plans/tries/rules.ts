/** What a thing that was tried is called. Pure. */

/** By the plan's own words first, then the handbook's; a try of something neither knows is still shown. */
export const triedWords =
  (
    items: readonly { id: string; item: string | null; try: string }[],
    entries: ReadonlyMap<string, { title: string }>,
  ) =>
  (item: string): string =>
    entries.get(item)?.title ??
    items.find((line) => line.id === item || line.item === item)?.try ??
    'Something from What helps'
