import { frame } from '#platform/frame.ts'
import { allow, idIn, missing, routes } from '#platform/http.ts'
import { hasPasskeys } from '../passkeys/passkeys.ts'
import { myPasskeys } from '../passkeys/queries.ts'
import { endMyDevices, myDevices } from './queries.ts'
import { MePage } from './pages.tsx'

const signedIn = allow('family', 'staff')

export const devicesRoutes = routes()
  .get('/me', signedIn, async (c) =>
    c.html(
      <MePage
        frame={frame(c)}
        role={c.var.visit.role}
        devices={await myDevices(c.var.tx)}
        now={c.var.visit.now}
        zone={c.var.zone}
        passkeys={
          c.var.visit.role === 'family' && hasPasskeys(c.var.world.publicUrl)
            ? await myPasskeys(c.var.tx)
            : undefined
        }
      />,
    ),
  )
  .post('/me/devices/:device/end', signedIn, async (c) => {
    if ((await endMyDevices(c.var.tx, idIn(c, 'device'))) === 0) missing()
    return c.redirect('/me', 303)
  })
  .post('/me/devices/end-others', signedIn, async (c) => {
    await endMyDevices(c.var.tx, null)
    return c.redirect('/me', 303)
  })
