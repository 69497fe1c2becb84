/** What a few families and a school wrote when something was not safe, at every stage: closed, with somebody, waiting. Pure. */
import type { Day } from '#platform/time.ts'
import { compareMoments, firstFrom, isWorkingDay, momentOf } from './calendar.ts'
import type { Step, Story } from './story.ts'
import { areaTeamOf, type World } from './world.ts'

/** Who reads, in order: the service manager, the coordinator, a family support worker where there is one. */
export const rotaOf = (world: World): string[] =>
  [1, 0, 9].flatMap((place) => areaTeamOf(world).members[place]?.staffId ?? [])

type Told = (world: World, by: { carer: string; name: string }) => Step[]

const wrote: Record<string, Told> = {
  Robin: ({ cast, today }) =>
    cast.senco === undefined
      ? []
      : [
          {
            does: 'writes that it is not safe',
            at: momentOf(latestWorkingDay(today.subtract({ days: 2 })), 15, 25),
            by: cast.senco,
            kind: 'worry',
            words:
              'Robin’s mum cried at the gate again. She has had four hours’ sleep a night for weeks and says she cannot keep going.',
            reachHow: '',
            offer: 'Somebody to talk to about nights, and two hours off on a Saturday.',
          },
        ],
  Ellis: ({ today, ...world }, { carer, name }) => {
    const evening = today.subtract({ days: 41 })
    const morning = firstFrom(evening.add({ days: 1 }), isWorkingDay)
    const [reader = ''] = rotaOf({ today, ...world })
    return [
      {
        does: 'writes that it is not safe',
        at: momentOf(evening, 23, 40),
        by: carer,
        kind: 'danger',
        words:
          'Ellis said he wants to be dead and had his belt round his neck. I have it now. He is asleep next to me.',
        reachHow: 'Ring after 8am. Please do not text.',
        offer: '',
      },
      { does: 'takes what was written', at: momentOf(morning, 8, 5), by: reader },
      {
        does: 'speaks about what was written',
        at: momentOf(morning, 8, 40),
        by: reader,
        spokeTo: name,
        words: 'They rang 111 in the night. Crisis team at home at ten today. We ring again tomorrow.',
      },
    ]
  },
  Callum: (world, { carer, name }) => {
    const evening = world.today.subtract({ days: 16 })
    const morning = firstFrom(evening.add({ days: 1 }), isWorkingDay)
    const [, reader = ''] = rotaOf(world)
    return [
      {
        does: 'writes that it is not safe',
        at: momentOf(evening, 20, 32),
        by: carer,
        kind: 'worry',
        words:
          'He has friends in a game who ask him for money. He gave them forty pounds of his birthday money.',
        reachHow: 'Landline, mornings.',
        offer: '',
      },
      { does: 'takes what was written', at: momentOf(morning, 9, 15), by: reader },
      {
        does: 'speaks about what was written',
        at: momentOf(morning, 11, 10),
        by: reader,
        spokeTo: name,
        words:
          'We set up the console’s spending lock together. She would like Callum to hear it from somebody young.',
      },
    ]
  },
  // Nobody has taken it yet: whoever tries the rota finds it.
  Tobi: ({ today }, { carer }) => [
    {
      does: 'writes that it is not safe',
      at: momentOf(today.subtract({ days: 1 }), 21, 15),
      by: carer,
      kind: 'danger',
      words:
        'Tobi got out twice today and ran for the dual carriageway. The second time a driver stopped for him. I could not hold him.',
      reachHow: 'Any time before 3pm.',
      offer: '',
    },
  ],
}

/** The story with what was written, each thing in its place in time. */
export function withConcerns(world: World, story: Story): Story {
  const [child, carer] = [story.family.children[0], story.family.carers[0]]
  const more = child && carer && wrote[child.givenName]?.(world, { carer: carer.id, name: carer.name })
  if (!more) return story
  const [first = [], ...others] = story.steps
  return {
    ...story,
    steps: [[...first, ...more].toSorted((one, other) => compareMoments(one.at, other.at)), ...others],
  }
}

function latestWorkingDay(by: Day): Day {
  let day = by
  while (!isWorkingDay(day)) day = day.subtract({ days: 1 })
  return day
}
