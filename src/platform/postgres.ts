// The PostgreSQL that comes with the packages: the demonstration's and the tests'. Why by hand: docs/decisions/0001.
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { preparePlace, type Place } from './postgres-place.ts'
import { becomesReady, findPostmaster, runTool, spawnServer, stopServer } from './postgres-server.ts'
import { findBirth, waitUntil } from './processes.ts'

export type Login = { role: string; password: string; database: string }
export type Postgres = {
  url(login: Login): string
  superuser: Login & { url: string }
  port: number
  /** Disconnects everyone and ends the server within 10 s; a throwaway's folder goes with it. May be called again. */
  stop(): Promise<void>
}

type Wishes = {
  /** A folder for this alone, made if missing. */
  folder: string
  /** Default: the port of last time, else any free one. */
  port?: number
  /** For tests: trades surviving a power cut for speed, and keeps nothing after `stop`. */
  throwaway?: boolean
  /** Another server than the packaged one: the folder whose `bin` holds it. */
  server?: string
  log: (line: string) => void
}

/**
 * Starts the packaged server on 127.0.0.1, or takes over the one a killed program left running.
 * Refuses (throws) while another live program is using the same folder.
 * The server outlives a crash of ours on purpose: whoever starts it stops it, by `stop`.
 */
export async function startPostgres({
  folder,
  port,
  throwaway = false,
  server: other,
  log,
}: Wishes): Promise<Postgres> {
  const place = preparePlace(folder, log, other)
  await hold(place, log)
  const password = await openCluster(place, { throwaway, log })
  const server =
    (await adopt(place, { port, password, log })) ?? (await launch(place, { port, password, throwaway }))

  let stopping: Promise<void> | undefined
  return {
    ...logins(password, server.port),
    port: server.port,
    stop: () => (stopping ??= close(place, { folder, throwaway })),
  }
}

/** The server of `folder` while another live program has it: to look on. Whoever started it stops it. */
export function findPostgres(folder: string): Pick<Postgres, 'url' | 'superuser'> | undefined {
  if (!existsSync(folder)) return undefined
  const place = preparePlace(folder, () => undefined)
  if (isFree(place) || !existsSync(place.portFile)) return undefined
  return logins(readFileSync(place.passwordFile, 'utf8'), Number(readFileSync(place.portFile, 'utf8')))
}

function logins(password: string, port: number): Pick<Postgres, 'url' | 'superuser'> {
  const url = (login: Login) =>
    `postgres://${encodeURIComponent(login.role)}:${encodeURIComponent(login.password)}@127.0.0.1:${port}/${encodeURIComponent(login.database)}`
  const superuser = { role: 'postgres', password, database: 'postgres' }
  return { url, superuser: { ...superuser, url: url(superuser) } }
}

async function close(place: Place, { folder, throwaway }: { folder: string; throwaway: boolean }) {
  await stopServer(place)
  rmSync(place.holderFile, { force: true })
  if (throwaway) for (const gone of [place.base, folder]) rmSync(gone, { recursive: true, force: true })
}

/** One program at a time: otherwise the first to leave would switch off the other's database. */
async function hold(place: Place, log: (line: string) => void) {
  const { holderFile, base } = place
  const free = () => isFree(place)
  if (!free()) log('Waiting for the program that was using this database to finish…')
  if (!(await waitUntil(free, { seconds: 12 })))
    throw new Error(
      `Process ${readFileSync(holderFile, 'utf8').split(' ')[0]} is using the database in ${base}: stop it first`,
    )
  // Made anew, not written over: the old one may be another user's, left by a kill -9 of a start as root.
  rmSync(holderFile, { force: true })
  writeFileSync(holderFile, us())
}

const us = () => `${process.pid} ${findBirth(process.pid)}`

function isFree({ holderFile }: Place) {
  const [pid, birth] = existsSync(holderFile) ? readFileSync(holderFile, 'utf8').split(' ') : []
  return !pid || `${pid} ${birth}` === us() || findBirth(Number(pid)) !== birth
}

