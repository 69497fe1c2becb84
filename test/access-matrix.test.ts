/** Every route, as every kind of person, about every kind of child. Made from the routes and `test/support/expected-routes.ts`. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { lines } from '#profiles/profiles.ts'
import { fill, idsOf, ofChild, wordsOf } from './support/addresses.ts'
import { freshDatabase } from './support/database.ts'
import { expected, type Line } from './support/expected-routes.ts'
import { holds, neighbourhood } from './support/world.ts'

const world = await neighbourhood(await freshDatabase())
const { people, children } = world

const who = {
  nobody: 'a visitor',
  amy: 'a parent',
  ben: 'the other carer of the same child',
  carol: 'another family',
  priya: 'staff with the profile shared',
  petra: 'staff with only the plan shared',
  una: 'staff whose time with the child ran out',
  edith: 'staff whose grant was ended',
  nina: 'staff who are strangers, but for an hour that is over',
  stella: 'the steward',
  ray: 'somebody on the safety rota',
  grace: 'the team that was let in',
  hal: 'the coordinator of another area',
  dee: 'a family of another area',
  fay: 'a parent of a young person',
  jay: 'a young person of 14 with their own way in',
  jo: 'a young person of 16 with their own way in',
  finn: 'a father whose access ended',
  yara: 'staff who know a young person',
  dan: 'a carer who must not find out where his child lives',
  sorrel: 'one of the few',
} as const
type Name = keyof typeof who
// People of the neighbourhood under the names above.
const names = Object.keys(who) as Name[]
const personOf = (name: Name) => (name === 'nobody' ? undefined : people[name])
const here = new Map(names.map((name) => [name, world.as(personOf(name))]))

/** The child in the address. Everything about a child hangs on its profile being shared. */
const about: Record<string, string> = {
  Robin: children.robin,
  'a child with another family': children.sam,
  'a child no longer shared': children.wren,
  'a child in another area': children.pip,
  'a child with a home kept private': children.nell,
  'a child whose record is kept to a few': children.ivy,
  'no child at all': newId(),
  'what is no id': 'robin',
  'what is nearly an id': `${children.robin.slice(0, -1)}%27`,
}
const childNames: Record<string, string> = Object.fromEntries(
  Object.entries(children).map(([name, id]) => [id, name]),
)
const reaches = (name: Name, childId: string, needs: Line['needs']) => {
  const held = holds[name]?.[childNames[childId] ?? ''] ?? []
  return held.includes('profile') && (needs === undefined || held.includes(needs))
}

function expectedOf(line: Line, name: Name, childId: string | undefined): number {
  const role = personOf(name)?.role
  if (line.comes === 'anyone') return line.answers
  if (!role) return 401
  if (line.comes !== 'both' && line.comes !== role) return 403
  if (childId !== undefined && !reaches(name, childId, line.needs)) return 404
  return line.but?.[name]?.answers ?? line.answers
}

const routes = Object.entries(expected).map(([name, line]) => {
  const [method = '', path = ''] = name.split(' ')
  return { name, method, path, line }
})
const ask = (name: Name, { method, line }: (typeof routes)[number], address: string) =>
  method === 'GET' ? here.get(name)?.get(address) : here.get(name)?.post(address, line.sends)

describe('refused', () => {
  for (const route of routes)
    it(route.name, async () => {
      const { path, line } = route
      const aboutChild = wordsOf(path).includes('child')
      for (const person of names)
        for (const [which, childId] of aboutChild ? Object.entries(about) : [['', undefined] as const]) {
          const status = expectedOf(line, person, childId)
          // Who is let in comes below, once everyone has been refused.
          if (status < 400 || status === 422 || status === 409) continue
          const seen = await ask(person, route, await fill(world, path, childId ?? ''))
          assert.equal(seen?.status, status, `${who[person]} asks about ${which}`)
          if (aboutChild)
            assert.doesNotMatch(
              seen?.html ?? '',
              /Robin|Sam|Wren|Pip|Nell|Ivy/,
              `${who[person]} is told nothing about ${which}`,
            )
        }
    })
})

describe('an id of another child, or nobody’s, in an address about one’s own', () => {
  for (const route of routes.filter(({ path }) => idsOf(path).length > 0))
    it(route.name, async () => {
      const { path, line } = route
      const person = line.comes === 'staff' ? 'grace' : 'amy'
      for (const word of idsOf(path))
        for (const strange of [
          await ofChild(world, word, children.sam),
          await ofChild(world, word, children.pip),
          newId(),
          'x',
        ]) {
          const seen = await ask(person, route, await fill(world, path, children.robin, { [word]: strange }))
          assert.equal(
            seen?.status,
            strange === 'x' ? 404 : (line.strange?.answers ?? 404),
            `${word} ${strange}`,
          )
        }
    })
})

describe('let in', () => {
  for (const route of routes)
    it(route.name, async () => {
      const { path, line } = route
      const aboutChild = wordsOf(path).includes('child')
      for (const person of names) {
        const status = expectedOf(line, person, aboutChild ? children.robin : undefined)
        if (status >= 400 && status !== 422 && status !== 409) continue
        // Each person another line: two who write the same one are told of each other.
        const own = lines[names.indexOf(person) % lines.length]?.key ?? 'sensory'
        const seen = await ask(person, route, await fill(world, path, children.robin, { line: own }))
        assert.equal(seen?.status, status, who[person])
      }
    })
})
