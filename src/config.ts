import { z } from 'zod'
import { areas } from '#areas/areas.ts'
import { isThisMachine, type MailAccount, type NotifyAccount } from '#messages/messages.ts'
import type { WorkAccount, WorkAccounts } from '#platform/http.ts'

// An empty setting is a missing one: that is how shells and compose files write "none".
const text = z.string({ error: 'is missing' }).min(1, 'is missing')
const address = (schemes: RegExp, say: string) => text.pipe(z.url({ protocol: schemes, error: say }))
const database = address(/^postgres(ql)?$/, 'must be a postgres:// address')

// A key's name may hold anything; what follows it is the service's id and the secret.
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const apiKey = new RegExp(`^.+-(${uuid})-(${uuid})$`)
const template = text.pipe(z.uuid('must be the id of a template'))

const settings = z.object({
  DATABASE_URL: database,
  DATABASE_URL_OWNER: database,
  DATABASE_URL_WORKER: database,
  DATABASE_URL_DOOR: database,
  PUBLIC_URL: text.refine(
    isOrigin,
    'must be https://name with nothing after it (http:// only for this machine)',
  ),
  SECRET: text.min(32, 'must be 32 characters or more'),
  PORT: z.coerce.number('must be a number').int().min(0).max(65_535, 'must be 65535 or less').default(3000),
  ANCHORS: text.default('data/anchors'),
  ERASED: text.default('data/erased.jsonl'),
  NOTIFY_API_KEY: text
    .regex(apiKey, 'must be a key of GOV.UK Notify: its name, a service id and a secret')
    .optional(),
  NOTIFY_EMAIL_TEMPLATE: template.optional(),
  NOTIFY_TEXT_TEMPLATE: template.optional(),
  NOTIFY_URL: text
    .refine(isOrigin, 'must be https://name with nothing after it')
    .default('https://api.notifications.service.gov.uk'),
  NOTIFY_RECEIPTS_TOKEN: text
    .regex(/^[!-~]{32,200}$/, 'must be 32 to 200 letters, digits or signs without a space')
    .optional(),
  MAIL_URL: text
    .refine(
      isMailServer,
      'must be smtps://name:word@host or smtp://name:word@host, with a port if it is not 465 or 587',
    )
    .optional(),
  MAIL_FROM: text.pipe(z.email('must be an email address alone')).optional(),
  // Everything in a demonstration is open to everyone; nothing real may ever run that way.
  DEMO: z.undefined('is for npm start; a real service must not have it').optional(),
})

/** The four logins to one database: docs/running-it.md says who each is. */
export type Config = {
  databases: { web: string; owner: string; worker: string; door: string }
  /** Scheme and host, no slash at the end. */
  publicUrl: string
  secret: string
  port: number
  /** The folder where the ends of the account of who looked are noted. */
  anchors: string
  /** The file that lists who was erased. */
  erased: string
  /** One of the two, or neither: then letters stay where they are written. */
  notify: NotifyAccount | undefined
  mail: MailAccount | undefined
  /** What GOV.UK Notify calls back with. Left out: it is asked instead. */
  receiptsToken: string | undefined
  /** By area; an area without one has no sign-in for its staff. */
  workAccounts: WorkAccounts
}

