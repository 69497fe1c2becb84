/** The rules of the house, kept by a test: who may know whom, and where what is written. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { describe, it } from 'node:test'
import { brokenCode } from './walls/broken-code.ts'

/** Bottom step first. The order is the architecture: a room knows only rooms below it. */
const staircase = [
  'areas',
  'people',
  'workforce',
  'children',
  'messages',
  'safety',
  'profiles',
  'resources',
  'directory',
  'plans',
  'groups',
  'requests',
  'waits',
  'panels',
  'schools',
  'voice',
  'contracts',
  'capacity',
  'insight',
  'exchange',
  // First pages and what everyone may read: they show every room and own nothing.
  'home',
  'demonstration',
]
const technical = ['platform', 'design']

/** Doors beside `src/<room>/<room>.ts`, each with its reason. */
const sideDoors: Record<string, string> = {
  'src/profiles/instrument.ts': 'content with types, no database: read by the pure engine that matches help',
  'src/areas/help-kinds.ts': 'closed words, no files read: the pure handbook sorts by them',
  'src/safety/safety-pages.tsx': 'the numbers to ring, the same on every page that says help now',
  'src/children/young-person-pages.tsx':
    'what carers are told on their first pages before their access ends, and after',
  'src/messages/needs-pages.tsx':
    'how somebody is to be told, wherever somebody rings, meets or writes to them',
  'src/profiles/profiles-pages.tsx': 'what other rooms’ pages may show of this room’s pages',
}
/** Where SQL may stand beside `queries.ts`, each with its reason. */
const sqlToo: Record<string, string> = {
  'src/platform/': 'opens the database, and writes what every room writes',
  'src/resources/load-handbook.ts': 'writes the handbook as the owner, before anyone may read it',
  'src/demonstration/': 'makes an area the way an owner would, before anyone may sign in',
}
/** What rules may know beside other rules. */
const pure =
  /\/(rules|instrument|handbook|help-kinds|match(-[a-z]+)?)\.ts$|^src\/platform\/time\.ts$|^zod$|^temporal-polyfill$/

