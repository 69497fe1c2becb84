/** GOV.UK Notify, by its REST API (docs.notifications.service.gov.uk/rest-api.html). */
import { SignJWT } from 'jose'
import { z } from 'zod'
import { momentNow } from '#platform/time.ts'
import type { Handed, Post } from './post.ts'
import type { Told } from './rules.ts'

export type NotifyAccount = {
  url: string
  serviceId: string
  secret: string
  /** Two templates of the service: the mail's has ((subject)) and ((body)), the text's ((body)). */
  templates: { email: string; phone: string }
}

/** Ten seconds by default. */
export const notifyPost = (account: NotifyAccount, patienceMs = 10_000): Post => {
  const ask = (path: string, body?: object) => askNotify(account, { path, body, patienceMs })
  return {
    async send({ kind, address, reference, subject, body, stopHref }) {
      const [path, letter] =
        kind === 'email'
          ? [
              '/v2/notifications/email',
              {
                email_address: address,
                personalisation: { subject, body },
                ...(stopHref ? { one_click_unsubscribe_url: stopHref } : {}),
              },
            ]
          : ['/v2/notifications/sms', { phone_number: address, personalisation: { body } }]
      const asked = await ask(path, { ...letter, template_id: account.templates[kind], reference }).catch(
        () => undefined,
      )
      if (!asked) return { went: 'later', pause: true, why: 'no answer' }
      return asked.status === 201 ? taken(asked.json) : refusal(asked)
    },
    async find(reference) {
      const { status, json } = await ask(`/v2/notifications?reference=${encodeURIComponent(reference)}`)
      if (status !== 200) throw new Error('Notify cannot say what it has')
      const [newest] = Found.parse(json).notifications
      return newest && { providerId: newest.id, told: toldBy(newest.status) }
    },
  }
}

async function askNotify(
  { url, serviceId, secret }: NotifyAccount,
  { path, body, patienceMs }: { path: string; body: object | undefined; patienceMs: number },
) {
  const token = await new SignJWT()
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(serviceId)
    .setIssuedAt(Math.floor(momentNow().epochMilliseconds / 1000))
    .sign(new TextEncoder().encode(secret))
  const response = await fetch(new URL(path, url), {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  })
  const json: unknown = await response.json().catch(() => undefined)
  return { status: response.status, json }
}

const Taken = z.object({ id: z.uuid() })
const Found = z.object({ notifications: z.array(z.object({ id: z.uuid(), status: z.string() })) })
const Errors = z.object({ errors: z.array(z.object({ error: z.string(), message: z.string() })) })

function taken(json: unknown): Handed {
  const { data } = Taken.safeParse(json)
  return data
    ? { went: 'accepted', providerId: data.id }
    : { went: 'later', pause: false, why: 'an answer not understood' }
}

/** 400 is about this letter; 403 and 429 are about us, and so for all others too; 5xx may have been taken or not. */
function refusal({ status, json }: { status: number; json: unknown }): Handed {
  const errors = Errors.safeParse(json).data?.errors ?? []
  const why = /^\w{1,40}$/.exec(errors[0]?.error ?? '')?.[0] ?? `${status}`
  if (status !== 400) return { went: 'later', pause: status === 403 || status === 429, why }
  const isAddress = errors.some(
    ({ error, message }) => error === 'ValidationError' && /^(email_address|phone_number) /.test(message),
  )
  return { went: 'refused', as: isAddress ? 'unreachable' : 'undelivered', why }
}

/** Statuses of mails and texts; `created`, `sending`, `pending` and `sent` are all on the way. */
export function toldBy(status: string): Told {
  switch (status) {
    case 'delivered':
      return 'delivered'
    case 'permanent-failure':
      return 'unreachable'
    case 'temporary-failure':
    case 'technical-failure':
      return 'undelivered'
    default:
      return 'accepted'
  }
}

/** What Notify calls back with. It says more, such as the address, which is not read. */
export const Receipt = z.object({
  id: z.uuid(),
  reference: z.uuid(),
  status: z.enum([
    'created',
    'sending',
    'pending',
    'sent',
    'delivered',
    'permanent-failure',
    'temporary-failure',
    'technical-failure',
  ]),
})
