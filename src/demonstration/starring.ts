/** The families of the people to try: one story each, chosen for what it shows. Pure. */
import { players, type Part } from './cast.ts'
import { courseOf, type Ask } from './course.ts'
import type { Chance } from './chance.ts'
import { makeContact } from './contact.ts'
import type { Carer, Child } from './family.ts'
import { robinsStory } from './robin.ts'
import type { Step, Story } from './story.ts'
import type { World } from './world.ts'

const known = new WeakMap<World, Story[]>()

export function starring(world: World): Story[] {
  const before = known.get(world)
  if (before) return before
  const kent = world.area.slug === 'kent-and-medway'
  const stories = (kent ? [amy, marcus, pauline, tomsChild, dannysFamily] : [sadia]).flatMap((tell, i) => {
    const story = tell(world, world.chance.of(`starring ${i}`), i + 1)
    return story ? [story] : []
  })
  known.set(world, stories)
  return stories
}

/** The id a carer's part has, so that the story and the list of people to try mean one person. */
export const carerPart = (world: World, part: Part) => world.chance.id(`part ${part}`)

function carerFor(
  world: World,
  chance: Chance,
  part: Part,
  relationship: Carer['relationship'],
  district: string,
): Carer {
  const name = players[world.area.slug]?.find((player) => player.part === part)?.name ?? ''
  return { id: carerPart(world, part), name, relationship, contact: makeContact(chance, { name, district }) }
}

const child = (
  world: World,
  told: Omit<Child, 'knownAs' | 'bornOn' | 'nhsNumber'> & { years: number; days: number },
): Child => {
  const { years, days, ...rest } = told
  return {
    ...rest,
    knownAs: told.givenName,
    nhsNumber: null,
    bornOn: world.today.subtract({ years }).subtract({ days }),
  }
}

/** Goes by one turn of chance after another until the course shows what it is chosen for. */
function until(world: World, ask: Ask, shows: (steps: Step[]) => boolean): Step[] {
  for (let turn = 0; turn < 400; turn++) {
    const steps = courseOf(world, { ...ask, chance: ask.chance.of(`turn ${turn}`) })
    if (shows(steps)) return steps
  }
  throw new Error(`No course shows what ${ask.child.knownAs}’s story is for`)
}

const did = (steps: Step[], does: Step['does']) => steps.some((step) => step.does === does)
const agreed = (steps: Step[]) => steps.some((step) => step.does === 'meets' && step.agreed !== null)
const schoolIn = ({ settings, staff, cast }: World) =>
  settings.find(({ id }) => id === staff.find((person) => person.id === cast.senco)?.settingId)

function amy(world: World, chance: Chance, number: number): Story | undefined {
  const school = schoolIn(world)
  if (!school) return undefined
  const carer = carerFor(world, chance, 'mother', 'mother', school.district)
  return robinsStory(world, { carer, school, number })
}

function marcus(world: World, chance: Chance, number: number): Story {
  const district = 'medway'
  const settingId =
    world.settings.find((each) => each.kind === 'primary' && each.district === district)?.id ?? null
  const ellis = child(world, {
    givenName: 'Ellis',
    familyName: 'Bennett',
    sex: 'boy',
    settingId,
    noSetting: null,
    years: 9,
    days: 140,
  })
  const name = 'Kelly Bennett'
  const kelly: Carer = {
    id: chance.id('Kelly'),
    name,
    relationship: 'mother',
    contact: makeContact(chance, { name, district }),
  }
  const carers = [kelly, carerFor(world, chance, 'father', 'father', district)]
  const begun = world.today.subtract({ days: 190 })
  const ask: Ask = { chance, child: ellis, carers, fullness: 'full', upTo: 'agreed', begun }
  const steps = until(
    world,
    ask,
    (each) => did(each, 'joins') && agreed(each) && did(each, 'reviews') && !did(each, 'stops sharing'),
  )
  return { number, family: { district, carers, children: [ellis] }, steps: [steps] }
}

