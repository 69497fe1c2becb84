/** Robin Carter, seven: quiet at school and worn out at home. The story told most fully, in words written for it. Pure. */
import type { AgreedLine, LineKey, Need, Said } from '#profiles/profiles.ts'
import type { Day } from '#platform/time.ts'
import { firstFrom, isSchoolDay, momentOf } from './calendar.ts'
import type { Carer, Child } from './family.ts'
import type { Setting } from './places.ts'
import {
  agreedAgain,
  agreedFirst,
  homeFirst,
  homeLater,
  opening,
  robinsOwn,
  school as schoolSays,
  therapist,
} from './words/robin.ts'
import type { Step, Story } from './story.ts'
import { inOrder, robinsEmergency } from './emergencies.ts'
import { robinsPlan } from './robins-plan.ts'
import { trainedOn, visitorsOf, type World } from './world.ts'

/** A line as somebody says it, in the short form the words are kept in. */
export type Told = {
  marks: Readonly<Record<string, number>>
  needs: readonly [home: Need, setting: Need, community: Need]
  statements?: Readonly<Record<string, 'not_like' | 'a_bit' | 'very' | 'depends' | 'not_seen'>>
  strength?: string
  words?: string
}
export type ToldLines = Partial<Record<LineKey, Told>>
export type AgreedLines = Partial<Record<LineKey, Told & { reason: string; disagreement?: string }>>

export function robinsStory(
  world: World,
  { carer, school, number }: { carer: Carer; school: Setting; number: number },
): Story {
  const { today, cast } = world
  const robin: Child = {
    givenName: 'Robin',
    familyName: 'Carter',
    knownAs: 'Robin',
    sex: 'boy',
    bornOn: today.subtract({ years: 7, months: 5 }),
    settingId: school.id,
    noSetting: null,
    nhsNumber: null,
  }
  const senco = cast.senco ?? ''
  const speech = cast.therapist ?? trainedOn(visitorsOf(world), today)[0]?.id ?? ''
  const team = world.teams.find(({ settingId }) => settingId === school.id)?.id ?? senco
  const ago = (days: number) => today.subtract({ days })
  const term = (days: number) => firstFrom(ago(days), isSchoolDay)
  const evening = (days: number, minute = 10) => momentOf(ago(days), 20, minute)
  const seen = term(343)
  const first = firstFrom(seen.add({ days: 9 }), isSchoolDay)
  // Eleven and a half weeks ago, or the first school day after.
  const again = firstFrom(ago(81), isSchoolDay)
  const summer = latestSchoolDayBy(ago(100))
  const watched = latestSchoolDayBy(ago(118))
  const scopes: ('profile' | 'plan' | 'contact')[] = ['profile', 'plan', 'contact']

  const steps: Step[] = [
    { does: 'registers', at: evening(356, 5), by: carer.id },
    { does: 'keeps contact', at: evening(356, 8), by: carer.id },
    {
      does: 'says how to be told',
      at: evening(356, 9),
      by: carer.id,
      needs: { way: 'mail', format: 'Easy Read', interpreter: 'none', language: '' },
    },
    {
      does: 'says',
      at: evening(356, 31),
      by: carer.id,
      voice: 'parent',
      finishes: false,
      said: [...opening, ...said(homeFirst)],
    },
    { does: 'says', at: evening(353), by: carer.id, voice: 'parent', finishes: true, said: said(restAtHome) },
    { does: 'shares', at: evening(350), by: carer.id, holder: { kind: 'team', id: team }, scopes },
    { does: 'releases', at: evening(350, 12), by: carer.id },
    {
      does: 'says',
      at: momentOf(seen, 15, 40),
      by: senco,
      voice: 'setting',
      finishes: true,
      said: said(schoolSays),
    },
    { does: 'releases', at: momentOf(seen, 15, 58), by: senco },
    {
      does: 'meets',
      at: momentOf(first, 9, 15),
      by: senco,
      lines: agreed(agreedFirst),
      agreed: yes(carer, first.add({ weeks: 12 })),
    },
    {
      does: 'reviews',
      at: momentOf(first.add({ weeks: 12 }), 20, 40),
      by: carer.id,
      side: 'family',
      answer: 'better',
      words: 'Mornings are calmer with the pictures on the fridge. After school is still the hard part.',
      nextOn: firstFrom(first.add({ weeks: 26 }), isSchoolDay),
    },
    {
      does: 'shares',
      at: momentOf(watched.subtract({ days: 9 }), 20, 10),
      by: carer.id,
      holder: { kind: 'staff', id: speech },
      scopes,
    },
    {
      does: 'says',
      at: momentOf(watched, 11, 20),
      by: speech,
      voice: 'professional',
      finishes: true,
      said: said(therapist),
    },
    { does: 'releases', at: momentOf(watched, 11, 45), by: speech },
    {
      does: 'reviews',
      at: momentOf(summer, 15, 50),
      by: senco,
      side: 'setting',
      answer: 'different',
      words: 'Robin tells us a little more now about what is hard. We would like to draw it again together.',
      nextOn: again,
    },
    {
      does: 'says',
      at: momentOf(again.subtract({ days: 3 }), 20, 25),
      by: carer.id,
      voice: 'parent',
      finishes: true,
      said: said(homeLater),
    },
    {
      does: 'says',
      at: momentOf(again.subtract({ days: 3 }), 18, 40),
      by: carer.id,
      voice: 'child',
      finishes: true,
      said: robinsOwn,
    },
    { does: 'releases', at: momentOf(again.subtract({ days: 3 }), 18, 58), by: carer.id, voice: 'child' },
    {
      does: 'meets',
      at: momentOf(again, 9, 20),
      by: senco,
      lines: agreed(agreedAgain),
      agreed: yes(carer, again.add({ weeks: 12 })),
    },
    {
      does: 'invites',
      at: evening(2),
      by: carer.id,
      name: 'Sue Carter',
      relationship: 'grandparent',
      reach: 'sue.carter@example.org',
      may: 'care',
    },
    ...robinsPlan({
      carer,
      senco,
      sencoName: world.staff.find(({ id }) => id === senco)?.name ?? 'School',
      from: again,
    }),
    ...robinsEmergency(world),
  ]
  const now = today.toZonedDateTime(world.area.zone).epochMilliseconds
  const past = steps.filter(({ at }) => at.epochMilliseconds < now)
  return {
    number,
    family: { district: school.district, carers: [carer], children: [robin] },
    steps: [inOrder(past)],
  }
}

