/** One family of the demonstration: who cares for whom, how old, where by day. Pure; every part by chance, none by need. */
import type { Area } from '#areas/areas.ts'
import type { Day } from '#platform/time.ts'
import { schoolAge } from './calendar.ts'
import type { Chance } from './chance.ts'
import { makeContact, makeNhsNumber, type Contact } from './contact.ts'
import {
  backgroundIn,
  childName,
  familyName,
  grandparentName,
  manName,
  womanName,
  type Background,
} from './names.ts'
import { districtByWeight, type Setting } from './places.ts'

export type Relationship =
  | 'mother'
  | 'father'
  | 'step-parent'
  | 'grandparent'
  | 'foster carer'
  | 'other carer'
export type NoSetting =
  | 'home educated'
  | 'not in a setting now'
  | 'too anxious to attend'
  | 'excluded'
  | 'not old enough yet'

export type Carer = { id: string; name: string; relationship: Relationship; contact: Contact | null }
export type Child = {
  givenName: string
  familyName: string
  knownAs: string
  sex: 'boy' | 'girl'
  bornOn: Day
  settingId: string | null
  noSetting: NoSetting | null
  nhsNumber: string | null
}
export type Family = { district: string; carers: Carer[]; children: Child[] }

/** Every forty-ninth family has two children here, and every fourth of those are twins. */
export const childrenIn = (family: number) => (family % 49 === 9 ? 2 : 1)

export function makeFamily(
  chance: Chance,
  { area, settings, number, today }: { area: Area; settings: readonly Setting[]; number: number; today: Day },
): Family {
  const district = districtByWeight(
    chance,
    area.districts.map(({ key }) => key),
  )
  const background = backgroundIn(chance, district)
  // A child of mixed heritage: a given name from one side, the family's from the other.
  const other = chance.yes(0.05) ? backgroundIn(chance, district) : background
  const name = familyName(chance, background)
  const first = makeChild(chance, { area, settings, district, background: other, name, today })
  const children = [first]
  if (childrenIn(number) === 2) {
    const twins = number % 4 === 0
    const apart = { days: chance.whole(430, 1500) }
    const bornOn = twins
      ? first.bornOn
      : schoolAge(first.bornOn, today) > 8
        ? first.bornOn.add(apart)
        : first.bornOn.subtract(apart)
    const taken = first.givenName
    children.push(
      makeChild(chance, { area, settings, district, background: other, name, today, bornOn, taken }),
    )
  }
  return { district, carers: makeCarers(chance, { background, name, district }), children }
}

const kindsOfFamily: readonly (readonly [readonly Relationship[], number])[] = [
  [['mother'], 68],
  [['father'], 9],
  [['grandparent'], 5],
  [['foster carer'], 4],
  [['other carer'], 1],
  // Two homes, or two people who both tell us.
  [['mother', 'father'], 9],
  [['mother', 'step-parent'], 4],
]

function makeCarers(
  chance: Chance,
  { background, name, district }: { background: Background; name: string; district: string },
): Carer[] {
  return chance.weighed(kindsOfFamily).map((relationship, i): Carer => {
    const woman =
      relationship === 'mother' ||
      (relationship !== 'father' && relationship !== 'step-parent' && chance.yes(0.75))
    const given =
      relationship === 'grandparent' && background === 'british'
        ? grandparentName(chance, woman)
        : woman
          ? womanName(chance, background)
          : manName(chance, background)
    const ownName = relationship === 'foster carer' || relationship === 'step-parent' || chance.yes(0.22)
    const carer = {
      id: chance.id(`carer ${i}`),
      name: `${given} ${ownName ? familyName(chance, background) : name}`,
    }
    return {
      ...carer,
      relationship,
      contact: chance.yes(0.85) ? makeContact(chance, { name: carer.name, district }) : null,
    }
  })
}

type Birth = {
  area: Area
  settings: readonly Setting[]
  district: string
  background: Background
  name: string
  today: Day
  bornOn?: Day
  taken?: string
}

function makeChild(chance: Chance, birth: Birth): Child {
  const { area, background, name, today } = birth
  const sex = chance.yes(0.65) ? 'boy' : 'girl'
  const bornOn = birth.bornOn ?? birthday(chance, { sex, today, oldest: area.ages.to })
  let givenName = childName(chance, background, sex)
  while (givenName === birth.taken) givenName = childName(chance, background, sex)
  return {
    givenName,
    familyName: name,
    knownAs: givenName,
    sex,
    bornOn,
    ...daytime(chance, { ...birth, bornOn }),
    nhsNumber: chance.yes(0.3) ? makeNhsNumber(chance) : null,
  }
}

/** Most are between five and fourteen; girls are noticed about two years later. */
function birthday(
  chance: Chance,
  { sex, today, oldest }: { sex: 'boy' | 'girl'; today: Day; oldest: number },
) {
  const [from, to] = chance.weighed([
    [[1, 4], sex === 'boy' ? 14 : 8],
    [[5, 7], sex === 'boy' ? 26 : 17],
    [[8, 10], sex === 'boy' ? 25 : 24],
    [[11, 13], sex === 'boy' ? 18 : 25],
    [[14, 16], sex === 'boy' ? 11 : 17],
    [[17, 20], sex === 'boy' ? 5 : 7],
    [[21, 25], 1.5],
  ] as const)
  const years = Math.min(chance.whole(from, to), oldest)
  return today.subtract({ years }).subtract({ days: chance.whole(0, 360) })
}

/** Where they spend the day. A place near home where there is one; sometimes nowhere, for a reason of its own. */
function daytime(
  chance: Chance,
  { settings, district, bornOn, today }: Birth & { bornOn: Day },
): Pick<Child, 'settingId' | 'noSetting'> {
  const age = schoolAge(bornOn, today)
  const nowhere = (noSetting: NoSetting) => ({ settingId: null, noSetting })
  if (age < 2) return nowhere('not old enough yet')
  if (age < 4 && chance.yes(0.4)) return nowhere(age === 3 ? 'not in a setting now' : 'not old enough yet')
  if (age >= 4 && age < 16) {
    const why = chance.weighed<NoSetting | null>([
      [null, age < 11 ? 95 : 87],
      ['home educated', 2.5],
      ['too anxious to attend', age < 11 ? 1.2 : 7],
      ['excluded', age < 11 ? 0.6 : 2],
    ])
    if (why) return nowhere(why)
  }
  if (age >= 16 && chance.yes(age < 19 ? 0.15 : 0.6)) return nowhere('not in a setting now')
  const special = age >= 4 && age < 19 && chance.yes(0.07) && settings.some(({ kind }) => kind === 'special')
  const kind = special
    ? 'special'
    : age < 4
      ? 'nursery'
      : age < 11
        ? 'primary'
        : age < 16
          ? 'secondary'
          : 'college'
  const fitting = settings.filter((setting) => setting.kind === kind)
  const near = fitting.filter((setting) => setting.district === district)
  const setting = chance.oneOf(near.length > 0 && chance.yes(0.9) ? near : fitting)
  return { settingId: setting.id, noSetting: null }
}

export const ageOn = (day: Day, { bornOn }: Child) =>
  Math.max(0, bornOn.until(day, { largestUnit: 'years' }).years)
