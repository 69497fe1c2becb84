/** The last step of every way in: a new session in this browser, and none left from before. */
import { keepSession, sessionOf, type Ctx } from '#platform/http.ts'
import type { Role } from '#platform/database.ts'
import { hashOf } from '#platform/ids.ts'
import { nameDevice } from './devices/queries.ts'
import { deviceInWords } from './devices/rules.ts'
import { signOut } from './people.ts'

/** Whatever key the browser came with is over, so that a key known to somebody else (session fixation) opens nothing. */
export async function arrive(c: Ctx, session: { role: Role; key: string }) {
  const { door } = c.var.world
  const before = sessionOf(c)
  if (before) await signOut(door, before.key)
  await nameDevice(door, {
    keyHash: hashOf(session.key),
    device: deviceInWords(c.req.header('user-agent') ?? ''),
  })
  keepSession(c, session)
}
