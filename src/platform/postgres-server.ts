// The packaged server as a process: started detached, found by its own note, stopped by number.
import { execFile, spawn } from 'node:child_process'
import {
  appendFileSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import type { Place } from './postgres-place.ts'
import { findBirth, findCommandLine, waitUntil } from './processes.ts'

export function spawnServer(place: Place, { port, throwaway }: { port: number; throwaway: boolean }): number {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 60,
    shared_buffers: '128MB',
    jit: 'off',
    // Two cores, shared with the program: a query that takes both helps nobody.
    max_parallel_workers_per_gather: 0,
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    log_checkpoints: 'off',
    // A failed statement and its detail may hold what somebody wrote about a child.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(throwaway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  keepLogSmall(place.logFile)
  const log = openSync(place.logFile, 'a', 0o600)
  // Detached: a signal to our process group must not end the server before we have finished with it.
  const child = spawn(
    join(place.server, 'bin', 'postgres'),
    ['-D', place.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { cwd: place.base, env: toolEnvironment, detached: true, stdio: ['ignore', log, log], ...place.runAs },
  )
  closeSync(log)
  child.on('error', (error) => appendFileSync(place.logFile, `${error.message}\n`))
  child.unref()
  return child.pid ?? 0
}

function keepLogSmall(file: string) {
  if (existsSync(file) && statSync(file).size > 5_000_000) renameSync(file, `${file}.1`)
}

/** `gone` if the process ends first; `refused` if it is up and does not know the password. */
export async function becomesReady(
  place: Place,
  { pid, password }: { pid: number; password: string },
): Promise<'ready' | 'refused' | 'gone'> {
  // Two minutes: after a power cut it replays what was written last.
  await waitUntil(() => !findBirth(pid) || findPostmaster(place)?.isReady === true, { seconds: 120 })
  const server = findPostmaster(place)
  if (server?.pid !== pid || !server.isReady) return 'gone'

  const client = new pg.Client({
    host: '127.0.0.1',
    port: server.port,
    user: 'postgres',
    password,
    database: 'postgres',
    ssl: false,
    connectionTimeoutMillis: 5000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return 'ready'
  } catch {
    return 'refused'
  } finally {
    await client.end().catch(() => undefined)
  }
}

type Postmaster = { pid: number; port: number; isReady: boolean }

/** The live server of this cluster, by its own note and by what the process itself says. */
export function findPostmaster({ cluster }: Place): Postmaster | undefined {
  const note = join(cluster, 'postmaster.pid')
  if (!existsSync(note)) return undefined
  // Its lines: process, folder, start, port, socket folder, address, memory key, status.
  const [pidLine, , , portLine, , , , status] = readFileSync(note, 'utf8').split('\n')
  const [pid, port] = [Number(pidLine), Number(portLine)]
  if (!pid || !findBirth(pid)) return undefined // PostgreSQL clears it, having looked for orphans still at work.
  const [program = '', ...words] = findCommandLine(pid)
  const isOurs = basename(program) === 'postgres' && words.includes(cluster)
  if (isOurs) return { pid, port, isReady: status?.trim() === 'ready' }
  // The number has gone to another process; PostgreSQL would take that for a server and refuse to start.
  rmSync(note)
  return undefined
}

export async function stopServer(place: Place) {
  // Fast shutdown; then, if some connection will not let go, the way a power cut would (it recovers by itself).
  for (const [signal, seconds] of [
    ['SIGINT', 8],
    ['SIGQUIT', 2],
  ] as const) {
    const server = findPostmaster(place)
    if (!server) return
    process.kill(server.pid, signal)
    if (await waitUntil(() => !findBirth(server.pid), { seconds })) return
  }
}

// Nothing from outside: PGPORT, PGOPTIONS, LD_LIBRARY_PATH or a missing LANG would change what starts.
const toolEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' }

export async function runTool(place: Place, tool: 'initdb' | 'postgres', words: string[]): Promise<string> {
  const options = { cwd: place.base, env: toolEnvironment, ...place.runAs }
  return (await promisify(execFile)(join(place.server, 'bin', tool), words, options)).stdout
}
