import type { MixInstance } from './mix-instance.ts'
import type { Mix } from './mix-solve.ts'

/** What is wrong with a mix, from its words alone and no line of what made it: hours, asks, runs, wishes and value. */
export function faultsOfMix(instance: MixInstance, { runs, families, value }: Mix): string[] {
  const { localities, blocks, offers, hours, asks, floor, travel } = instance
  const faults: string[] = []
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
  const runsOf = (of: Partial<Mix['runs'][number]>) =>
    sum(runs.filter((one) => matches(one, of)).map((one) => one.runs))
  const familiesOf = (of: Partial<Mix['families'][number]>) =>
    sum(families.filter((one) => matches(one, of)).map((one) => one.families))
  const keep = (ok: boolean, what: string) => void (ok || faults.push(what))

  keep(
    [...runs.map((one) => one.runs), ...families.map((one) => one.families)].every(
      (one) => Number.isInteger(one) && one > 0,
    ),
    'not whole',
  )
  for (const [l, locality] of localities.entries()) {
    for (const [b, block] of blocks.entries()) {
      const used = sum(offers.map(({ id, hours: each }) => each * runsOf({ offer: id, locality, block })))
      keep(used <= (hours[l]?.[b] ?? 0) + 1e-6, `hours of ${locality}, ${block}: ${used}`)
    }
    for (const [o, { id, least, most }] of offers.entries()) {
      const [held, come] = [runsOf({ offer: id, locality }), familiesOf({ offer: id, to: locality })]
      keep(
        come >= least * held && come <= most * held,
        `${come} families in ${held} runs of ${id} in ${locality}`,
      )
      keep(
        familiesOf({ offer: id, from: locality }) <= (asks[l]?.[o] ?? 0),
        `more come to ${id} from ${locality} than ask`,
      )
    }
    keep(familiesOf({ from: locality }) >= (floor?.[l] ?? 0), `floor of ${locality}`)
  }
  for (const { id, leastRuns, mostRuns = Infinity } of offers)
    keep(runsOf({ offer: id }) >= leastRuns && runsOf({ offer: id }) <= mostRuns, `runs of ${id}`)
  let worth = 0
  for (const { offer, from, to, families: number } of families) {
    const share = from === to ? 1 : travel.find((way) => way.from === from && way.to === to)?.share
    keep(share !== undefined, `nobody travels from ${from} to ${to}`)
    worth += number * (share ?? 0) * (offers.find(({ id }) => id === offer)?.value ?? NaN)
  }
  keep(Math.abs(worth - value) <= 1e-6 * Math.max(1, value), `value: ${worth}, not ${value}`)
  return faults
}

const matches = <T extends object>(one: T, of: Partial<T>) =>
  Object.entries(of).every(([key, value]) => Object.entries(one).some(([k, v]) => k === key && v === value))
