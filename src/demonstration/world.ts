/** The made-up area that stories happen in: its settings, its people, and how to find the one who fits. Pure. */
import type { Area } from '#areas/areas.ts'
import type { Day } from '#platform/time.ts'
import { chanceFrom, type Chance } from './chance.ts'
import { castStaff, type Cast } from './cast.ts'
import { makeSettings, type Setting } from './places.ts'
import { makeWorkforce, wasTrained, type Staff, type Team, type Workforce } from './staff.ts'

export type World = Workforce & {
  area: Area
  areaId: string
  today: Day
  settings: Setting[]
  chance: Chance
  /** Who plays which of the people to try. */
  cast: Cast
  /** Children this area holds when everything has been told. */
  children: number
}

type Size = {
  children: number
  counts: Record<Setting['kind'], number>
  areaTeam: number
  teachersPerSetting: number
  helpers: number
  words: { nhs: string; council: string; voluntary: string; team: string }
}

const label = '(demonstration)'
const sizes: Record<string, Size> = {
  'kent-and-medway': {
    children: 3000,
    counts: { primary: 30, secondary: 14, nursery: 8, special: 4, college: 4 },
    areaTeam: 16,
    teachersPerSetting: 2,
    helpers: 3,
    words: {
      nhs: `Wealdshore Community NHS Trust ${label}`,
      council: `Wealdshore Council ${label}`,
      voluntary: `Hand in Hand Families ${label}`,
      team: 'Kent and Medway neurodiversity team',
    },
  },
  portsmouth: {
    children: 60,
    counts: { primary: 3, secondary: 1, nursery: 1, special: 0, college: 1 },
    areaTeam: 6,
    teachersPerSetting: 1,
    helpers: 1,
    words: {
      nhs: `Spithead Community NHS Trust ${label}`,
      council: `Spithead Council ${label}`,
      voluntary: `Harbour Lights Families ${label}`,
      team: 'Portsmouth neurodiversity team',
    },
  },
}

/** The same seed and day make the same world, down to its ids. Undefined for an area that has no demonstration. */
export function makeWorld({
  area,
  seed,
  today,
}: {
  area: Area
  seed: string
  today: Day
}): World | undefined {
  const size = sizes[area.slug]
  if (!size) return undefined
  const chance = chanceFrom(`${seed}/${area.slug}`)
  const districts = area.districts.map(({ key }) => key)
  const settings = makeSettings(chance.of('settings'), { districts, counts: size.counts })
  const workforce = makeWorkforce(chance.of('workforce'), { ...size, settings, today })
  const { staff, cast } = castStaff(workforce, { slug: area.slug, settings, today })
  return {
    ...workforce,
    staff,
    cast,
    area,
    areaId: chance.id('area'),
    today,
    settings,
    chance,
    children: size.children,
  }
}

export const staffOf = (world: World, team: Team | undefined): Staff[] =>
  (team?.members ?? []).flatMap(({ staffId }) => world.staff.find(({ id }) => id === staffId) ?? [])

export const teamOf = (world: World, settingId: string | null) =>
  settingId === null ? undefined : world.teams.find((team) => team.settingId === settingId)

export function areaTeamOf(world: World): Team {
  const team = world.teams.find(({ kind }) => kind === 'area')
  if (!team) throw new Error(`${world.area.name} has no area team`)
  return team
}

/** Those of the area's team who might sit with a family: not the managers, doctors or office. */
export const visitorsOf = (world: World) =>
  staffOf(world, areaTeamOf(world)).filter(({ job }) =>
    /therapist|psychologist|practitioner|Family support/.test(job),
  )

export const trainedOn = (people: readonly Staff[], day: Day) =>
  people.filter((person) => wasTrained(person, day))
