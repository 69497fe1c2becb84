/** The people anyone may try, one press each. Each shows the product from one side; the first knows nothing yet. Pure. */
import type { Day } from '#platform/time.ts'
import type { Setting } from './places.ts'
import { stewardJob, type Staff, type Workforce } from './staff.ts'

export type Part =
  | 'newcomer'
  | 'mother'
  | 'father'
  | 'grandmother'
  | 'senco'
  | 'teacher'
  | 'coordinator'
  | 'therapist'
  | 'reader'
  | 'supporter'
  | 'college'
  | 'steward'
  | 'fourteen'
  | 'sixteen'
export type Player = { part: Part; name: string; about: string }

export const players: Record<string, readonly Player[]> = {
  'kent-and-medway': [
    {
      part: 'newcomer',
      name: 'Hannah Brooks',
      about: 'a mother who has just heard of Ninefold and has told us nothing yet',
    },
    {
      part: 'mother',
      name: 'Amy Carter',
      about: 'mother of Robin, 7: home and school see him differently, and a review is near',
    },
    {
      part: 'father',
      name: 'Marcus Bennett',
      about: 'a father with his own view of Ellis, who lives in two homes',
    },
    {
      part: 'grandmother',
      name: 'Pauline Sharp',
      about: 'a grandmother bringing up Callum, 13, who is too anxious to go to school',
    },
    {
      part: 'fourteen',
      name: 'Maya Thornton',
      about: 'Maya, 14, with a way in of her own: her words, her card, and who sees them',
    },
    {
      part: 'sixteen',
      name: 'Rowan Ashdown',
      about: 'Rowan, 16, who decides who sees his record and has a plan for hard days',
    },
    { part: 'senco', name: 'Priya Nair', about: 'SENCO at Robin’s school, trained to agree profiles' },
    {
      part: 'teacher',
      name: 'Tom Hollis',
      about: 'a class teacher whose training has ended: a colleague signs what he agrees',
    },
    {
      part: 'coordinator',
      name: 'Grace Adeyemi',
      about: 'coordinator of the area’s team: everyone who asked for help',
    },
    {
      part: 'therapist',
      name: 'Eilidh Munro',
      about: 'a speech and language therapist in the area’s team, who can sign for others',
    },
    {
      part: 'reader',
      name: 'Naomi Clarke',
      about: 'service manager, on the safety rota: she reads what people write when something is not safe',
    },
    {
      part: 'supporter',
      name: 'Danny Okafor',
      about: 'a family support worker: only the families who chose him or his team',
    },
    { part: 'college', name: 'Helen Frost', about: 'learning support lead at a sixth form college' },
    {
      part: 'steward',
      name: 'Miriam Cole',
      about: 'the area’s data protection officer: checks each record opened in an emergency',
    },
  ],
  portsmouth: [
    { part: 'mother', name: 'Sadia Rahman', about: 'mother of Idris, 9, with an agreed profile' },
    { part: 'senco', name: 'Joe Whitcombe', about: 'SENCO at a primary school, trained to agree profiles' },
    { part: 'coordinator', name: 'Ruth Adler', about: 'coordinator of the Portsmouth team' },
  ],
}

export type Cast = Partial<Record<Part, string>>

/** Gives the staff parts to people who already have the job, and names them. Answers who plays what, by id. */
export function castStaff(
  { staff, teams }: Workforce,
  { slug, settings, today }: { slug: string; settings: readonly Setting[]; today: Day },
): { staff: Staff[]; cast: Cast } {
  const ofTeam = (found: (team: Workforce['teams'][number]) => boolean, place: number) =>
    teams.find(found)?.members[place]?.staffId
  const home = settings.find(
    ({ kind, district }) => kind === 'primary' && (district === 'maidstone' || slug === 'portsmouth'),
  )
  const college = settings.find(({ kind }) => kind === 'college')
  const jobs: Cast = {
    ...at(
      'senco',
      ofTeam(({ settingId }) => settingId !== null && settingId === home?.id, 0),
    ),
    ...at(
      'teacher',
      ofTeam(({ settingId }) => settingId !== null && settingId === home?.id, 1),
    ),
    ...at(
      'coordinator',
      ofTeam(({ kind }) => kind === 'area', 0),
    ),
    ...at(
      'therapist',
      ofTeam(({ kind }) => kind === 'area', 2),
    ),
    ...at(
      'reader',
      ofTeam(({ kind }) => kind === 'area', 1),
    ),
    ...at(
      'supporter',
      ofTeam(({ name }) => name === 'Family support', 0),
    ),
    ...at(
      'college',
      ofTeam(({ settingId }) => settingId !== null && settingId === college?.id, 0),
    ),
    ...at('steward', staff.find(({ job }) => job === stewardJob)?.id),
  }
  const current = { from: today.subtract({ months: 38 }), until: today.add({ months: 10 }) }
  const lapsed = { from: today.subtract({ months: 50 }), until: today.subtract({ months: 2 }) }
  const cast: Cast = {}
  const named = staff.map((person): Staff => {
    const player = players[slug]?.find(({ part }) => jobs[part] === person.id)
    if (!player) return person
    cast[player.part] = person.id
    const job = player.part === 'teacher' ? 'Class teacher' : person.job
    const trained = player.part === 'teacher' ? lapsed : player.part === 'steward' ? null : current
    return { ...person, job, name: player.name, trained }
  })
  return { staff: named, cast }
}

const at = (part: Part, id: string | undefined): Cast => (id === undefined ? {} : { [part]: id })