function pauline(world: World, chance: Chance, number: number): Story {
  const district = 'thanet'
  const callum = child(world, {
    givenName: 'Callum',
    familyName: 'Sharp',
    sex: 'boy',
    settingId: null,
    noSetting: 'too anxious to attend',
    years: 13,
    days: 40,
  })
  const carers = [carerFor(world, chance, 'grandmother', 'grandparent', district)]
  const ask: Ask = {
    chance,
    child: callum,
    carers,
    fullness: 'full',
    upTo: 'agreed',
    begun: world.today.subtract({ days: 300 }),
  }
  const steps = until(
    world,
    ask,
    (each) => agreed(each) && did(each, 'reviews') && !did(each, 'stops sharing'),
  )
  return { number, family: { district, carers, children: [callum] }, steps: [steps] }
}

/** Tom's training has ended: what he agreed a little while ago waits for a colleague to sign. */
function tomsChild(world: World, chance: Chance, number: number): Story | undefined {
  const school = schoolIn(world)
  const led = world.staff.find(({ id }) => id === world.cast.teacher)
  if (!school || !led) return undefined
  const { district } = school
  const nela = child(world, {
    givenName: 'Nela',
    familyName: 'Horvath',
    sex: 'girl',
    settingId: school.id,
    noSetting: null,
    years: 6,
    days: 210,
  })
  const name = 'Lenka Horvath'
  const carers: Carer[] = [
    {
      id: chance.id('Lenka'),
      name,
      relationship: 'mother',
      contact: makeContact(chance, { name, district }),
    },
  ]
  const ask: Ask = {
    chance,
    child: nela,
    carers,
    fullness: 'full',
    upTo: 'agreed',
    begun: world.today.subtract({ days: 48 }),
    led,
  }
  const steps = until(
    world,
    ask,
    (each) => agreed(each) && !did(each, 'countersigns') && !did(each, 'stops sharing'),
  )
  return { number, family: { district, carers, children: [nela] }, steps: [steps] }
}

/** A family who chose Danny by name, before anybody else. */
function dannysFamily(world: World, chance: Chance, number: number): Story | undefined {
  const led = world.staff.find(({ id }) => id === world.cast.supporter)
  if (!led) return undefined
  const district = 'swale'
  const tobi = child(world, {
    givenName: 'Tobi',
    familyName: 'Balogun',
    sex: 'boy',
    settingId: null,
    noSetting: 'home educated',
    years: 10,
    days: 25,
  })
  const name = 'Funmi Balogun'
  const carers: Carer[] = [
    {
      id: chance.id('Funmi'),
      name,
      relationship: 'mother',
      contact: makeContact(chance, { name, district }),
    },
  ]
  const ask: Ask = {
    chance,
    child: tobi,
    carers,
    fullness: 'full',
    upTo: 'agreed',
    begun: world.today.subtract({ days: 230 }),
    led,
  }
  const steps = until(world, ask, (each) => agreed(each) && !did(each, 'stops sharing'))
  return { number, family: { district, carers, children: [tobi] }, steps: [steps] }
}

function sadia(world: World, chance: Chance, number: number): Story | undefined {
  const school = schoolIn(world)
  const led = world.staff.find(({ id }) => id === world.cast.senco)
  if (!school) return undefined
  const idris = child(world, {
    givenName: 'Idris',
    familyName: 'Rahman',
    sex: 'boy',
    settingId: school.id,
    noSetting: null,
    years: 9,
    days: 80,
  })
  const carers = [carerFor(world, chance, 'mother', 'mother', school.district)]
  const ask: Ask = {
    chance,
    child: idris,
    carers,
    fullness: 'full',
    upTo: 'agreed',
    begun: world.today.subtract({ days: 150 }),
    led,
  }
  const steps = until(world, ask, (each) => agreed(each) && did(each, 'reviews'))
  return { number, family: { district: school.district, carers, children: [idris] }, steps: [steps] }
}
