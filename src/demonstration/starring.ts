/** The families of the people to try, and a few who wait for them: one story each, chosen for what it shows. Pure. */
import { dayOf, type Day } from '#platform/time.ts'
import { isBefore } from './calendar.ts'
import { players, type Part } from './cast.ts'
import { withChapter } from './chapters-told.ts'
import { withConcerns } from './concerns.ts'
import { courseOf } from './course.ts'
import type { Reached } from './beginnings.ts'
import { callumsEmergency, inOrder } from './emergencies.ts'
import { makeContact } from './contact.ts'
import type { Carer, Child, NoSetting, Relationship } from './family.ts'
import type { SettingKind } from './places.ts'
import { robinsStory } from './robin.ts'
import type { Step, Story } from './story.ts'
import type { World } from './world.ts'

type Star = {
  child: readonly [givenName: string, familyName: string, sex: 'boy' | 'girl', years: number, days: number]
  /** Where they spend the day: the school of the people to try, some setting of a kind, or nowhere. */
  where: { at: 'their school' } | { at: SettingKind; district: string } | { at: NoSetting; district: string }
  /** By their part where they are to be tried, else by name. */
  carers: readonly { part?: Part; name?: string; relationship: Relationship }[]
  led?: Part
  begunDaysAgo: number
  upTo: Reached
  shows: (steps: Step[], today: Day) => boolean
  besides?: (world: World) => Step[]
}

const did = (steps: Step[], does: Step['does']) => steps.some((step) => step.does === does)
const agreed = (steps: Step[]) => steps.some((step) => step.does === 'meets' && step.agreed !== null)
const reviewed = (steps: Step[]) => agreed(steps) && did(steps, 'reviews') && !did(steps, 'stops sharing')
const urgent = (steps: Step[]) =>
  steps.some(
    (step) =>
      step.does === 'meets' &&
      step.agreed !== null &&
      step.lines.some(({ needs }) => needs.home === 'urgent'),
  )

const isAfter = (step: Step | undefined, day: Day) =>
  step !== undefined && isBefore(day, dayOf(step.at, 'Europe/London'))

const ellis: Star = {
  child: ['Ellis', 'Bennett', 'boy', 9, 140],
  where: { at: 'primary', district: 'medway' },
  carers: [
    { name: 'Kelly Bennett', relationship: 'mother' },
    { part: 'father', relationship: 'father' },
  ],
  begunDaysAgo: 190,
  upTo: 'agreed',
  shows: (steps) => did(steps, 'joins') && reviewed(steps),
}
const callum: Star = {
  child: ['Callum', 'Sharp', 'boy', 13, 40],
  where: { at: 'too anxious to attend', district: 'thanet' },
  carers: [{ part: 'grandmother', relationship: 'grandparent' }],
  begunDaysAgo: 300,
  upTo: 'agreed',
  shows: reviewed,
  besides: callumsEmergency,
}
/** Tom's training has ended: what he agreed a little while ago waits for a colleague to sign. */
const nela: Star = {
  child: ['Nela', 'Horvath', 'girl', 6, 210],
  where: { at: 'their school' },
  carers: [{ name: 'Lenka Horvath', relationship: 'mother' }],
  led: 'teacher',
  begunDaysAgo: 48,
  upTo: 'agreed',
  shows: (steps) =>
    agreed(steps) && !urgent(steps) && !did(steps, 'countersigns') && !did(steps, 'stops sharing'),
}
const tobi: Star = {
  child: ['Tobi', 'Balogun', 'boy', 10, 25],
  where: { at: 'home educated', district: 'swale' },
  carers: [{ name: 'Funmi Balogun', relationship: 'mother' }],
  led: 'supporter',
  begunDaysAgo: 230,
  upTo: 'agreed',
  shows: reviewed,
}
/** At no school, so that a meeting is possible all year round: agreed with an urgent need, and nobody has rung yet. */
const bonnie: Star = {
  child: ['Bonnie', 'Pilcher', 'girl', 12, 77],
  where: { at: 'not in a setting now', district: 'gravesham' },
  carers: [{ name: 'Jodie Pilcher', relationship: 'mother' }],
  begunDaysAgo: 36,
  upTo: 'agreed',
  shows: (steps, today) =>
    urgent(steps) &&
    !did(steps, 'speaks to the family') &&
    isAfter(steps.at(-1), today.subtract({ days: 4 })),
}
const sujan: Star = {
  child: ['Sujan', 'Gurung', 'boy', 2, 12],
  where: { at: 'not old enough yet', district: 'folkestone-and-hythe' },
  carers: [{ name: 'Hari Gurung', relationship: 'father' }],
  begunDaysAgo: 10,
  upTo: 'draft finished',
  shows: (steps) => did(steps, 'asks for a call') && !did(steps, 'speaks to the family'),
}
/** Only a few know of her record: people who work here know her family. */
const esme: Star = {
  child: ['Esme', 'Larkin', 'girl', 8, 61],
  where: { at: 'their school' },
  carers: [{ name: 'Tara Larkin', relationship: 'mother' }],
  led: 'senco',
  begunDaysAgo: 120,
  upTo: 'agreed',
  shows: reviewed,
}
const maya: Star = {
  child: ['Maya', 'Thornton', 'girl', 14, 95],
  where: { at: 'secondary', district: 'medway' },
  carers: [{ name: 'Claire Thornton', relationship: 'mother' }],
  begunDaysAgo: 170,
  upTo: 'agreed',
  shows: reviewed,
}
const rowan: Star = {
  child: ['Rowan', 'Ashdown', 'boy', 16, 40],
  where: { at: 'not in a setting now', district: 'dover' },
  carers: [{ name: 'Neil Ashdown', relationship: 'father' }],
  begunDaysAgo: 110,
  upTo: 'draft finished',
  shows: (steps) => !did(steps, 'asks for a call'),
}
const idris: Star = {
  child: ['Idris', 'Rahman', 'boy', 9, 80],
  where: { at: 'their school' },
  carers: [{ part: 'mother', relationship: 'mother' }],
  led: 'senco',
  begunDaysAgo: 160,
  upTo: 'agreed',
  shows: reviewed,
}
const stars: Record<string, readonly Star[]> = {
  'kent-and-medway': [ellis, callum, nela, tobi, bonnie, sujan, esme, maya, rowan],
  portsmouth: [idris],
}

