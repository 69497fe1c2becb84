/** What the worker does: at the start and every night, and letters as they are due. Each may be done twice, and at once on two machines. */
import {
  eraseDue,
  forgetCopies,
  forgetSessions,
  lapseUnused,
  sweepGrants,
  warnOfEndings,
} from '#children/children.ts'
import { forgetLetters, remindReviews, sendDueLetters, sendLetter, type Sending } from '#messages/messages.ts'
import { forgetLinks } from '#people/people.ts'
import { anchorActivity } from '#platform/activity.ts'
import type { Work } from '#platform/jobs.ts'
import { forgetDone } from '#platform/once-queries.ts'
import { tellReaders } from '#safety/safety.ts'

/**
 * `anchors` is the folder for the ends of the account of who looked. Without `sending`, letters stay where they are.
 * `erased` is the list of who was erased: without one nobody is, as a backup would bring them back.
 */
export const nightlyWork = (anchors: string, sending?: Sending, erased?: string): Work => ({
  jobs: {
    'anchor-activity': (worker) => anchorActivity(worker, anchors),
    async 'sweep-grants'(worker) {
      await untilNone((most) => warnOfEndings(worker, most))
      await untilNone((most) => lapseUnused(worker, most))
      await untilNone((most) => sweepGrants(worker, most))
    },
    async 'forget-spent'(worker) {
      await untilNone((most) => forgetDone(worker, most))
      await untilNone((most) => forgetLinks(worker, most))
      await untilNone((most) => forgetLetters(worker, most))
      await untilNone((most) => forgetCopies(worker, most))
      await untilNone((most) => forgetSessions(worker, most))
    },
    async 'erase-due'(worker) {
      if (erased) await eraseDue(worker, erased)
    },
    // Not where they could not go: they would count as reminded.
    async 'remind-reviews'(worker) {
      if (sending) await untilNone((most) => remindReviews(worker, most))
    },
    async 'tell-of-this'(worker) {
      await tellReaders(worker, { canSend: sending !== undefined })
    },
    async 'tell-readers'(worker) {
      await tellReaders(worker, { canSend: sending !== undefined })
    },
    async 'send-letter'(worker, letterId) {
      if (sending && letterId) await sendLetter(worker, letterId, sending)
    },
    async 'send-letters'(worker) {
      if (sending) await sendDueLetters(worker, sending)
    },
  },
  nightly: ['anchor-activity', 'sweep-grants', 'forget-spent', 'remind-reviews', 'erase-due'],
  everyMinute: ['tell-readers', 'send-letters'],
})

const batch = 2_000
/** In batches, so that nobody waits long for a row: two million at most, the rest tomorrow. */
async function untilNone(some: (most: number) => Promise<number>) {
  for (let batches = 0; batches < 1_000; batches++) if ((await some(batch)) === 0) return
}
