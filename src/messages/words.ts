/** What letters say. Nothing about anyone: it may be read over a shoulder, or by whoever has the phone. */
import { tokenFor, wayTokenFor } from '#platform/ids.ts'
import type { DB } from '#platform/schema.d.ts'

/** Each kind of letter there is; a new one without words does not compile. */
export type Template = DB['outbox']['template']
export type Words = { subject: string; said: string }
/** The kinds its reader may stop, as `letter_kinds` in the database has them. */
export type Stoppable = 'plan-changed' | 'review-due'
export const mayStop = (template: Template): template is Stoppable =>
  template === 'plan-changed' || template === 'review-due'

const notYou = 'If it was not you, sign in, look under your name, and sign out everything you do not know.'
const words: Record<Template, Words> = {
  'sign-in': { subject: 'Your link to Ninefold', said: 'Here is your link to Ninefold.' },
  'something-new': {
    subject: 'Something new on Ninefold',
    said: 'There is something new for you on Ninefold.',
  },
  'plan-changed': {
    subject: 'Something new on Ninefold',
    said: 'There is something new for you on Ninefold.',
  },
  'review-due': {
    subject: 'Time to look again',
    said: 'Soon it is time to look again at what you agreed. It takes about five minutes. Sign in when it suits you.',
  },
  invited: {
    subject: 'An invite to Ninefold',
    said: 'Somebody you know invites you to Ninefold. Here is your link. Too old? Sign in, and the invite is there.',
  },
  'own-record': {
    subject: 'An invite to Ninefold',
    said: 'Somebody who helps you invites you to Ninefold. Here is your link. It is yours: do not pass it on.',
  },
  'something-waits': {
    subject: 'Something waits on Ninefold',
    said: 'Something waits for you to read on Ninefold. Please sign in now and open “To read”.',
  },
  'told-here': {
    subject: 'Are you told here?',
    said: 'You asked Ninefold to tell you here when something waits for you. Press the link to say that this arrived. It works for a day.',
  },
  'access-ends': {
    subject: 'Something will change on Ninefold',
    said: 'In some months, who can see something on Ninefold changes. Nothing is lost. Sign in to read about it.',
  },
  'access-ends-soon': {
    subject: 'Something changes soon on Ninefold',
    said: 'Within a month, who can see something on Ninefold changes. Sign in to read what changes, and what stays.',
  },
  'passkey-added': { subject: 'Your sign-in', said: `A passkey was added to your sign-in. ${notYou}` },
  'passkey-removed': { subject: 'Your sign-in', said: `A passkey was removed from your sign-in. ${notYou}` },
  'signed-in-by-link': {
    subject: 'Your sign-in',
    said: `You have a passkey, and somebody has just signed in by a link instead. ${notYou}`,
  },
}

/** What a colleague tells, where a letter is no way to tell it: of what kind it is, and no more. */
const tell: Record<Template, string> = {
  'sign-in': 'Tell them: a link to sign in was sent to them.',
  invited: 'Tell them: an invite was sent to them.',
  'own-record': 'Tell them: an invite was sent to them.',
  'something-new': 'Tell them: there is something new for them here.',
  'plan-changed': 'Tell them: the plan changed.',
  'review-due': 'Tell them: soon it is time to look again at what was agreed.',
  'something-waits': 'Tell them: something waits for them to read.',
  'told-here': 'Tell them: a link was sent to where they are told.',
  'access-ends': 'Tell them: in some months, who can see a record changes.',
  'access-ends-soon': 'Tell them: within a month, who can see a record changes.',
  'passkey-added': 'Ask them: was it you who added a passkey to your sign-in?',
  'passkey-removed': 'Ask them: was it you who removed a passkey from your sign-in?',
  'signed-in-by-link': 'Ask them: was it you who signed in by a link?',
}
export const tellOf = (template: Template): string => tell[template]

export const wordsOf = (template: Template): Words => words[template]

/** The address in a letter that is for its reader alone; undefined where it is the page to sign in on. */
export function linkIn(
  { id, template, linkId }: { id: string; template: Template; linkId: string | null },
  secret: string,
): string | undefined {
  if (template === 'told-here') return `/told-here/${id}/${wayTokenFor(secret, id)}`
  return linkId ? `/sign-in/${linkId}/${tokenFor(secret, linkId)}` : undefined
}

/** The whole letter. `href` is the one-time link, or the page to sign in on. */
export const letterOf = (template: Template, href: string): { subject: string; body: string } => {
  const { subject, said } = wordsOf(template)
  return { subject, body: `${said}\n\n${href}` }
}
