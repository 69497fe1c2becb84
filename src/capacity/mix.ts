import { Worker } from 'node:worker_threads'
import type { MixInstance } from './mix-instance.ts'
import type { MixAnswer, MixProgress } from './mix-solve.ts'

type Message = { progress: MixProgress } | { answer: MixAnswer }

/**
 * Next term's mix (capability H3): the offers in whole runs, by locality and block, that reach families for the most value.
 * It works in a thread of its own and tells each time the gap narrows; `stop` ends it soon with the best so far.
 */
export function findMix(
  instance: MixInstance,
  { progress = () => undefined }: { progress?: (so: MixProgress) => void } = {},
): { answer: Promise<MixAnswer>; stop: () => void } {
  const stop = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(new URL('mix-worker.ts', import.meta.url), { workerData: { instance, stop } })
  const answer = new Promise<MixAnswer>((resolve, reject) => {
    worker.on('message', (message: Message) => {
      if ('progress' in message) progress(message.progress)
      else resolve(message.answer)
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('The search for a mix ended without an answer')))
  })
  return { answer, stop: () => void Atomics.store(stop, 0, 1) }
}
