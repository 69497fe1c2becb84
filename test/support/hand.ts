/** A hand that fills in forms without a browser: a session through the door, an origin, a fresh one-time key for each press. */
import { createApp } from '#app.tsx'
import type { Database, Role } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { signInAs } from '#people/people.ts'

export const origin = 'http://localhost'
type App = ReturnType<typeof createApp>
/** The house of a demonstration over a database of one's own. */
export const houseOf = ({ db, door }: { db: Database; door: Database }) =>
  createApp({ db, door, secret: 'x'.repeat(40), publicUrl: origin, demonstration: true })

export type Fields = Record<string, string | string[]>

/** `cookie` is empty for a visitor. */
export const handOf = (app: App, cookie = '') => ({
  cookie,
  get: (path: string) => app.request(path, { headers: { cookie } }),
  post(path: string, fields: Fields = {}) {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries({ once: newId(), ...fields }))
      for (const each of Array.isArray(value) ? value : [value]) body.append(name, each)
    return app.request(path, { method: 'POST', headers: { cookie, origin }, body })
  },
})
export type Hand = ReturnType<typeof handOf>

export async function handFor(
  app: App,
  door: Database,
  person: { areaId: string; personId: string; role: Role },
) {
  const { role, key } = await signInAs(door, person)
  return handOf(app, `ninefold=${role === 'family' ? 'f' : 's'}.${key}`)
}

const year = new Date().getFullYear()
/** A child as the form takes one. */
export const goodChild: Fields = {
  knownAs: 'Robin',
  familyName: 'Carter',
  'bornOn-day': '27',
  'bornOn-month': '3',
  'bornOn-year': String(year - 7),
  relationship: 'mother',
  yourName: 'Amy',
  district: 'ashford',
  settingId: '',
  noSetting: 'home educated',
}

/** Where a POST led. */
export const led = (answer: Response) => answer.headers.get('location') ?? ''
