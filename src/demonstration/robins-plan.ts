/** What Robin, his mother and his school are trying since they last met. Pure. */
import { strategies } from '#resources/resources.ts'
import type { Day } from '#platform/time.ts'
import { momentOf } from './calendar.ts'
import type { Carer } from './family.ts'
import type { PlannedItem, Step } from './story.ts'

type Who = { carer: Carer; senco: string; sencoName: string; from: Day }

export function robinsPlan({ carer, senco, sencoName, from }: Who): Step[] {
  const item = (id: string, place: PlannedItem['place'], need: string, weeks: number): PlannedItem[] => {
    const found = strategies().find((strategy) => strategy.id === id)
    const line = found?.lines[0]
    if (!found || !line) return []
    const who = place === 'setting' ? sencoName : carer.name
    return [
      {
        line,
        item: id,
        need,
        try: found.title,
        place,
        who,
        byOn: from.add({ weeks }),
        helpKinds: [...found.helpKinds],
      },
    ]
  }
  const evening = (days: number, minute: number) => momentOf(from.add({ days }), 20, minute)
  const told = { does: 'tells of a try' as const, by: carer.id }
  return [
    {
      does: 'plans',
      at: momentOf(from, 10, 25),
      by: senco,
      about: {
        liked: 'Trains, maps, songs in the bath, and explaining rules so that everyone can play',
        matters:
          'That being good all day does not use him up. That he is asked, not told. Saturdays at the model railway.',
      },
      items: [
        ...item('ER-S10', 'home', 'The first hour after school is when it all comes out', 2),
        ...item('EN-S6', 'home', 'Robin is worn out by half past four', 1),
        ...item('SE-S4', 'setting', 'The dinner hall is too loud for Robin to eat in', 2),
        ...item('ER-S5', 'setting', 'Robin goes still when it is too much, and nobody knows', 3),
        ...item('SE-S9', 'community', 'Shops end in tears', 4),
        ...item('SE-S2', 'community', 'The bus is loud', 2),
      ],
      hope: { words: 'An hour after school without anyone in tears', rating: 2 },
    },
    {
      ...told,
      at: evening(9, 15),
      item: 'EN-S6',
      result: 'helped',
      words: 'Snack, blanket, no questions. Such a small thing.',
    },
    {
      ...told,
      at: evening(16, 40),
      item: 'SE-S4',
      result: 'helped',
      words: 'He eats in the library with two friends now.',
    },
    {
      ...told,
      at: evening(23, 5),
      item: 'SE-S9',
      result: 'did not help',
      words: 'Eight in the evening was too late for him. We may try Sunday.',
    },
    { does: 'rates the hope', at: evening(30, 10), by: carer.id, rating: 4 },
    {
      ...told,
      at: evening(44, 20),
      item: 'ER-S10',
      result: 'helped',
      words: 'Two bad days last week, not five.',
    },
    { does: 'rates the hope', at: evening(58, 30), by: carer.id, rating: 6 },
  ]
}
