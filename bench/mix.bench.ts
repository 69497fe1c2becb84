import assert from 'node:assert/strict'
import { findMix } from '#capacity/mix.ts'
import { faultsOfMix } from '#capacity/mix-faults.ts'
import { mixTerm } from '../test/support/mix-terms.ts'
import { cpuMillisecondsOf } from './cpu.ts'
import type { Line } from './line.ts'

const SEEDS = [1, 2, 3]

/** docs/engines/mix.md: CPU seconds to a proven gap of 1 %, solver's start and thread included; the slowest of three terms. */
export async function run(): Promise<Line[]> {
  return [await within(4, 3), await within(13, 10)]
}

async function within(localities: number, goalSeconds: number): Promise<Line> {
  let [seconds, gap] = [0, 0]
  for (const seed of SEEDS) {
    const instance = { ...mixTerm(localities, { seed }), seconds: 20 }
    const spent = await cpuMillisecondsOf(async () => {
      const answer = await findMix(instance).answer
      assert.ok(answer.status === 'done' || answer.status === 'stopped')
      assert.deepEqual(faultsOfMix(instance, answer), [])
      gap = Math.max(gap, answer.gap)
    })
    seconds = Math.max(seconds, spent / 1000)
  }
  return {
    what: `mix, ${localities} localities, the slowest of ${SEEDS.length} terms`,
    ours: `${seconds.toFixed(1)} s to ${(gap * 100).toFixed(2)} %`,
    peer: '–',
    ratio: seconds / goalSeconds,
    goal: `1 % in ${goalSeconds} s`,
    holds: gap <= 0.01 && seconds <= goalSeconds,
  }
}
