/** The house, open: databases, app, listening; and closing it again without leaving anyone half way. */
import { serve, type ServerType } from '@hono/node-server'
import { once } from 'node:events'
import { createApp } from './app.tsx'
import { nightlyWork } from './nightly.ts'
import { openDatabase } from '#platform/database.ts'
import type { Post } from '#messages/messages.ts'
import type { WorkAccounts } from '#platform/http.ts'
import { startWorker } from '#platform/jobs.ts'

export type Opening = {
  databases: { web: string; door: string }
  secret: string
  publicUrl: string
  port: number
  host: string
  demonstration: boolean
  workAccounts?: WorkAccounts
  receiptsToken?: string
  /**
   * The worker's login, where the ends of the account of who looked are noted, and the list of who was erased. Without it
   * nothing is done in the background: for measuring. Without a post, letters stay where they are.
   */
  background?: { worker: string; anchors: string; erased: string; post?: Post | undefined }
}

/** Answers once it listens. `close` finishes open requests, for at most five seconds, then gives the database back. */
export async function openHouse({ databases, port, host, background, ...world }: Opening) {
  const db = openDatabase(databases.web, { most: 12 })
  const door = openDatabase(databases.door, { most: 3 })
  const app = createApp({ ...world, db, door })
  const server = serve({ fetch: app.fetch, port, hostname: host })
  if ('requestTimeout' in server) {
    // A body is read before any transaction opens, and a slow one is given ten seconds.
    server.requestTimeout = 10_000
    server.headersTimeout = 10_000
  }
  await listening(server)
  const worker =
    background && (await startWorker({ url: background.worker, work: workOf(background, world) }))
  return {
    db,
    async close() {
      const closed = once(server, 'close')
      server.close()
      const slow = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 5_000)
      if ('closeIdleConnections' in server) server.closeIdleConnections()
      await Promise.all([closed, worker?.stop()])
      clearTimeout(slow)
      await Promise.all([db.destroy(), door.destroy()])
    },
  }
}

const workOf = (
  { anchors, erased, post }: NonNullable<Opening['background']>,
  { secret, publicUrl }: Pick<Opening, 'secret' | 'publicUrl'>,
) => nightlyWork(anchors, post && { post, secret, publicUrl }, erased)

async function listening(server: ServerType) {
  if (!server.listening) await once(server, 'listening')
}
