// One worker of a crew. It is started by Node alone, so it and all it imports are TypeScript whose types can be cut off.
import { parentPort } from 'node:worker_threads'
import type { Model } from './simulate-model.ts'
import { runReplication } from './simulate-outcome.ts'

/** `stop` holds one number that becomes 1 when nobody wants the answer any more. */
export type Task = { model: Model; seed: number; replication: number; stop: Int32Array }

parentPort?.on('message', ({ model, seed, replication, stop }: Task) => {
  const outcome = runReplication(model, { seed, replication }, () => Atomics.load(stop, 0) === 1)
  parentPort?.postMessage(outcome)
})
