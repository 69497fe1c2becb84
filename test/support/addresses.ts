/** Addresses made from the routes: each `:word` filled with something of one child, of another, malformed, or nobody's. */
import { sql } from 'kysely'
import { isId, newId } from '#platform/ids.ts'
import type { World } from './world.ts'

/** Where a word of an address comes from. A new word without a line fails with the route's name. */
const ofTheChild: Record<string, string> = {
  contact: `select d.id from contacts_due d left join contacts_made m on m.contact_id = d.id where d.child_id = $child order by m.id nulls first, d.at limit 1`,
  // One whose end shuts nobody else out of a page.
  grant: `select grant_id as id from grant_events where child_id = $child and kind = 'given' order by scopes <> '{plan}', at limit 1`,
  invite: `select id from carer_invites where child_id = $child and ended_at is null limit 1`,
  concern: `select id from concerns where child_id = $child order by at limit 1`,
  meeting: `select id from meetings where child_id = $child order by closed_at nulls first limit 1`,
  version: `select id from versions where child_id = $child order by number desc limit 1`,
  plan: `select id from plans where child_id = $child limit 1`,
  item: `select id from plan_items where child_id = $child limit 1`,
  breaking: `select id from glass_breakings where child_id = $child limit 1`,
  carer: `select carer_id as id from child_carers where child_id = $child and relationship <> 'themselves' order by id limit 1`,
  note: `select id from carer_notes where child_id = $child order by at limit 1`,
  home: `select id from child_homes where child_id = $child limit 1`,
  entry: `select id from tries where child_id = $child and id not in (select row_id from aside_rows) order by at limit 1`,
  correction: `select id from corrections where child_id = $child order by at limit 1`,
  aside: `select id from put_aside where child_id = $child order by at limit 1`,
  request: `select id from whole_requests where child_id = $child and done_at is null limit 1`,
  held: `select id from whole_rows where child_id = $child order by table_name, row_id limit 1`,
  named: `select id from safety_plan_people where child_id = $child and ended_at is null order by at limit 1`,
  goal: `select id from goals where child_id = $child limit 1`,
}
const said: Record<string, (world: World) => string> = {
  kept: () => newId(),
  keeping: () => newId(),
  pause: () => newId(),
  join: () => newId(),
  look: () => newId(),
  due: () => newId(),
  dispute: () => newId(),
  order: () => newId(),
  area: () => 'kent-and-medway',
  link: () => newId(),
  letter: () => newId(),
  telling: () => newId(),
  token: () => 'made-up',
  device: () => newId(),
  ended: (world) => world.children.jo,
  asked: () => newId(),
  card: () => newId(),
  passkey: () => newId(),
  search: () => newId(),
  checked: (world) => world.breakings.robin,
  kind: () => 'staff',
  what: () => 'try',
  notice: () => newId(),
  reader: (world) => world.people.ray.personId,
  holder: (world) => world.people.nina.personId,
  line: () => 'sensory',
  step: () => 'joys',
  when: () => 'now',
  sheet: () => 'made-up',
}

export const wordsOf = (path: string) => [...path.matchAll(/:(\w+)/g)].map(([, word]) => word ?? '')
/** The words of an address that name something of a child. */
export const idsOf = (path: string) => wordsOf(path).filter((word) => word in ofTheChild)
export const unknownWords = (path: string) =>
  wordsOf(path).filter((word) => word !== 'child' && !(word in ofTheChild) && !(word in said))

const kept = new Map<string, string>()
async function idOf(world: World, word: string, childId: string) {
  const key = `${word} ${childId}`
  const known = kept.get(key)
  if (known) return known
  if (!isId(childId)) return newId()
  const { rows } = await sql
    .raw<{ id: string }>((ofTheChild[word] ?? '').replaceAll('$child', `'${childId}'`))
    .execute(world.owner)
  const id = rows[0]?.id ?? newId()
  kept.set(key, id)
  return id
}

/** `path` about `childId`; the words in `instead` are taken from elsewhere. */
export async function fill(
  world: World,
  path: string,
  childId: string,
  instead: Record<string, string> = {},
) {
  const given: Record<string, string> = {}
  for (const word of wordsOf(path))
    given[word] =
      instead[word] ??
      (word === 'child'
        ? childId
        : word in ofTheChild
          ? await idOf(world, word, childId)
          : (said[word]?.(world) ?? ''))
  return path.replaceAll(/:(\w+)/g, (_, word: string) => given[word] ?? '')
}
export const ofChild = (world: World, word: string, childId: string) => idOf(world, word, childId)
