import { areaTeam } from '../calls/queries.ts'
import { getArea } from '#areas/areas.ts'
import { findChild, looked } from '#children/children.ts'
import { answer, blank, wrong } from '#platform/forms.ts'
import { frame, visitorFrame } from '#platform/frame.ts'
import { allow, found, idIn, open, routes, sameForAll, type Ctx } from '#platform/http.ts'
import { labelFor, lines } from '../instrument.ts'
import { pictureLines } from '../picture.ts'
import { toldQuestions, toldSaid } from './forms.ts'
import { PaperPage, ToldPage } from './pages.tsx'
import { keepTold, urgentSaid } from './told.ts'

const staff = allow('staff')
const nothingSaid = { labels: {}, views: [], noSetting: false }

async function theChild(c: Ctx) {
  const child = found(await findChild(c.var.tx, idIn(c, 'child')))
  const { lineLabels, bankHolidays } = getArea(c.var.visit.areaSlug)
  const lineNames = lines.map(({ key }) => ({ key, label: labelFor(key, lineLabels) }))
  const questions = toldQuestions({
    name: child.knownAs,
    noSetting: child.settingId === null && !child.placeKept,
  })
  return {
    child,
    questions,
    page: { frame: frame(c), child, lineNames },
    bankHolidays: new Set(bankHolidays),
  }
}

export const toldRoutes = routes()
  .get('/on-paper', open(), (c) =>
    sameForAll(c, () => <PaperPage frame={visitorFrame(c)} lines={pictureLines(nothingSaid)} />),
  )
  .get('/children/:child/told', staff, async (c) => {
    const { child, questions, page } = await theChild(c)
    await looked(c.var.tx, 'looked at the page to write down what a carer says', [child.id])
    return c.html(<ToldPage {...page} form={blank(questions)} />)
  })
  .post('/children/:child/told', staff, async (c) => {
    const { child, questions, page, bankHolidays } = await theChild(c)
    const sent = answer(questions, c.var.body)
    if (!sent.ok) return c.html(<ToldPage {...page} form={sent.form} />, 422)
    const { teller, how, shown, ring } = sent.answers
    const said = toldSaid(sent.answers)
    const error = faultOf({ said: said.length, urgent: urgentSaid(said).length, ring })
    if (error) return c.html(<ToldPage {...page} form={wrong(questions, c.var.body, error)} />, 422)
    await keepTold(c.var.tx, c.var.visit, {
      child,
      teller,
      how,
      said,
      shown,
      ring: ring === 'yes' && (await areaTeam(c.var.tx)) !== undefined,
      today: c.var.today,
      bankHolidays,
    })
    return c.redirect(`/children/${child.id}`, 303)
  })

function faultOf({ said, urgent, ring }: { said: number; urgent: number; ring: string }) {
  if (said === 0) return { joys: 'Write down at least one thing they said' }
  if (urgent > 0 && ring === '')
    return { ring: 'They said help is urgent. Ask them whether a person may ring within one working day' }
  return undefined
}