type Import = { from: string; to: string }
const files = globSync('src/**/*.{ts,tsx}').filter(
  (file) => !file.includes('.test.') && !file.endsWith('.d.ts'),
)
const imports: Import[] = files.flatMap((from) =>
  [
    ...readFileSync(from, 'utf8').matchAll(
      /^(?:import|export)\b(?:[^'";=]*?\bfrom)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
    ),
  ].map((found) => ({ from, to: resolve(from, found[1] ?? found[2] ?? '') })),
)
function resolve(from: string, specifier: string) {
  if (specifier.startsWith('#')) return `src/${specifier.slice(1)}`
  if (specifier.startsWith('.')) return new URL(specifier, `file:///${from}`).pathname.slice(1)
  return specifier
}
const room = (file: string) => /^src\/([^/]+)\//.exec(file)?.[1]
const isTechnical = (name: string | undefined) => name !== undefined && technical.includes(name)
const broken = (rule: (one: Import) => boolean) =>
  imports.filter(rule).map(({ from, to }) => `${from} → ${to}`)

describe('the house', () => {
  it('has every room on the stairs', () => {
    const off = [...new Set(files.map(room))].filter(
      (name) => name && !isTechnical(name) && !staircase.includes(name),
    )
    assert.deepEqual(off, [], 'give it a step in test/house.test.ts, and say why there')
    assert.ok(imports.length > 200, 'the imports were read')
  })

  it('climbs the stairs one way: a room knows only rooms below it', () =>
    assert.deepEqual(
      broken(({ from, to }) => {
        const [here, there] = [staircase.indexOf(room(from) ?? ''), staircase.indexOf(room(to) ?? '')]
        return here !== -1 && there > here
      }),
      [],
    ))

  it('enters a room by its front door', () =>
    assert.deepEqual(
      broken(({ from, to }) => {
        const inside = room(to)
        if (!inside || inside === room(from) || isTechnical(inside)) return false
        const doors = [`src/${inside}/${inside}.ts`, ...Object.keys(sideDoors)]
        // The table of contents takes each room's routes, and home's pages for when something is in the way.
        if (from === 'src/app.tsx') doors.push(`src/${inside}/routes.tsx`, 'src/home/trouble-pages.tsx')
        return !doors.includes(to)
      }),
      [],
    ))

  it('has no side door that nobody uses', () =>
    assert.deepEqual(
      Object.keys(sideDoors).filter(
        (door) => !imports.some(({ from, to }) => to === door && room(from) !== room(door)),
      ),
      [],
    ))

  it('keeps platform and design free of the rooms, and lets only the frame of a page know design', () =>
    assert.deepEqual(
      broken(({ from, to }) => {
        const [here, there] = [room(from), room(to)]
        if (!isTechnical(here) || !there || here === there) return false
        return there === 'design' ? from !== 'src/platform/frame.ts' : there !== 'platform'
      }),
      [],
    ))

  it('keeps rules pure', () =>
    assert.deepEqual(
      broken(({ from, to }) => from.endsWith('/rules.ts') && !pure.test(to)),
      [],
    ))

  it('keeps pages away from the database', () =>
    assert.deepEqual(
      broken(
        ({ from, to }) =>
          from.endsWith('pages.tsx') &&
          /queries\.ts$|platform\/database\.ts$|^kysely$|^pg$/.test(to) &&
          !isOnlyTypes(from, to),
      ),
      [],
    ))

  it('finds each line of the program that break-walls takes away, once', () => {
    const lost = brokenCode.filter(({ file, find }) => readFileSync(file, 'utf8').split(find).length !== 2)
    assert.deepEqual(
      lost.map(({ file, wall }) => `${file}: ${wall}`),
      [],
    )
  })

  it('keeps SQL in queries', () => {
    const may = (from: string) =>
      from.endsWith('queries.ts') || Object.keys(sqlToo).some((place) => from.startsWith(place))
    assert.deepEqual(
      broken(({ from, to }) => /^(kysely|pg)$/.test(to) && !may(from)),
      [],
    )
    assert.deepEqual(
      files.filter(
        (file) =>
          !may(file) &&
          /\bsql(<[^`]*>)?`|\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(
            readFileSync(file, 'utf8'),
          ),
      ),
      [],
    )
  })

  it('asks the machine for the time or for chance in one place', () =>
    assert.deepEqual(
      files.filter(
        (file) =>
          !file.startsWith('src/platform/') &&
          /\bnew Date\(|\bDate\.now\(|Temporal\.Now\b|Math\.random\(/.test(readFileSync(file, 'utf8')),
      ),
      [],
    ))

  it('names nobody’s workplace', () => {
    const all = globSync(['*.{json,md}', '{bin,db,docs,src,test,areas,bench,.ci}/**/*.*', '.ci/run']).filter(
      (file) => !file.startsWith('build/') && file !== 'package-lock.json',
    )
    assert.ok(all.length > 150, 'the files were read')
    // Where somebody happened to work on it says nothing to who reads it.
    const places = [process.cwd(), `${homedir()}/`, tmpdir() + '/bash', '/Users/', '"/work/', ' /work/']
    const names = (file: string) =>
      places.some((place) =>
        readFileSync(file, 'utf8')
          .replaceAll(/^.*const places = .*$/gm, '')
          .includes(place),
      )
    assert.deepEqual(all.filter(names), [])
  })
})

/** A page may name the shape of a row it is handed. */
function isOnlyTypes(from: string, to: string) {
  const name = to.split('/').at(-1) ?? to
  return readFileSync(from, 'utf8')
    .split('\n')
    .filter((line) => line.includes(`/${name}'`))
    .every((line) => /^import type |^} from/.test(line))
}