const known = new WeakMap<World, Story[]>()

export function starring(world: World): Story[] {
  const before = known.get(world)
  if (before) return before
  const robin = world.area.slug === 'kent-and-medway' ? [amysRobin(world)] : []
  const others = (stars[world.area.slug] ?? []).map((star, i) => shine(world, star, robin.length + i + 1))
  const stories = [...robin, ...others].map((story) => withChapter(world, withConcerns(world, story)))
  known.set(world, stories)
  return stories
}

/** The id a carer's part has, so that the story and the list of people to try mean one person. */
export const carerPart = (world: World, part: Part) => world.chance.id(`part ${part}`)

/** Takes one turn of chance after another until the course shows what it is chosen for. In a long holiday it may not. */
function shine(world: World, star: Star, number: number): Story {
  const [givenName, familyName, sex, years, days] = star.child
  const { district, settingId, noSetting } = whereIs(world, star.where)
  const bornOn = world.today.subtract({ years }).subtract({ days })
  const child: Child = {
    givenName,
    familyName,
    knownAs: givenName,
    sex,
    bornOn,
    settingId,
    noSetting,
    nhsNumber: null,
  }
  const carers = star.carers.map((carer) => carerOf(world, { ...carer, district }))
  const led = world.staff.find(({ id }) => star.led !== undefined && id === world.cast[star.led])
  let story: Story | undefined
  for (let turn = 0; turn < 900; turn++) {
    const chance = world.chance.of(`${givenName} ${familyName} ${turn}`)
    // Now and then a day earlier: some days nobody meets.
    const begun = world.today.subtract({ days: star.begunDaysAgo + Math.floor(turn / 45) })
    const steps = courseOf(world, { chance, child, carers, fullness: 'full', upTo: star.upTo, begun, led })
    const all = star.besides ? inOrder([...steps, ...star.besides(world)]) : steps
    story = { number, family: { district, carers, children: [child] }, steps: [all] }
    if (star.shows(steps, world.today)) return story
  }
  if (!story) throw new Error('Nobody took a turn')
  return story
}

function whereIs(
  world: World,
  where: Star['where'],
): Pick<Child, 'settingId' | 'noSetting'> & { district: string } {
  if (where.at === 'their school') {
    const { id, district } = theirSchool(world)
    return { settingId: id, noSetting: null, district }
  }
  const { district } = where
  const setting = world.settings.find((each) => each.kind === where.at && each.district === district)
  if (setting) return { settingId: setting.id, noSetting: null, district }
  return {
    settingId: null,
    noSetting: noSettings.find((each) => each === where.at) ?? 'not in a setting now',
    district,
  }
}
const noSettings: readonly NoSetting[] = [
  'home educated',
  'too anxious to attend',
  'excluded',
  'not old enough yet',
]

function theirSchool({ settings, staff, cast, area }: World) {
  const at = staff.find(({ id }) => id === cast.senco)?.settingId
  const school = settings.find(({ id }) => id === at)
  if (!school) throw new Error(`${area.name} has no school for the people to try`)
  return school
}

function carerOf(world: World, who: Star['carers'][number] & { district: string }): Carer {
  const { part, relationship, district } = who
  const name = who.name ?? players[world.area.slug]?.find((player) => player.part === part)?.name ?? ''
  const id = part ? carerPart(world, part) : world.chance.id(`carer ${name}`)
  return { id, name, relationship, contact: makeContact(world.chance.of(name), { name, district }) }
}

function amysRobin(world: World): Story {
  const school = theirSchool(world)
  const carer = carerOf(world, { part: 'mother', relationship: 'mother', district: school.district })
  return robinsStory(world, { carer, school, number: 1 })
}
