import { z } from 'zod'

// An empty setting is a missing one: that is how shells and compose files write "none".
const text = z.string({ error: 'is missing' }).min(1, 'is missing')
const address = (schemes: RegExp, say: string) => text.pipe(z.url({ protocol: schemes, error: say }))
const database = address(/^postgres(ql)?$/, 'must be a postgres:// address')
const smtp = address(/^smtps?$/, 'must be an smtp:// or smtps:// address')

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
  MAIL_URL: smtp.optional(),
  MAIL_FROM: text.pipe(z.email('must be an e-mail address')).optional(),
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
  /** Without a server, letters wait on the outbox page. */
  mail: { by: 'smtp'; url: string; from: string } | { by: 'outbox' }
}

/** Settings of `serve`, or every problem with them as a sentence. Problems name settings and never say their values. */
export function parseConfig(
  env: Record<string, string | undefined>,
): { config: Config } | { problems: string[] } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  const halfMail = Boolean(given['MAIL_URL']) !== Boolean(given['MAIL_FROM'])
  const problems = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`),
    ...(halfMail ? ['MAIL_URL and MAIL_FROM go together: set both or neither'] : []),
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
      mail:
        rest.MAIL_URL && rest.MAIL_FROM
          ? { by: 'smtp', url: rest.MAIL_URL, from: rest.MAIL_FROM }
          : { by: 'outbox' },
    },
  }
}

/** For `serve`: says all that is wrong at once and exits with 2, so that nobody mends settings one start at a time. */
export function getConfigOrExit(env: Record<string, string | undefined>): Config {
  const parsed = parseConfig(env)
  if ('config' in parsed) return parsed.config
  console.error(`Ninefold cannot serve with these settings (see docs/running-it.md):`)
  for (const problem of parsed.problems) console.error(`  ${problem}`)
  process.exit(2)
}

function isOrigin(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, origin } = new URL(address)
  const isHere = ['localhost', '127.0.0.1'].includes(hostname)
  return (protocol === 'https:' || (protocol === 'http:' && isHere)) && address.replace(/\/$/, '') === origin
}
