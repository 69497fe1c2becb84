// npm run -s ninefold -- <command>: what is done from a command line, one small thing at a time.
import { createReadStream, existsSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { mixCommand } from '#capacity/mix-command.ts'
import { queueMathsCommand } from '#capacity/queue-maths-command.ts'
import { simulateCommand } from '#capacity/simulate-command.ts'
import { eraseAgainFrom } from '#children/children.ts'
import { allocateCommand } from '#groups/allocate-command.ts'
import { openAreaCommand } from '#people/opening/open-area-command.ts'
import { verifyActivity } from '#platform/activity.ts'
import { openDatabase } from '#platform/database.ts'
import { newKey } from '#platform/ids.ts'
import { makeRoles, migrate, withClient } from '#platform/migrate.ts'
import { findPostgres, startPostgres, type Postgres } from '#platform/postgres.ts'
import { schemaTypes } from '#platform/schema-types.ts'
import { enterStaff } from '#people/people.ts'
import { matchCommand } from '#resources/match-command.ts'
import { waitsCommand } from '#waits/waits-command.ts'
import { giveDuty } from '#workforce/workforce.ts'

const top = join(import.meta.dirname, '..')
const quiet = () => undefined
const ONE_PRESS_MS = 500

const commands: Record<string, { about: string; run: (words: string[]) => Promise<number> }> = {
  match: {
    about:
      'match [profile.json]: ten things that may help this profile, as JSON; reads standard input without a file',
    async run(given) {
      return say(matchCommand(await readOne(given)))
    },
  },
  allocate: {
    about:
      'allocate instance.json: places in sessions for families, worth the most there is, with the proof, as JSON',
    async run(given) {
      return say(allocateCommand(await readOne(given)))
    },
  },
  mix: {
    about:
      "mix instance.json [--write-lp model.lp]: next term's mix of offers as JSON; the gap as it narrows goes to standard error",
    async run(given) {
      return say(
        await mixCommand(given, {
          read,
          progress: (so) => console.error(JSON.stringify(so)),
          // Ctrl-C once: the best so far. Twice: nothing. One press comes twice, from the terminal and from run.js.
          stopped(stop) {
            let began = Infinity
            process.on('SIGINT', () => {
              if (performance.now() - began > ONE_PRESS_MS) process.exit(130)
              began = Math.min(began, performance.now())
              stop()
            })
          },
        }),
      )
    },
  },
  'queue-maths': {
    about:
      'queue-maths calls.json: the arithmetic of queues, a list of {"fn","args"} in and their values out, as JSON',
    async run(given) {
      return say(queueMathsCommand(await readOne(given)))
    },
  },
  waits: {
    about:
      'waits clocks.csv --as-at 2026-10-31 [--every month --back 60]: who waits and how long, by locality, as JSON',
    async run(given) {
      return say(await waitsCommand(given, (file) => (file === '-' ? process.stdin : createReadStream(file))))
    },
  },
  simulate: {
    about:
      'simulate [spec.json]: what would happen to those who wait, as JSON; reads standard input without a file',
    async run(given) {
      return say(await simulateCommand(await readOne(given)))
    },
  },
  types: {
    about: 'types: writes src/platform/schema.d.ts from the migrations',
    async run() {
      const folder = join(top, 'build', `types-${process.pid}`)
      const postgres = await startPostgres({ folder, throwaway: true, log: quiet })
      try {
        await makeRoles(postgres.superuser.url, { web: newKey(), worker: newKey(), door: newKey() })
        await withClient(postgres.superuser.url, (client) =>
          client.query('create database types owner ninefold_owner'),
        )
        const url = postgres.url({ ...postgres.superuser, database: 'types' })
        await migrate(url)
        writeFileSync(join(top, 'src/platform/schema.d.ts'), await schemaTypes(url))
        console.log('Wrote src/platform/schema.d.ts; npx oxfmt lays it out')
        return 0
      } finally {
        await postgres.stop()
      }
    },
  },
  'enter-staff': {
    about:
      'enter-staff <area> <e-mail> <name> <job> [--steward]: lets a colleague sign in by the work account with that address; a steward checks records opened in an emergency',
    async run(given) {
      const steward = given.includes('--steward')
      const [area = '', email = '', name = '', job = '', ...more] = given.filter(
        (word) => word !== '--steward',
      )
      const wrong = !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
        ? 'The e-mail address does not look like one.'
        : !name || !job || more.length > 0
          ? 'Say the area, the e-mail address, the name and the job; with quotes where one has a space.'
          : undefined
      if (wrong) throw new Error(wrong)
      const { url, stop } = await findOwner()
      const owner = openDatabase(url, { most: 1, role: 'ninefold_owner' })
      try {
        const inTheWay = await enterStaff(owner, { area, email, name, job })
        console.log(inTheWay ?? `${name} may sign in by their work account.`)
        // Whoever was entered before may be given the duty all the same.
        if (!steward || !(await giveDuty(owner, { area, email, duty: 'steward' }))) return inTheWay ? 1 : 0
        console.log(`${name} is a steward of this area from today.`)
        return 0
      } finally {
        await owner.destroy()
        await stop()
      }
    },
  },
  'open-area': {
    about:
      'open-area <area> --name <name> --email <e-mail>: opens an area from its package on the database of DATABASE_URL_OWNER, with its first colleague',
    async run(given) {
      return say(await openAreaCommand(given, process.env['DATABASE_URL_OWNER']))
    },
  },
  'erase-again': {
    about:
      'erase-again <list>: after a backup was restored, erases again whoever the list of who was erased names, and writes into it whom only this database knows',
    async run([file, ...more]) {
      if (!file || more.length > 0) throw new Error('Say the file with the list of who was erased.')
      if (!existsSync(file)) throw new Error(`There is no file ${file}`)
      const { url, stop } = await findOwner()
      const owner = openDatabase(url, { most: 1, role: 'ninefold_owner' })
      try {
        const { named, back } = await eraseAgainFrom(owner, file)
        console.log(
          `The list names ${named}; ${back} had come back, and ${back === 1 ? 'is' : 'are'} gone again.`,
        )
        return 0
      } finally {
        await owner.destroy()
        await stop()
      }
    },
  },
  'verify-activity': {
    about:
      'verify-activity: names every row of the account of who looked that was altered or is gone; 1 if there is one',
    async run() {
      const { url, stop } = await findOwner()
      const owner = openDatabase(url, { most: 1, role: 'ninefold_owner' })
      try {
        const broken = await verifyActivity(owner, process.env['ANCHORS'] || join(top, 'data/anchors'))
        for (const { shard, seq, why } of broken) console.log(`chain ${shard}, row ${seq}: ${why}`)
        console.log(
          broken.length === 0
            ? 'The account of who looked holds.'
            : broken.length === 1
              ? '1 place does not hold.'
              : `${broken.length} places do not hold.`,
        )
        return broken.length === 0 ? 0 : 1
      } finally {
        await owner.destroy()
        await stop()
      }
    },
  },
}

const [name = '', ...words] = process.argv.slice(2)
const command = commands[name]
if (!command) {
  console.error(
    `Say what to do:\n${Object.values(commands)
      .map(({ about }) => `  ${about}`)
      .join('\n')}`,
  )
  process.exitCode = 2
} else {
  try {
    process.exitCode = await command.run(words)
  } catch (error) {
    console.error(inWords(error))
    process.exitCode = 2
  }
}

/** The one file a command is given; a word more would be a wish we do not know and may not pass over. */
function readOne([file, ...more]: string[]): Promise<string> {
  if (more.length > 0) throw new Error('Say one file, or - for standard input')
  return read(file)
}

/** A file, or standard input for `-` or none, without the mark that some programs put before UTF-8. */
async function read(file: string | undefined): Promise<string> {
  const all = file && file !== '-' ? await readFile(file, 'utf8') : await text(process.stdin)
  return all.startsWith('\uFEFF') ? all.slice(1) : all
}

/** What went wrong; of a file, what to look at rather than what the system calls it. */
function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code, path = 'it' }: NodeJS.ErrnoException = error
  switch (code) {
    case 'ENOENT':
      return `There is no file ${path}`
    case 'EISDIR':
      return 'That is a folder; say a file, or - for standard input'
    case 'EACCES':
      return `We may not read or write ${path}`
    default:
      return error.message
  }
}

function say({ exit, out }: { exit: number; out: string }) {
  ;(exit === 0 ? console.log : console.error)(out)
  return exit
}

/** The database of DATABASE_URL_OWNER, else the demonstration's: as it runs, or started for as long as we look. */
async function findOwner(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env['DATABASE_URL_OWNER']
  if (given) return { url: given, stop: () => Promise.resolve() }
  const folder = join(top, 'data/postgres')
  if (!existsSync(folder)) throw new Error('There is no demonstration here yet: npm start makes one.')
  const at = ({ url, superuser }: Pick<Postgres, 'url' | 'superuser'>) =>
    url({ ...superuser, database: 'ninefold' })
  const running = findPostgres(folder)
  if (running) return { url: at(running), stop: () => Promise.resolve() }
  const postgres = await startPostgres({ folder, log: quiet })
  return { url: at(postgres), stop: postgres.stop }
}
