import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { MixInstance } from './mix-instance.ts'
import { solveMix } from './mix-solve.ts'

// The thread mix.ts starts: one instance in, progress and one answer out, and a shared number that says stop.
const { instance, stop } = z
  .object({ instance: MixInstance, stop: z.instanceof(Int32Array) })
  .parse(workerData)
const answer = await solveMix(instance, {
  progress: (progress) => parentPort?.postMessage({ progress }),
  isStopped: () => Atomics.load(stop, 0) === 1,
})
parentPort?.postMessage({ answer })
