/** A mail server, by SMTP (RFC 5321). It carries mails and no texts, and cannot be asked later what it has. */
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import type { Handed, Post } from './post.ts'

export type MailAccount = {
  /** smtps://name:word@host:465, or smtp:// with STARTTLS; plain only to this machine. */
  url: string
  /** An address alone: who the letters are from. */
  from: string
}

/** Ten seconds for each step by default. */
export function smtpPost({ url, from }: MailAccount, patienceMs = 10_000): Post {
  const { protocol, hostname, port, username, password } = new URL(url)
  const here = isThisMachine(hostname)
  const transport = createTransport({
    host: hostname,
    port: port ? Number(port) : protocol === 'smtps:' ? 465 : 587,
    secure: protocol === 'smtps:',
    requireTLS: protocol === 'smtp:' && !here,
    ignoreTLS: protocol === 'smtp:' && here,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ kind, address, reference, subject, body, stopHref }) {
      if (kind === 'phone') return { went: 'refused', as: 'undelivered', why: 'no texts by mail' }
      // Its own for ever: a mailbox that is given the same letter twice shows it once.
      const messageId = `<${reference}@${from.split('@').at(-1)}>`
      return transport
        .sendMail({
          from: { name: 'Ninefold', address: from },
          to: { name: '', address },
          subject,
          text: body,
          messageId,
          headers: {
            // Nobody’s holiday answer is wanted (RFC 3834), and one press stops this kind (RFC 8058).
            'Auto-Submitted': 'auto-generated',
            ...(stopHref
              ? { 'List-Unsubscribe': `<${stopHref}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
              : {}),
          },
        })
        .then((): Handed => ({ went: 'accepted', providerId: messageId }), refusal)
    },
    // What may have gone goes again under the same Message-ID: a letter lost would be worse than one shown twice.
    find: () => Promise.resolve(undefined),
  }
}

export const isThisMachine = (host: string) => host === 'localhost' || host === '127.0.0.1'

const Refused = z.object({
  code: z.string().optional(),
  command: z.string().optional(),
  responseCode: z.number().optional(),
})

/**
 * Of the address where RCPT is refused for good, of this letter where DATA is; what is refused before either is about us,
 * and so for every letter. 4xx passes, as does silence.
 */
function refusal(error: unknown): Handed {
  const { code = 'unknown', command = '', responseCode = 0 } = Refused.safeParse(error).data ?? {}
  const why = responseCode ? `${responseCode}` : code
  if (code === 'EENVELOPE' && command === 'API') return { went: 'refused', as: 'unreachable', why }
  const isOfLetter = command === 'RCPT TO' || command === 'DATA'
  if (responseCode < 500 || !isOfLetter)
    return { went: 'later', pause: !isOfLetter || responseCode === 421, why }
  // No such mailbox: trying again would not help. Full, too large or not wanted: another letter may go.
  const isAddress = command === 'RCPT TO' && [550, 551, 553].includes(responseCode)
  return { went: 'refused', as: isAddress ? 'unreachable' : 'undelivered', why }
}
