import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** When a process began, in clock ticks since the machine did; undefined if it is not running. With the pid it names one process for good, as pids are used again. */
export function findBirth(pid: number): string | undefined {
  const [state, ...rest] = readProcess(pid, 'stat').split(') ').at(-1)?.split(' ') ?? []
  // A zombie has ended; in a container nobody may ever collect it.
  return state && state !== 'Z' ? rest[18] : undefined
}

/** The words a process was started with; none if it is not running. */
export function findCommandLine(pid: number): string[] {
  return readProcess(pid, 'cmdline').split('\0')
}

/** Answers whether it came true in time. */
export async function waitUntil(isSo: () => boolean, { seconds }: { seconds: number }): Promise<boolean> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(20)) if (isSo()) return true
  return isSo()
}

function readProcess(pid: number, file: 'stat' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
