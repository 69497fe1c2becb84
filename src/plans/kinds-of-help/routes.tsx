import { findArea } from '#areas/areas.ts'
import { asPublic } from '#platform/database.ts'
import { visitorFrame } from '#platform/frame.ts'
import { found, open, routes, sameForAll } from '#platform/http.ts'
import { keptFor } from '#platform/kept-for.ts'
import { ideasOfEachKind } from '#resources/resources.ts'
import { kindsCounted } from '../queries.ts'
import { KindsOfHelpPage } from './pages.tsx'

// It reads the open plans of a whole area.
const counted = keptFor<ReadonlyMap<string, number>>({ minutes: 10 })

export const kindsOfHelpRoutes = routes().get('/:area/kinds-of-help', open(), async (c) => {
  const area = found(findArea(c.req.param('area')))
  const children = await counted(area.slug, async () => {
    const rows = await asPublic(c.var.world.db, (tx) => kindsCounted(tx, area.slug))
    return new Map(rows.map((row) => [row.kind, row.children]))
  })
  return sameForAll(c, () => (
    <KindsOfHelpPage
      frame={visitorFrame(c, area)}
      area={area}
      ideas={ideasOfEachKind()}
      children={children}
    />
  ))
})