/** Makes the cluster if it is not there. Answers its superuser's password. */
async function openCluster(
  place: Place,
  { throwaway, log }: Pick<Wishes, 'throwaway' | 'log'>,
): Promise<string> {
  if (existsSync(place.cluster)) {
    const [made, ours] = [
      readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8').trim(),
      await findMajorVersion(place),
    ]
    if (made !== ours) throw new Error(`${place.base} was made by PostgreSQL ${made}, and this is ${ours}`)
    return readFileSync(place.passwordFile, 'utf8')
  }
  log('Making a new database (a few seconds)…')
  const password = randomBytes(24).toString('base64url')
  writeFileSync(place.passwordFile, password, { mode: 0o600 })
  // Under another name until complete, so that half a cluster is never taken for one.
  const unfinished = `${place.cluster}.new`
  const passwordForInitdb = join(place.base, 'initdb-password')
  rmSync(unfinished, { recursive: true, force: true })
  writeFileSync(passwordForInitdb, password, { mode: 0o600 })
  mkdirSync(unfinished, { mode: 0o700 })
  if (place.runAs)
    for (const theirs of [unfinished, passwordForInitdb]) chownSync(theirs, place.runAs.uid, place.runAs.gid)
  // The locale is said aloud: with LANG unset initdb makes SQL_ASCII.
  const how = ['--encoding=UTF8', '--locale=C.UTF-8', '--auth=scram-sha-256', '--username=postgres']
  const files = [`--pwfile=${passwordForInitdb}`, `--pgdata=${unfinished}`]
  await runTool(place, 'initdb', [...how, ...files, '--no-instructions', ...(throwaway ? ['--no-sync'] : [])])
  rmSync(passwordForInitdb)
  renameSync(unfinished, place.cluster)
  return password
}

async function findMajorVersion(place: Place): Promise<string | undefined> {
  return /(\d+)\./.exec(await runTool(place, 'postgres', ['--version']))?.[1]
}

/** Takes over a server left running by a program that was killed, if it answers to our password; otherwise ends it. */
async function adopt(
  place: Place,
  { port, password, log }: { port: number | undefined; password: string; log: (line: string) => void },
): Promise<{ port: number } | undefined> {
  const left = findPostmaster(place)
  if (!left) return undefined
  if (
    (port === undefined || port === left.port) &&
    (await becomesReady(place, { ...left, password })) === 'ready'
  ) {
    log(`The database server was still running (process ${left.pid}): using it.`)
    return left
  }
  log(`Ending a database server left running (process ${left.pid}).`)
  await stopServer(place)
  return undefined
}

async function launch(
  place: Place,
  { port: wished, password, throwaway }: { port: number | undefined; password: string; throwaway: boolean },
): Promise<{ port: number }> {
  let port =
    wished ??
    (existsSync(place.portFile) ? Number(readFileSync(place.portFile, 'utf8')) : await findFreePort())
  // More than once: somebody may have taken the port, or the last processes of a killed server may still be leaving.
  for (let attempt = 1; attempt <= 4; attempt++) {
    const pid = spawnServer(place, { port, throwaway })
    const outcome = await becomesReady(place, { pid, password })
    if (outcome === 'ready') {
      writeFileSync(place.portFile, String(port))
      return { port }
    }
    await stopServer(place)
    if (outcome === 'refused')
      throw new Error(`${place.base} does not accept the password in ${place.passwordFile}`)
    port = wished ?? (await findFreePort())
    await sleep(500 * attempt)
  }
  const lastWords = readFileSync(place.logFile, 'utf8').split('\n').slice(-6).join('\n')
  throw new Error(`PostgreSQL did not start. The end of ${place.logFile}:\n${lastWords}`)
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      // An AddressInfo, because it listens on TCP.
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