function latestSchoolDayBy(day: Day): Day {
  for (let tries = 0; tries < 60; tries++, day = day.subtract({ days: 1 })) if (isSchoolDay(day)) return day
  return day
}

const yes = (carer: Carer, reviewOn: Day) => ({
  yesName: carer.name,
  yesHow: 'in the room' as const,
  youngPerson: 'said yes' as const,
  reviewOn,
})

function said(lines: ToldLines): Said[] {
  return entries(lines).flatMap(([line, told]) => [
    ...Object.entries(told.marks).map(([key, at]) => ({
      line,
      kind: 'mark' as const,
      key,
      value: String(at),
    })),
    ...(['home', 'setting', 'community'] as const).map((key, i) => ({
      line,
      kind: 'need' as const,
      key,
      value: told.needs[i] ?? 'not asked',
    })),
    ...Object.entries(told.statements ?? {}).map(([key, value]) => ({
      line,
      kind: 'statement' as const,
      key,
      value,
    })),
    ...(told.strength ? [{ line, kind: 'strength' as const, value: told.strength }] : []),
    ...(told.words ? [{ line, kind: 'words' as const, value: told.words }] : []),
  ])
}

const agreed = (lines: AgreedLines): AgreedLine[] =>
  entries(lines).map(([line, told]) => ({
    line,
    open: Object.keys(told.marks).length === 0,
    positions: { ...told.marks },
    needs: { home: told.needs[0], setting: told.needs[1], community: told.needs[2] },
    reason: told.reason,
    strength: told.strength ?? '',
    words: told.words ?? '',
    disagreement: told.disagreement ?? '',
  }))

/** The keys of these lines are the instrument's own: their type says so. */
const entries = <T>(lines: Partial<Record<LineKey, T>>) => Object.entries(lines) as [LineKey, T][]

/** What is said of the quieter lines, on the second evening. */
const restAtHome: ToldLines = {
  motor: {
    marks: { '': 64 },
    needs: ['none', 'not asked', 'none'],
    statements: { 'MO-O1': 'a_bit', 'MO-O2': 'very', 'MO-O5': 'very' },
    strength: 'Climbs anything',
  },
  cognitive: {
    marks: { '': 80 },
    needs: ['none', 'none', 'none'],
    statements: { 'CO-O2': 'very', 'CO-O7': 'very', 'CO-O5': 'a_bit' },
    strength: 'Knows every train from here to Inverness',
  },
  energy: {
    marks: { '': 36 },
    needs: ['some', 'not asked', 'none'],
    statements: { 'EN-O1': 'not_like', 'EN-O5': 'very', 'EN-O7': 'a_bit' },
    words: 'He is asleep on the stairs by half past four.',
  },
}
