/** ninefold open-area: from an empty database to an area with somebody in it. May be run again; what is there stays. */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { areas, findArea } from '#areas/areas.ts'
import { openDatabase } from '#platform/database.ts'
import { migrate } from '#platform/migrate.ts'
import { prepareServer, type MadeLogin } from '#platform/prepare-server.ts'
import { addArea } from './queries.ts'

const how =
  'npm run -s ninefold -- open-area <area> --name "Grace Adeyemi" --email grace@council.example [--job "Coordinator"]'

const Wanted = z.object({
  slug: z.string({ error: 'Say which area.' }).refine((slug) => findArea(slug) !== undefined, {
    error: `There is no package for that area in areas/. There is: ${areas.map(({ slug }) => slug).join(', ')}.`,
  }),
  name: z
    .string({ error: 'Say who is the first colleague, with --name.' })
    .trim()
    .min(1, 'Say who is the first colleague, with --name.')
    .max(200, 'The name is longer than 200 letters.'),
  email: z.email('Say their work e-mail address, with --email.'),
  job: z.string().trim().min(1, 'Say their job, or leave --job out.').max(200).default('Coordinator'),
  url: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'Set DATABASE_URL_OWNER to the database: docs/running-it.md says how it is made.',
  }),
})

/** Refuses with 2 and everything that is wrong, each with what to do. Nothing is done then. */
export async function openAreaCommand(
  words: readonly string[],
  url: string | undefined,
): Promise<{ exit: 0 | 2; out: string }> {
  const parsed = parse(words, url)
  if ('wrong' in parsed) return { exit: 2, out: [...parsed.wrong, `Like this: ${how}`].join('\n') }
  const { slug, name, email, job, url: ownerUrl } = parsed.wanted
  const area = findArea(slug)
  if (!area) throw new Error('the package was there a moment ago')

  const prepared = await prepareServer(ownerUrl)
  if ('wrong' in prepared) return { exit: 2, out: prepared.wrong }
  const fresh = await migrate(ownerUrl)
  const owner = openDatabase(ownerUrl, { most: 1, role: 'ninefold_owner' })
  try {
    const added = await addArea(owner, area, { name, job, email })
    return {
      exit: 0,
      out: [
        fresh.length > 0 ? `Made the tables (${fresh.length} steps).` : 'The tables are up to date.',
        added.length > 0 ? `Added ${added.join('; ')}.` : `${area.name} is open already: nothing to add.`,
        '',
        'What to do next:',
        ...next(prepared.made),
        `  - set OIDC_… for ${area.name}, as docs/running-it.md says: ${name} then comes in by their work account, ${email}`,
        '  - open the service: npm run serve',
      ].join('\n'),
    }
  } finally {
    await owner.destroy()
  }
}

const next = (made: readonly MadeLogin[]) =>
  made.length === 0
    ? []
    : [
        '  - keep these settings where only the service can read them; they are not shown again:',
        ...made.map(({ setting, url }) => `      ${setting}=${url}`),
      ]

function parse(words: readonly string[], url: string | undefined) {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { name: { type: 'string' }, email: { type: 'string' }, job: { type: 'string' } },
    })
    const [slug, ...more] = positionals
    if (more.length > 0) return { wrong: ['One area at a time; a name with a space needs quotes.'] }
    const { data, error } = Wanted.safeParse({ ...values, slug, url: url || undefined })
    return data ? { wanted: data } : { wrong: error.issues.map(({ message }) => message) }
  } catch (error) {
    return { wrong: [error instanceof Error ? error.message : 'These words could not be read.'] }
  }
}
