/** The machine's own PostgreSQL, where one is installed that is new enough for us. */
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

export const oldestServer = 15

/** The folder whose `bin` holds the newest one, from the usual Debian folder or the path; undefined where there is none. */
export function findOwnServer(
  path = process.env['PATH'] ?? '',
): { server: string; major: number } | undefined {
  const onPath = path.split(delimiter).map((folder) => join(folder, 'postgres'))
  return [...globSync('/usr/lib/postgresql/*/bin/postgres'), ...onPath]
    .filter((file) => existsSync(file))
    .flatMap((file) => {
      const server = dirname(dirname(realpathSync(file)))
      const major = majorOf(join(server, 'bin', 'postgres'))
      return major >= oldestServer && existsSync(join(server, 'bin', 'initdb')) ? [{ server, major }] : []
    })
    .toSorted((one, other) => other.major - one.major)[0]
}

function majorOf(file: string) {
  try {
    return Number(/(\d+)/.exec(execFileSync(file, ['--version'], { encoding: 'utf8' }))?.[1] ?? 0)
  } catch {
    return 0
  }
}
