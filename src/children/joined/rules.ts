/** When two records may be joined, and what is said of it. Pure. */

export const whys = [
  { value: 'begun twice', text: 'Two people each began a record of this child' },
  { value: 'another name', text: 'One stands under another name or day of birth' },
  { value: 'came back', text: 'They left and came back, and a record was begun anew' },
] as const
export type Why = (typeof whys)[number]['value']

export const confirmers = [
  { value: 'a carer', text: 'A parent or carer' },
  { value: 'the young person', text: 'The young person themselves' },
  { value: 'a colleague who knows them', text: 'A colleague who knows them' },
  { value: 'a paper', text: 'A paper I was shown' },
] as const
export type Confirmer = (typeof confirmers)[number]['value']

const wordsOf = (list: readonly { value: string; text: string }[], value: string) =>
  list.find((each) => each.value === value)?.text ?? value
export const whyInWords = (why: string) => wordsOf(whys, why)
export const confirmerInWords = (confirmer: string) => wordsOf(confirmers, confirmer)

/** Of a record: whether it is joined already, and whether a young person writes in it. */
export type Standing = { joined: 'earlier' | 'goes on' | null; own: boolean }
export type NotJoined = 'the same' | 'joined already' | 'goes on elsewhere' | 'a young person writes there'

/** Why these two cannot be joined, or nothing. The database holds the same. */
export function decideJoin<R extends Standing>({
  earlier,
  goesOn,
}: {
  earlier: R
  goesOn: R
}): NotJoined | undefined {
  if (earlier === goesOn) return 'the same'
  if (earlier.joined) return 'joined already'
  if (goesOn.joined === 'earlier') return 'goes on elsewhere'
  return earlier.own ? 'a young person writes there' : undefined
}

export const notJoinedInWords: Record<NotJoined, string> = {
  'the same': 'Choose two different records',
  'joined already': 'The one to be only read is joined to another record already. Undo that first',
  'goes on elsewhere': 'The one that is to go on goes on elsewhere itself. Undo that first',
  'a young person writes there': 'A young person writes in the one to be only read. Choose that one to go on',
}

/** How many of each kind of entry stand in a record, in words. */
const entryNames: Record<string, [one: string, many: string]> = {
  views: ['view', 'views'],
  versions: ['agreed profile', 'agreed profiles'],
  meetings: ['meeting', 'meetings'],
  reviews: ['review', 'reviews'],
  contacts_due: ['call that was promised', 'calls that were promised'],
  tries: ['thing that was tried', 'things that were tried'],
  plan_items: ['step in the plan', 'steps in the plan'],
  goals: ['goal', 'goals'],
  goal_ratings: ['rating of a goal', 'ratings of goals'],
  support_moves: ['change of support', 'changes of support'],
}
export const entriesInWords = (entries: Record<string, number>) =>
  Object.entries(entryNames)
    .flatMap(([table, [one, many]]) => {
      const n = entries[table] ?? 0
      return n > 0 ? [`${n} ${n === 1 ? one : many}`] : []
    })
    .join(', ')
