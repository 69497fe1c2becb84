import { findArea, getArea } from '#areas/areas.ts'
import { record } from '#platform/database.ts'
import { answer, blank, wrong } from '#platform/forms.ts'
import { frame, visitorFrame } from '#platform/frame.ts'
import { allow, found, open, routes, sameForAll } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { stewardOnly } from '../glass/steward.ts'
import { agreementQuestions } from './forms.ts'
import { AgreementsPage, NewAgreementPage, ResponsiblePage } from './pages.tsx'
import { agreementsOfArea, flowsOfArea, saveAgreement } from './queries.ts'
import { wrongDays } from './rules.ts'

const staff = allow('staff')

export const responsibleRoutes = routes()
  .get('/:area/who-is-responsible', open(), (c) => {
    const area = found(findArea(c.req.param('area')))
    return sameForAll(c, () => <ResponsiblePage frame={visitorFrame(c, area)} area={area} />)
  })
  .get('/steward/responsible', staff, async (c) => {
    await stewardOnly(c)
    return c.html(
      <AgreementsPage
        frame={frame(c)}
        agreements={await agreementsOfArea(c.var.tx)}
        flows={await flowsOfArea(c.var.tx)}
        today={c.var.today}
        area={getArea(c.var.visit.areaSlug)}
      />,
    )
  })
  .get('/steward/responsible/new', staff, async (c) => {
    await stewardOnly(c)
    return c.html(<NewAgreementPage frame={frame(c)} form={blank(agreementQuestions)} />)
  })
  .post('/steward/responsible/new', staff, async (c) => {
    await stewardOnly(c)
    const sent = answer(agreementQuestions, c.var.body)
    if (!sent.ok) return c.html(<NewAgreementPage frame={frame(c)} form={sent.form} />, 422)
    const errors = wrongDays(sent.answers)
    if (Object.keys(errors).length > 0)
      return c.html(
        <NewAgreementPage frame={frame(c)} form={wrong(agreementQuestions, c.var.body, errors)} />,
        422,
      )
    const id = newId()
    await saveAgreement(c.var.tx, { id, ...sent.answers })
    await record(c.var.tx, {
      what: 'kept an agreement about data',
      reading: false,
      children: [],
      subject: id,
    })
    return c.redirect('/steward/responsible', 303)
  })
