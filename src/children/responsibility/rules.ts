/** Who holds parental responsibility, as far as people say and papers show. Nobody's word overwrites another's. Pure. */
import type { Day, Moment } from '#platform/time.ts'

export const shownPapers = [
  { value: 'birth certificate', text: 'A birth certificate' },
  { value: 'agreement', text: 'A parental responsibility agreement' },
  { value: 'court order', text: 'A court order' },
  { value: 'another paper', text: 'Another paper' },
] as const

/** As it stands within a sentence; undefined of “nothing”. */
export const paperInWords = (shown: string) =>
  shownPapers.find(({ value }) => value === shown)?.text.toLowerCase()

export type Says = 'holds it' | 'does not hold it' | 'not sure'
export type Word = {
  id: string
  aboutId: string
  says: string
  /** What a colleague was shown; “nothing” where somebody says it of themselves. */
  shown: string
  byId: string
  byName: string
  at: Moment
}
export type Disputed = { aboutId: string; looking: string; dueOn: Day }

/** The newest that each person said of each carer. `words` come newest first. */
export const newestOfEach = (words: readonly Word[]) =>
  [...Map.groupBy(words, ({ aboutId, byId }) => `${aboutId} ${byId}`).values()].flatMap(([newest]) =>
    newest ? [newest] : [],
  )

export type Standing = 'holds it' | 'does not hold it' | 'disputed' | 'not known'

/** What a colleague was shown comes before what the carer says of themselves; nothing counts while it is looked into. */
export function standingOf(
  aboutId: string,
  { words, disputed }: { words: readonly Word[]; disputed: readonly Disputed[] },
): Standing {
  if (disputed.some((each) => each.aboutId === aboutId)) return 'disputed'
  const sure = words.filter((word) => word.aboutId === aboutId && word.says !== 'not sure')
  const { says } = sure.find(({ byId }) => byId !== aboutId) ?? sure[0] ?? { says: 'not known' }
  return says === 'holds it' || says === 'does not hold it' ? says : 'not known'
}

export const orderKinds = [
  {
    value: 'child arrangements',
    text: 'Child arrangements order',
    hint: 'Where a child lives, and whom they see',
  },
  {
    value: 'prohibited steps',
    text: 'Prohibited steps order',
    hint: 'Something a person may not do without the court',
  },
  { value: 'specific issue', text: 'Specific issue order', hint: 'One question the court decided' },
  { value: 'care order', text: 'Care order', hint: 'The council shares parental responsibility' },
  { value: 'special guardianship', text: 'Special guardianship order' },
  {
    value: 'non-molestation',
    text: 'Non-molestation order',
    hint: 'Somebody may not hurt or come near another',
  },
  { value: 'occupation', text: 'Occupation order', hint: 'Who may live in a home' },
] as const
export type OrderKind = (typeof orderKinds)[number]['value']
export const orderInWords = (kind: string) => orderKinds.find(({ value }) => value === kind)?.text ?? kind

export type CourtOrder = {
  id: string
  kind: string
  fromOn: Day
  untilOn: Day | null
  means: string
  seenOn: Day
  byName: string
}
/** As the steward sees it: whose it is, and whom it protects and binds. */
export type AreaOrder = CourtOrder & {
  knownAs: string
  familyName: string
  protects: string[]
  binds: string[]
}
export type Dispute = {
  id: string
  knownAs: string
  familyName: string
  carer: string
  words: string
  byName: string
  at: Moment
  dueOn: Day
}
export type Holder = {
  holderId: string
  kind: 'carer' | 'staff' | 'team'
  name: string
  scopes: string[]
  decided: boolean
  /** What the newest decision leaves them; null where it was lifted. */
  keeps: string[] | null
  words: string | null
  at: Moment | null
}

/** What a decision leaves: nothing, the profile, or the profile and the plan. Null lifts what was decided. */
export const leaves = {
  nothing: [],
  profile: ['profile'],
  'profile and plan': ['profile', 'plan'],
  'as before': null,
} as const satisfies Record<string, readonly string[] | null>
export type Leaves = keyof typeof leaves
