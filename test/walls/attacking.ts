/** What every attack is written with: who tries, by which door, and what a wall answers. */
import assert from 'node:assert/strict'
import type { Check, Outcome, Wall } from './wall.ts'

export const check = (name: string, run: (wall: Wall) => Promise<void>): Check => ({ name, run })
export const refused = ({ code, count, said }: Outcome, expected: string, what: string) =>
  assert.equal(code ?? `${count} rows`, expected, `${what}${said ? ` (${said})` : ''}`)
export const nothing = ({ rows, said }: Outcome, what: string) => assert.deepEqual(said ?? rows, [], what)
export const answers = ({ rows, said }: Outcome, expected: unknown, what: string) =>
  assert.deepEqual(said ?? Object.values(rows[0] ?? {})[0], expected, what)

export const give = 'select give_grant($1, $2, $3, $4, $5, $6, $7)'
export const end = 'select end_grant($1, $2, $3, $4)'
export const due = 'select put_due($1, $2, $3, $4, current_date)'
export const drop = 'select drop_due($1, $2, $3)'
export const letIn = 'select let_area_team_in($1, $2, $3)'
export const register = `select register_child($1, $2, 'A', 'B', 'A', '2019-01-01', 'medway', null, 'home educated', 'Me', 'mother')`
export const write = 'select record($1, true, $2, null)'

export const person = (wall: Wall, name: string) => wall.facts.who[name]?.personId ?? assert.fail(name)
export const key = (wall: Wall, name: string) => wall.facts.sessions[name]?.key ?? assert.fail(name)
export const entering = (wall: Wall, name: string) =>
  `set local session authorization ninefold_web; select set_config('role', 'app_${wall.facts.who[name]?.role}', true), set_config('ninefold.key', '${key(wall, name)}', true)`
export const grant = (wall: Wall, name: string) => wall.facts.grants[name] ?? assert.fail(`no grant ${name}`)

export const asWorker = 'set local session authorization ninefold_worker; set local role app_worker'
export const many = ({ rows, said }: Outcome, expected: number, what: string) =>
  assert.equal(said ?? rows.length, expected, what)
