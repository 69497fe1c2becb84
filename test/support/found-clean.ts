/** Pages on which axe found nothing in this run of the tests, told apart by their structure: stories pass the same ones often. */
import { createHash } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Shared by all files of a run of npm test; a file run by itself keeps none. */
const folder = process.env['TEST_FOUND_CLEAN']

/** Tags and attributes as they stand, without what is only read: words, values and what addresses name. */
export function shapeOf(html: string, seenWith: string): string {
  const bare = html
    .replaceAll(/>[^<]+</g, (between) => (/[^<>\s]/.test(between) ? '>words<' : '><'))
    .replaceAll(/ (?:value|href|action|content|d|points)="[^"]*"/g, '')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
  return createHash('sha256').update(`${seenWith}\n${bare}`).digest('hex')
}

export const wasClean = (shape: string) => folder !== undefined && existsSync(join(folder, shape))
export function noteClean(shape: string) {
  if (folder !== undefined) writeFileSync(join(folder, shape), '')
}