/** Settings of `serve`, or every problem with them as a sentence. Problems name settings and never say their values. */
export function parseConfig(
  env: Record<string, string | undefined>,
): { config: Config } | { problems: string[] } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  const accounts = parseWorkAccounts(given)
  const set = notifyParts.filter((name) => given[name])
  const halfNotify = set.length > 0 && set.length < notifyParts.length
  const problems = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`),
    ...(halfNotify
      ? [`${notifyParts.join(', ')} go together: set all three or none`]
      : set.length === 0 && given['NOTIFY_RECEIPTS_TOKEN']
        ? ['NOTIFY_RECEIPTS_TOKEN says nothing without NOTIFY_API_KEY']
        : []),
    ...(!given['MAIL_URL'] !== !given['MAIL_FROM']
      ? ['MAIL_URL, MAIL_FROM go together: set both or none']
      : []),
    ...(given['MAIL_URL'] && set.length > 0
      ? ['MAIL_URL and NOTIFY_API_KEY are two ways for one letter: set one of them']
      : []),
    ...accounts.problems,
  ]
  if (!parsed.success || problems.length) return { problems }

  const { DATABASE_URL, DATABASE_URL_OWNER, DATABASE_URL_WORKER, DATABASE_URL_DOOR, ...rest } = parsed.data
  return {
    config: {
      databases: {
        web: DATABASE_URL,
        owner: DATABASE_URL_OWNER,
        worker: DATABASE_URL_WORKER,
        door: DATABASE_URL_DOOR,
      },
      publicUrl: new URL(rest.PUBLIC_URL).origin,
      secret: rest.SECRET,
      port: rest.PORT,
      anchors: rest.ANCHORS,
      erased: rest.ERASED,
      notify: notifyAccount(rest),
      mail: rest.MAIL_URL && rest.MAIL_FROM ? { url: rest.MAIL_URL, from: rest.MAIL_FROM } : undefined,
      receiptsToken: rest.NOTIFY_RECEIPTS_TOKEN,
      workAccounts: accounts.byArea,
    },
  }
}

const notifyParts = ['NOTIFY_API_KEY', 'NOTIFY_EMAIL_TEMPLATE', 'NOTIFY_TEXT_TEMPLATE']

function notifyAccount({
  NOTIFY_API_KEY,
  NOTIFY_EMAIL_TEMPLATE,
  NOTIFY_TEXT_TEMPLATE,
  NOTIFY_URL,
}: Omit<z.infer<typeof settings>, `DATABASE_URL${string}`>): NotifyAccount | undefined {
  const [, serviceId, secret] = apiKey.exec(NOTIFY_API_KEY ?? '') ?? []
  if (!serviceId || !secret || !NOTIFY_EMAIL_TEMPLATE || !NOTIFY_TEXT_TEMPLATE) return undefined
  const templates = { email: NOTIFY_EMAIL_TEMPLATE, phone: NOTIFY_TEXT_TEMPLATE }
  return { url: NOTIFY_URL, serviceId, secret, templates }
}

const workParts = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET']

/** OIDC_<area>_ISSUER, _CLIENT_ID and _CLIENT_SECRET, the area as its address word in capitals: OIDC_KENT_AND_MEDWAY_ISSUER. */
function parseWorkAccounts(given: Record<string, string | undefined>): {
  byArea: WorkAccounts
  problems: string[]
} {
  const byArea = new Map<string, WorkAccount>()
  const problems: string[] = []
  const known = new Set<string>()
  for (const { slug } of areas) {
    const stem = `OIDC_${slug.toUpperCase().replaceAll('-', '_')}_`
    const missing = workParts.filter((part) => !given[stem + part])
    for (const part of workParts) known.add(stem + part)
    const { [`${stem}ISSUER`]: issuer = '', [`${stem}CLIENT_ID`]: clientId = '' } = given
    const clientSecret = given[`${stem}CLIENT_SECRET`] ?? ''
    if (missing.length === 0) {
      if (isIssuer(issuer)) byArea.set(slug, { issuer, clientId, clientSecret })
      else problems.push(`${stem}ISSUER must be an https:// address; http:// is for this machine only`)
    } else if (missing.length < workParts.length)
      problems.push(...missing.map((part) => `${stem}${part} is missing`))
  }
  for (const name of Object.keys(given))
    if (name.startsWith('OIDC_') && !known.has(name))
      problems.push(`${name} names no area or no setting that there is`)
  return { byArea, problems }
}

/** For `serve`: says all that is wrong at once and exits with 2, so that nobody mends settings one start at a time. */
export function getConfigOrExit(env: Record<string, string | undefined>): Config {
  const parsed = parseConfig(env)
  if ('config' in parsed) return parsed.config
  console.error(`Ninefold cannot serve with these settings (see docs/running-it.md):`)
  for (const problem of parsed.problems) console.error(`  ${problem}`)
  process.exit(2)
}

/** With a name and a word, and by TLS; without either to this machine only. */
function isMailServer(address: string): boolean {
  if (!/^smtps?:/.test(address) || !URL.canParse(address)) return false
  const { hostname, username, password, pathname, search, hash } = new URL(address)
  const isBare = /^\/?$/.test(pathname) && search === '' && hash === ''
  return hostname !== '' && isBare && (isThisMachine(hostname) || (username !== '' && password !== ''))
}

function isOrigin(address: string): boolean {
  return isSafe(address) && address.replace(/\/$/, '') === new URL(address).origin
}

function isIssuer(address: string): boolean {
  return isSafe(address) && !/[?#]/.test(address)
}

function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname))
}
