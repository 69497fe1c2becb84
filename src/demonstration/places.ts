/** Settings with names that belong to nobody: unusual pairs, checked by eye against the schools we know. */
import type { Chance } from './chance.ts'

export type SettingKind = 'nursery' | 'primary' | 'secondary' | 'special' | 'college'
export type Setting = { id: string; name: string; kind: SettingKind; district: string }

/** How many children live where, in thousands: mid-2023 estimates, rounded. */
export const weights: Record<string, number> = {
  ashford: 31,
  canterbury: 31,
  dartford: 29,
  dover: 24,
  gravesham: 26,
  maidstone: 39,
  sevenoaks: 27,
  'folkestone-and-hythe': 21,
  swale: 34,
  thanet: 30,
  'tonbridge-and-malling': 31,
  'tunbridge-wells': 27,
  medway: 66,
  portsmouth: 44,
}

const heads =
  `Quince Medlar Teasel Lapwing Bullace Spindle Goldfinch Cobnut Russet Bittern Nightjar Whimbrel Fieldfare
  Samphire Sainfoin Comfrey Yarrow Burnet Guelder Dogwood Sandpiper Mistle Wryneck Hoopoe Damson Sorrel Tansy Bramling
  Linnet Avocet`.split(/\s+/)
const tails = ['Hanger', 'Rise', 'Combe', 'Reach', 'Lees', 'Hollow', 'Gate', 'Holt', 'Wick', 'Furlong']
const saints = ['St Endellion’s', 'St Frideswide’s', 'St Petroc’s', 'St Winnow’s', 'St Piran and St Ia']

const endings: Record<SettingKind, readonly string[]> = {
  nursery: ['Nursery', 'Pre-school', 'Nursery School'],
  primary: ['Primary School', 'Primary School', 'Community Primary School', 'Primary Academy'],
  secondary: ['School', 'Academy', 'Community School', 'High School'],
  special: ['House School', 'Lodge School'],
  college: ['College', 'Sixth Form College'],
}

/** So many of each kind, spread over the districts as children are. No two share a name. */
export function makeSettings(
  chance: Chance,
  { districts, counts }: { districts: readonly string[]; counts: Readonly<Record<SettingKind, number>> },
): Setting[] {
  const taken = new Set<string>()
  const kinds: SettingKind[] = ['primary', 'secondary', 'nursery', 'special', 'college']
  return kinds.flatMap((kind) =>
    spread(districts, counts[kind]).map((district, i): Setting => {
      let name = settingName(chance, kind, i)
      while (taken.has(firstWords(name))) name = settingName(chance, kind, i)
      taken.add(firstWords(name))
      return { id: chance.id(`setting ${kind} ${i}`), name, kind, district }
    }),
  )
}

const firstWords = (name: string) => name.split(' ').slice(0, 2).join(' ')

function settingName(chance: Chance, kind: SettingKind, i: number) {
  const saint = kind === 'primary' && i % 6 === 5 ? saints[Math.floor(i / 6)] : undefined
  if (saint) return `${saint} Church of England Primary School`
  return `${chance.oneOf(heads)} ${chance.oneOf(tails)} ${chance.oneOf(endings[kind])}`
}

/** Places in turn, always to where the most children stand for the fewest places (Sainte-Laguë). */
function spread(districts: readonly string[], count: number): string[] {
  const given = new Map(districts.map((district) => [district, 0]))
  return Array.from({ length: count }, () => {
    const ratio = (district: string) => (weights[district] ?? 20) / (2 * (given.get(district) ?? 0) + 1)
    const next = districts.toSorted((one, other) => ratio(other) - ratio(one))[0] ?? ''
    given.set(next, (given.get(next) ?? 0) + 1)
    return next
  })
}

export const districtByWeight = (chance: Chance, districts: readonly string[]) =>
  chance.weighed(districts.map((district) => [district, weights[district] ?? 20]))
