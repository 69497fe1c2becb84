/** What follows an agreed profile: a plan drawn from the handbook, a hope, what was tried and how it went. Pure. */
import { bandOf, lineOf, type AgreedLine, type Place } from '#profiles/profiles.ts'
import { strategies } from '#resources/resources.ts'
import type { Day } from '#platform/time.ts'
import type { Meeting } from './agreement.ts'
import { atHome, momentOf } from './calendar.ts'
import type { Chance } from './chance.ts'
import { ageOn } from './family.ts'
import type { PlannedItem, Step } from './story.ts'
import { fill, pick } from './words.ts'
import { goals, matter, tryWords } from './words/plans.ts'

type After = { on: Day; lines: readonly AgreedLine[]; add: (step: Step) => void }

export function planSteps(chance: Chance, meeting: Meeting, { on, lines, add }: After) {
  const { carer, facts, helper, full } = meeting
  const items = plannedItems(chance, meeting, { on, lines }).slice(
    0,
    full ? chance.whole(2, 4) : chance.whole(1, 2),
  )
  if (items.length === 0) return
  const hope =
    full || chance.yes(0.25) ? { words: pick(chance, goals, facts), rating: chance.whole(0, 4) } : null
  const liked = fill('{loves}', facts)
  const about = {
    liked: liked.charAt(0).toUpperCase() + liked.slice(1),
    matters: pick(chance, matter, facts),
  }
  // Before they leave the table.
  add({ does: 'plans', at: momentOf(on, 16, chance.whole(30, 55)), by: helper.id, about, items, hope })
  for (const { item } of items) {
    if (!chance.yes(full ? 0.8 : 0.5)) continue
    const result = chance.weighed([
      ['helped', 55],
      ['trying', 20],
      ['did not help', 15],
      ['not for us', 10],
    ] as const)
    const at = atHome(chance, on.add({ days: chance.whole(10, 60) }))
    add({
      does: 'tells of a try',
      at,
      by: carer.id,
      item,
      result,
      words: pick(chance, tryWords[result], facts),
    })
  }
  if (!hope || !chance.yes(0.75)) return
  const later = Math.min(
    10,
    hope.rating +
      chance.weighed([
        [0, 2],
        [1, 3],
        [2, 4],
        [4, 2],
      ]),
  )
  add({
    does: 'rates the hope',
    at: atHome(chance, on.add({ days: chance.whole(35, 80) })),
    by: carer.id,
    rating: later,
  })
}

/** One thing for each line and place where help was asked for, never the same thing twice. */
function plannedItems(
  chance: Chance,
  { child, carer, helper, facts }: Meeting,
  { on, lines }: Omit<After, 'add'>,
): PlannedItem[] {
  const band = bandOf(ageOn(on, child))
  const taken = new Set<string>()
  const asked = lines.flatMap(({ line, needs }) =>
    (['home', 'setting', 'community'] as const)
      .filter((place) => needs[place] === 'a lot' || needs[place] === 'some' || needs[place] === 'urgent')
      .map((place) => ({ line, place })),
  )
  return chance.some(asked, 6).flatMap(({ line, place }) => {
    const fitting = strategies().filter(
      ({ id, lines: of, bands, places }) =>
        of.includes(line) && bands.includes(band) && places.includes(place) && !taken.has(id),
    )
    if (fitting.length === 0) return []
    const { id, title, helpKinds } = chance.oneOf(fitting)
    taken.add(id)
    const need = `${facts.name} would like help with ${lineOf(line).inSentence} ${placeWords(place, facts.place)}`
    const who = place === 'setting' ? helper.name : carer.name
    return [
      {
        line,
        item: id,
        need,
        try: title,
        place,
        who,
        byOn: on.add({ days: chance.whole(10, 30) }),
        helpKinds: [...helpKinds],
      },
    ]
  })
}

const placeWords = (place: Place, setting: string) =>
  ({ home: 'at home', setting: `at ${setting || 'school'}`, community: 'out and about' })[place]
