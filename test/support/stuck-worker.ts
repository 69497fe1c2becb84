// A worker of its own process that begins whatever it is asked and never ends it: to be killed.
import { startWorker } from '#platform/jobs.ts'

const begun = () => {
  console.log('begun')
  return new Promise<void>(() => undefined)
}
await startWorker({
  url: process.argv[2] ?? '',
  work: {
    jobs: {
      'anchor-activity': begun,
      'sweep-grants': begun,
      'forget-spent': begun,
      'erase-due': begun,
      'send-letter': begun,
      'send-letters': begun,
      'remind-reviews': begun,
      'tell-of-this': begun,
      'tell-readers': begun,
    },
    nightly: [],
    everyMinute: [],
  },
  pace: { look: 0.5, tries: 2, wait: 1, waitAtMost: 1 },
})
