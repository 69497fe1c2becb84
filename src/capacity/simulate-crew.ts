import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { runReplication, type Outcome } from './simulate-outcome.ts'
import type { Task } from './simulate-worker.ts'

/** Whoever runs replications. `run` answers undefined for a task that was stopped. */
export type Crew = {
  /** How many tasks to have under way: enough that nobody waits for the next. */
  lanes: number
  run: (task: Task) => Promise<Outcome | undefined>
  close: () => Promise<void>
}

/** This thread, with room for others between two replications: for what is small enough not to need a worker. */
export const thisThread: Crew = {
  lanes: 1,
  async run({ model, seed, replication, stop }) {
    await setImmediate()
    return runReplication(model, { seed, replication }, () => Atomics.load(stop, 0) === 1)
  },
  close: () => Promise.resolve(),
}

type Waiting = { task: Task; done: (outcome: Outcome | undefined) => void; failed: (error: unknown) => void }
type Hand = { worker: Worker; busy: Waiting | undefined }

/**
 * So many workers, each with one task at a time; tasks are begun in the order they came. They last until `close`. A
 * worker that breaks down fails its task and is replaced when the next one comes.
 */
export function openCrew(workers: number): Crew {
  const waiting: Waiting[] = []
  const hands = new Set<Hand>()
  let closed = false
  while (hands.size < workers) hire()
  return {
    lanes: 2 * workers,
    run: (task) =>
      new Promise((done, failed) => {
        if (closed) return failed(new Error('The crew has gone home.'))
        waiting.push({ task, done, failed })
        handOut()
      }),
    async close() {
      closed = true
      const left = [...waiting.splice(0), ...[...hands].flatMap(({ busy }) => busy ?? [])]
      for (const { failed } of left) failed(new Error('The crew has gone home.'))
      await Promise.all([...hands].map(({ worker }) => worker.terminate()))
    },
  }

  function hire() {
    // No execArgv: Node cuts the types off by itself, which is quicker to start than the loader we were started with.
    const worker = new Worker(new URL('./simulate-worker.ts', import.meta.url), { execArgv: [] })
    const hand: Hand = { worker, busy: undefined }
    hands.add(hand)
    // A worker with nothing to do keeps nobody from going home.
    worker.unref()
    worker.on('message', (outcome: Outcome | undefined) => {
      const { busy } = hand
      hand.busy = undefined
      worker.unref()
      busy?.done(outcome)
      handOut()
    })
    worker.on('error', (error) => {
      hands.delete(hand)
      hand.busy?.failed(error)
      handOut()
    })
  }

  function handOut() {
    while (waiting.length > 0 && hands.size < workers) hire()
    for (const hand of hands) {
      if (hand.busy) continue
      const next = waiting.shift()
      if (!next) return
      hand.busy = next
      hand.worker.ref()
      hand.worker.postMessage(next.task)
    }
  }
}
