/** The people who help: school staff, the area's team, specialists, and where each one's training stands. Pure. */
import { Temporal, type Day } from '#platform/time.ts'
import type { Chance } from './chance.ts'
import { backgroundIn, familyName, manName, womanName } from './names.ts'
import type { Setting } from './places.ts'

export type Organisation = {
  id: string
  name: string
  kind: 'school' | 'nhs' | 'council' | 'voluntary'
}
export type Staff = {
  id: string
  name: string
  job: string
  organisationId: string
  settingId: string | null
  /** Without a gap, though renewed half way. */
  trained: { from: Day; until: Day } | null
}
export type Team = {
  id: string
  name: string
  about: string
  kind: 'area' | 'setting' | 'specialist'
  settingId: string | null
  members: { staffId: string; leads: boolean }[]
}
export type Workforce = { organisations: Organisation[]; staff: Staff[]; teams: Team[] }

type Training = 'current' | 'ending soon' | 'lapsed' | 'never'

/** The jobs of a needs-led area team, as seeds 001 and 002 list them: sixteen people, the first of whom leads. */
const areaJobs: readonly (readonly [string, 'nhs' | 'council', Training])[] = [
  ['Coordinator', 'council', 'current'],
  ['Service manager', 'council', 'current'],
  ['Speech and language therapist', 'nhs', 'current'],
  ['Speech and language therapist', 'nhs', 'lapsed'],
  ['Occupational therapist', 'nhs', 'current'],
  ['Educational psychologist', 'council', 'current'],
  ['Neurodiversity practitioner', 'nhs', 'current'],
  ['Neurodiversity practitioner', 'nhs', 'current'],
  ['Neurodiversity practitioner', 'nhs', 'ending soon'],
  ['Family support worker', 'council', 'current'],
  ['Family support worker', 'council', 'never'],
  ['Family support worker', 'council', 'never'],
  ['Consultant paediatrician', 'nhs', 'current'],
  ['Consultant psychiatrist', 'nhs', 'never'],
  ['Early years adviser', 'council', 'lapsed'],
  ['Business support officer', 'council', 'never'],
]
const specialists: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'Speech and language therapy',
    'Talking, understanding and other ways to say things',
    ['Speech and language therapist', 'Speech and language therapist', 'Therapy assistant'],
  ],
  [
    'Occupational therapy',
    'Moving, hands, senses and everyday jobs',
    ['Occupational therapist', 'Occupational therapist', 'Therapy assistant'],
  ],
  [
    'Educational psychology',
    'Learning, and what helps in a classroom',
    ['Educational psychologist', 'Assistant psychologist'],
  ],
]
const familySupport = [
  'Family support worker',
  'Family support worker',
  'Parent group leader',
  'Youth worker',
]

