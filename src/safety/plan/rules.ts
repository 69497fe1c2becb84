/** The plan for when things get hard, in words: its parts in their order, and who may take a name off it. Pure. */

/** In the order they are read, after the young person’s own words. `who does what` stands before `atNight`. */
export const sections = ['signs', 'helps', 'worse', 'atNight', 'keptSafe'] as const
export type Section = (typeof sections)[number]
export type Sections = Record<Section, string>

export const headings: Record<Section, string> = {
  signs: 'Signs that things are getting hard',
  helps: 'What helps',
  worse: 'What makes it worse',
  atNight: 'Who answers at night',
  keptSafe: 'What we keep safe at home',
}

/** `change_safety_plan` refuses a day that is further away. */
export const longestWeeks = 12
export const reviewWeeks = { 'two weeks': 2, 'four weeks': 4, 'twelve weeks': longestWeeks } as const

export type Named = {
  id: string
  kind: 'carer' | 'staff' | 'team'
  name: string
  about: string
  part: string | null
  agreed: boolean | null
  /** It is me, or a team of mine. */
  mine: boolean
  /** It is the young person. */
  own: boolean
}

/** Nobody takes the young person off, and no carer takes off another: `take_off_safety_plan` says the same. */
export const mayTakeOff = (
  named: Pick<Named, 'kind' | 'mine' | 'own'>,
  me: { role: 'family' | 'staff'; own: boolean },
) => named.mine || me.own || named.kind !== 'carer' || (me.role === 'staff' && !named.own)
