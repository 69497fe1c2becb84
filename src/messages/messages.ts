/** Front door of messages: letters on their way out, and what is known of addresses that do not work. */
import { findArea } from '#areas/areas.ts'
import type { Database } from '#platform/database.ts'
import { stopTokenFor } from '#platform/ids.ts'
import { log } from '#platform/log.ts'
import type { Post } from './post.ts'
import { beginLetter, dueLetters, noteLetter, takeLetter, type TakenLetter } from './queries.ts'
import { decide, nextAsking, nextTry } from './rules.ts'
import { letterOf, linkIn, mayStop } from './words.ts'

export { notifyPost, type NotifyAccount } from './notify.ts'
export { isThisMachine, smtpPost, type MailAccount } from './smtp.ts'
export type { Post } from './post.ts'
export { needsOf } from './needs/queries.ts'
export { sayNeeds } from './needs/needs.ts'
export type { Needs, Said as SaidNeeds } from './needs/rules.ts'
export { tellingsWaiting } from './tellings/queries.ts'
export {
  contactTroubles,
  forgetLetters,
  myAddressTroubles,
  remindReviews,
  tellOfNews,
  type ContactTrouble,
  type MyTrouble,
} from './queries.ts'

export type Sending = { post: Post; secret: string; publicUrl: string }
type Ended = 'done' | 'pause'

const atOnce = 200
const longestMs = 60_000

/** What is due, one after the other; ends early after a minute, and where the one who carries them needs a pause. */
export async function sendDueLetters(worker: Database, sending: Sending) {
  const began = performance.now()
  for (const letterId of await dueLetters(worker, atOnce)) {
    if ((await sendLetter(worker, letterId, sending)) === 'pause') return
    if (performance.now() - began > longestMs) return
  }
}

/**
 * Moves one letter on, as far as it goes now. Once only, though a program dies half way: whatever may have gone before is
 * first asked for by its reference, and while nobody can say, it is not sent.
 */
export async function sendLetter(worker: Database, letterId: string, sending: Sending): Promise<Ended> {
  const letter = await takeLetter(worker, letterId)
  if (!letter) return 'done'
  if (letter.state !== 'waiting') {
    const known = await wentBefore(worker, letter, sending)
    if (known) return known
  }
  const area = findArea(letter.areaSlug)
  if (!area) throw new Error('a letter of an area without a package')
  const decision = decide(letter, { zone: area.zone, quiet: area.quietHours })
  if (decision.so === 'send') return handOver(worker, letter, sending)
  await (decision.so === 'hold'
    ? noteLetter(worker, letter.id, { againAt: decision.until })
    : noteLetter(worker, letter.id, { state: decision.as }))
  return 'done'
}

/** What became of a letter that may have gone. Undefined: it certainly has not. */
async function wentBefore(
  worker: Database,
  { id, state, now, madeAt, tries }: TakenLetter,
  { post }: Sending,
): Promise<Ended | undefined> {
  const asked = await post.find(id).then(
    (found) => ({ found }),
    () => undefined,
  )
  if (!asked) {
    log.warn('nobody can say whether a letter went')
    await noteLetter(worker, id, { againAt: nextTry(now, tries) })
    return 'pause'
  }
  const { found } = asked
  if (!found && state !== 'accepted') return undefined
  // One they had accepted and have forgotten is not sent again.
  await noteLetter(worker, id, {
    ...(found ? { state: found.told, providerId: found.providerId } : {}),
    againAt: nextAsking(now, madeAt),
  })
  return 'done'
}

async function handOver(
  worker: Database,
  letter: TakenLetter,
  { post, secret, publicUrl }: Sending,
): Promise<Ended> {
  const { id, kind, address, template, linkId, now, tries } = letter
  if (!(await beginLetter(worker, id))) return 'done'
  // Made now and never kept: whoever reads the outbox cannot come in by it.
  const href = `${publicUrl}${linkIn({ id, template, linkId: letter.linkAlive ? linkId : null }, secret) ?? '/sign-in'}`
  const stopHref = mayStop(template)
    ? `${publicUrl}/letters/stop/${id}/${stopTokenFor(secret, id)}`
    : undefined
  const handed = await post.send({ reference: id, kind, address, stopHref, ...letterOf(template, href) })
  switch (handed.went) {
    case 'accepted':
      await noteLetter(worker, id, {
        state: 'accepted',
        providerId: handed.providerId,
        againAt: now.add({ hours: 1 }),
      })
      return 'done'
    case 'refused':
      log.warn('a letter was refused', { why: handed.why })
      await noteLetter(worker, id, { state: handed.as })
      return 'done'
    case 'later':
      log.warn('a letter waits to be tried again', { why: handed.why, tries: tries + 1 })
      await noteLetter(worker, id, { againAt: nextTry(now, tries + 1) })
      return handed.pause ? 'pause' : 'done'
  }
}
