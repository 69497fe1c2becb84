import { getArea } from '#areas/areas.ts'
import { answersTo } from '#platform/database.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, routes } from '#platform/http.ts'
import { EndedPage } from './ended-pages.tsx'
import { areaTeamName, myEndedCare } from './queries.ts'

/** For a carer who saw it once, and for nobody else. */
export const endedRoutes = routes().get('/no-longer/:ended', allow('family'), async (c) => {
  const childId = idIn(c, 'ended')
  const ended = found((await answersTo(c.var.tx, myEndedCare())).find((each) => each.childId === childId))
  const area = getArea(c.var.visit.areaSlug)
  return c.html(
    <EndedPage
      frame={frame(c)}
      ended={ended}
      team={(await areaTeamName(c.var.tx)) ?? area.name}
      dutyDesk={area.helpNow.dutyDesk}
      advice={area.advice}
      zone={c.var.zone}
    />,
  )
})