export function makeWorkforce(
  chance: Chance,
  {
    settings,
    words,
    today,
    areaTeam,
    teachersPerSetting,
    helpers,
  }: {
    settings: readonly Setting[]
    /** What to call the organisations and the team of this area. */
    words: { nhs: string; council: string; voluntary: string; team: string }
    today: Day
    /** How many of the sixteen this area has, and how many people each specialist team. */
    areaTeam: number
    teachersPerSetting: number
    helpers: number
  },
): Workforce {
  const named = namer(chance.of('staff names'))
  const organisation = (kind: Organisation['kind'], name: string): Organisation => ({
    id: chance.id(`organisation ${name}`),
    name,
    kind,
  })
  const nhs = organisation('nhs', words.nhs)
  const council = organisation('council', words.council)
  const voluntary = organisation('voluntary', words.voluntary)
  const found: Workforce = { organisations: [nhs, council, voluntary], staff: [], teams: [] }

  const hire = (job: string, at: { organisationId: string; settingId?: string }, training: Training) => {
    const id = chance.id(`staff ${found.staff.length}`)
    const trained = trainingOf(chance.of(`training ${found.staff.length}`), training, today)
    found.staff.push({ id, name: named(), job, settingId: null, ...at, trained })
    return id
  }
  const team = (kind: Team['kind'], name: string, about: string, ids: string[], settingId?: string) =>
    found.teams.push({
      id: chance.id(`team ${name}`),
      name,
      about,
      kind,
      settingId: settingId ?? null,
      members: ids.map((staffId, i) => ({ staffId, leads: i === 0 })),
    })

  const core = areaJobs
    .slice(0, areaTeam)
    .map(([job, by, training]) => hire(job, { organisationId: by === 'nhs' ? nhs.id : council.id }, training))
  team('area', words.team, 'The people who help families across this area', core)
  for (const setting of settings) {
    const school = organisation('school', setting.name)
    found.organisations.push(school)
    const at = { organisationId: school.id, settingId: setting.id }
    const senco = hire(sencoJob(setting), at, chance.weighed(sencoTraining))
    const teachers = Array.from({ length: teachersPerSetting }, () =>
      hire(teacherJob(chance, setting), at, chance.weighed(teacherTraining)),
    )
    const about = `Staff at ${setting.name} who plan help together`
    team('setting', `${setting.name} support team`, about, [senco, ...teachers], setting.id)
  }
  for (const [name, about, jobs] of specialists) {
    const hired = jobs.slice(0, helpers).map((job) => hire(job, { organisationId: nhs.id }, 'current'))
    team('specialist', name, about, hired)
  }
  const visiting = familySupport
    .slice(0, helpers + 1)
    .map((job) => hire(job, { organisationId: voluntary.id }, chance.yes(0.4) ? 'current' : 'never'))
  team('specialist', 'Family support', 'Visits at home, parent groups, and company at meetings', visiting)
  // Last, so that nobody before is called otherwise for it.
  hire(stewardJob, { organisationId: council.id }, 'never')
  return found
}

/** Answers for privacy in the area, and checks each record opened in an emergency. */
export const stewardJob = 'Data protection officer'

const sencoTraining: readonly (readonly [Training, number])[] = [
  ['current', 70],
  ['ending soon', 12],
  ['lapsed', 10],
  ['never', 8],
]
const teacherTraining: readonly (readonly [Training, number])[] = [
  ['current', 15],
  ['ending soon', 5],
  ['lapsed', 15],
  ['never', 65],
]

const sencoJob = ({ kind }: Setting) =>
  kind === 'college'
    ? 'Learning support lead (SENCO)'
    : kind === 'nursery'
      ? 'SENCO and deputy lead'
      : 'SENCO'

const teacherJob = (chance: Chance, { kind }: Setting) =>
  chance.oneOf(
    {
      nursery: ['Key person', 'Room leader'],
      primary: ['Class teacher', 'Class teacher', 'Teaching assistant'],
      secondary: ['Head of year', 'Form tutor', 'Teaching assistant'],
      special: ['Class teacher', 'Teaching assistant'],
      college: ['Course tutor', 'Learning support assistant'],
    }[kind],
  )

/** Training lasts two years; everyone here who holds it renewed it once. */
function trainingOf(chance: Chance, training: Training, today: Day): Staff['trained'] {
  if (training === 'never') return null
  const daysLeft = {
    current: chance.whole(70, 640),
    'ending soon': chance.whole(6, 54),
    lapsed: -chance.whole(12, 110),
  }[training]
  const until = today.add({ days: daysLeft })
  return { from: until.subtract({ years: 4 }), until }
}

/** People of working age; nobody is called the same as a colleague. */
function namer(chance: Chance) {
  const taken = new Set<string>()
  return () => {
    for (;;) {
      const background = backgroundIn(chance, 'medway')
      const given = chance.yes(0.78) ? womanName(chance, background) : manName(chance, background)
      const name = `${given} ${familyName(chance, background)}`
      if (taken.has(name)) continue
      taken.add(name)
      return name
    }
  }
}

/** Could this person sign a profile on that day? */
export const wasTrained = ({ trained }: Staff, day: Day) =>
  trained !== null &&
  Temporal.PlainDate.compare(trained.from, day) <= 0 &&
  Temporal.PlainDate.compare(day, trained.until) <= 0
