/** What stands on a sheet of paper, for one reader each. Pure: a sheet is made of nothing its reader may not see. */
import { dayInWords, type Day } from '#platform/time.ts'
import type { ItemState, Place } from '../rules.ts'

export const sheetKinds = ['one-page', 'supply', 'club', 'support-plan'] as const
export type SheetKind = (typeof sheetKinds)[number]

export const sheetWords: Record<SheetKind, { name: string; about: string; file: string }> = {
  'one-page': {
    name: 'One-page profile',
    about:
      'What people like, what matters, and how to help at home, in the day and out. For anyone you choose.',
    file: 'one-page-profile.pdf',
  },
  supply: {
    name: 'Sheet for a supply teacher',
    about: 'What helps at nursery, school or college. Nothing about home.',
    file: 'supply-teacher-sheet.pdf',
  },
  club: {
    name: 'Sheet for a club',
    about: 'First name, strengths and what helps when out. Nothing about home or school.',
    file: 'club-sheet.pdf',
  },
  'support-plan': {
    name: 'Support plan for a setting',
    about:
      'For the file of a nursery, school or college: strengths, needs there, who does what by when, and goals.',
    file: 'support-plan.pdf',
  },
}

export type SheetFacts = {
  child: { knownAs: string; familyName: string; settingName: string | null }
  liked: string
  matters: string
  /** From the agreed profile: strengths, and a sentence the child or family said. Never a mark or a need. */
  strengths: readonly string[]
  said: readonly string[]
  items: readonly {
    id: string
    need: string
    try: string
    place: Place
    state: ItemState
    who: string
    byOn: Day
    helps: readonly string[]
    whenNot: string
  }[]
  /** Open goals, each with how it goes in words. */
  goals: readonly { words: string; goes: string }[]
  reviewOn: Day | undefined
  today: Day
}

export type Sheet = {
  kind: SheetKind
  title: string
  name: string
  forWhom: string
  madeOn: string
  sections: { heading: string; lines: string[]; more: string }[]
}

/** Short enough for one side of paper as people usually write; a support plan may turn the page. */
const mostLines = 6
const mostPlanned = 20

export function sheetFor(kind: SheetKind, facts: SheetFacts): Sheet {
  const { child } = facts
  const first = child.knownAs
  const whole = { kind, madeOn: `Made on ${dayInWords(facts.today)}` }
  switch (kind) {
    case 'one-page':
      return {
        ...whole,
        title: `${first}: one-page profile`,
        name: first,
        forWhom: 'For the people the family gives it to.',
        sections: sections([
          ['What people like about me', [facts.liked, ...facts.strengths]],
          ['What matters to me', [facts.matters, ...facts.said]],
          ['How to support me at home', helps(facts, 'home')],
          [
            child.settingName
              ? `How to support me at ${child.settingName}`
              : 'How to support me at nursery, school or college',
            helps(facts, 'setting'),
          ],
          ['How to support me out and about', helps(facts, 'community')],
        ]),
      }
    case 'supply':
      return {
        ...whole,
        title: `${first} ${child.familyName}: for a supply teacher`,
        name: `${first} ${child.familyName}`,
        forWhom: `For staff teaching today${child.settingName ? ` at ${child.settingName}` : ''}. Please give it back at the end of the day.`,
        sections: sections([
          ['Strengths', facts.strengths.slice(0, 4)],
          ['Please do', helps(facts, 'setting').slice(0, 3)],
          ['Please do not', avoid(facts).slice(0, 3)],
          ['It also helps', helps(facts, 'setting').slice(3)],
        ]),
      }
    case 'club':
      return {
        ...whole,
        title: `${first}: for a club`,
        name: first,
        forWhom: 'For the people who run the club. Please keep it safe and do not pass it on.',
        sections: sections([
          ['What I am good at', facts.strengths.slice(0, 4)],
          ['What helps me', helps(facts, 'community')],
        ]),
      }
    // The parts an Individual Support Plan is to have (Schools White Paper, February 2026); its template is not published
    // yet. Kinds of help stand where it speaks of layers: we do not rank children.
    case 'support-plan':
      return {
        ...whole,
        title: `${first} ${child.familyName}: support plan`,
        name: `${first} ${child.familyName}`,
        forWhom: `For the file of ${child.settingName ?? 'the nursery, school or college'}. The family has a copy.`,
        sections: sections(
          [
            ['Strengths', facts.strengths],
            ['What the child says', [facts.matters, ...facts.said]],
            ['What the family says', [facts.liked]],
            ['What is needed, what we do, who and by when', provision(facts)],
            ['What we hope for', facts.goals.map(({ words, goes }) => `${words}. ${goes}`)],
            ['When we look at it again', facts.reviewOn ? [dayInWords(facts.reviewOn)] : []],
          ],
          mostPlanned,
        ),
      }
  }
}

const provision = ({ items }: SheetFacts) =>
  items
    .filter(({ place, state }) => place === 'setting' && (state === 'trying' || state === 'helped'))
    .map(
      (item) =>
        `${item.need}: ${item.try.replace(/\.$/, '')}. ${item.who}, by ${dayInWords(item.byOn)}. ${item.helps.join(', ')}.`,
    )

/** What helped first, then what is being tried. What was stopped or did not help is not on paper as help. */
const helps = ({ items }: SheetFacts, place: Place) =>
  (['helped', 'trying'] as const).flatMap((state) =>
    items.filter((item) => item.place === place && item.state === state).map((item) => item.try),
  )

/** What did not help there, and when not to do what does. */
const avoid = ({ items }: SheetFacts) => {
  const there = items.filter(({ place }) => place === 'setting')
  return [
    ...there.filter(({ state }) => state === 'did not help').map((item) => `${item.try} (it did not help)`),
    ...there.filter(({ state }) => state === 'helped' || state === 'trying').map(({ whenNot }) => whenNot),
  ].filter((words) => words !== '')
}

/** Each thing once, nothing empty; a section with nothing in it is left out, and one with much says there is more. */
const sections = (all: readonly [heading: string, lines: readonly string[]][], most = mostLines) =>
  all
    .map(([heading, lines]) => ({
      heading,
      lines: [...new Set(lines.map((line) => line.trim()))].filter(Boolean),
    }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ heading, lines }) => ({
      heading,
      lines: lines.slice(0, most),
      more: lines.length > most ? `There is more in the plan (${lines.length - most}).` : '',
    }))
