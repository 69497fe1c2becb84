import { allocate, allocationOf } from './allocate.ts'
import { allocateFairly, type Fairness } from './allocate-fair.ts'
import type { Asked } from './allocate-proof.ts'

const MOST_SESSIONS = 3_000
const MOST_VALUE = 1_000_000_000
const MOST_REFUSALS = 20
type Read = { asked: Asked; fairness?: Fairness } | { refused: string[] }

/**
 * `ninefold allocate instance.json`: an instance as JSON in, the allocation and the prices that prove it out. Bad input: exit 2
 * and each wrong place, such as `value.5`. Lists may be a million long, so they are looked through by hand.
 */
export function allocateCommand(text: string): { exit: 0 | 2; out: string } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { exit: 2, out: 'This instance cannot be read. instance: is not JSON' }
  }
  const read = readInstance(json)
  if ('refused' in read) return { exit: 2, out: `This instance cannot be read. ${read.refused.join('; ')}` }
  const instance = instanceOf(read.asked)
  return {
    exit: 0,
    out: JSON.stringify(
      read.fairness ? allocateFairly(instance, read.fairness) : allocationOf(allocate(instance)),
    ),
  }
}

export const instanceOf = ({ capacity, start, session, value }: Asked) => ({
  capacity: Int32Array.from(capacity),
  start: Int32Array.from(start),
  session: Int32Array.from(session),
  value: Float64Array.from(value),
})

function readInstance(json: unknown): Read {
  const refused: string[] = []
  const refuse = (why: string) => {
    if (refused.length < MOST_REFUSALS) refused.push(why)
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { refused: ['instance: is not an object'] }
  const given = new Map<string, unknown>(Object.entries(json))
  const known = ['capacity', 'start', 'session', 'value', 'need', 'waitDays', 'fair']
  for (const key of given.keys()) if (!known.includes(key)) refuse(`${key}: is none of ${known.join(', ')}`)
  const whole = (name: string, least: number, most: number): number[] => {
    const list = given.get(name)
    if (!Array.isArray(list)) {
      refuse(`${name}: is not a list`)
      return []
    }
    return list.map((one: unknown, at) => {
      if (typeof one === 'number' && Number.isInteger(one) && one >= least && one <= most) return one
      refuse(`${name}.${at}: is not a whole number from ${least} to ${most}`)
      return least
    })
  }
  const capacity = whole('capacity', 0, 1_000_000)
  if (capacity.length > MOST_SESSIONS) refuse(`capacity: has more than ${MOST_SESSIONS} sessions`)
  const session = whole('session', 0, capacity.length - 1)
  const value = whole('value', -MOST_VALUE, MOST_VALUE)
  const start = whole('start', 0, session.length)
  if (value.length !== session.length) refuse('value: is not as long as session')
  if (start[0] !== 0) refuse('start.0: is not 0')
  if (start.length > 0 && start.at(-1) !== session.length)
    refuse(`start.${start.length - 1}: is not the number of arcs`)
  for (let at = 1; at < start.length; at++)
    if ((start[at] ?? 0) < (start[at - 1] ?? 0)) refuse(`start.${at}: is less than the one before`)
  const asked = { capacity, start, session, value }
  const fair = given.get('fair')
  if (fair !== undefined && typeof fair !== 'boolean') refuse('fair: is not true or false')
  if (fair !== true) return refused.length > 0 ? { refused } : { asked }
  const fairness = {
    need: whole('need', -MOST_VALUE, MOST_VALUE),
    waitDays: whole('waitDays', 0, MOST_VALUE),
  }
  for (const [name, list] of Object.entries(fairness))
    if (list.length !== start.length - 1) refuse(`${name}: is not one for each family`)
  return refused.length > 0 ? { refused } : { asked, fairness }
}
