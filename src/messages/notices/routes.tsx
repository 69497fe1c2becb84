import { answer, blank } from '#platform/forms.ts'
import { frame, visitorFrame } from '#platform/frame.ts'
import { allow, idIn, missing, open, routes, type Ctx } from '#platform/http.ts'
import { sameSecret, stopTokenFor } from '#platform/ids.ts'
import { noticeQuestions } from './forms.ts'
import { NoticesPage, StoppedPage, StopPage, TooOldToStopPage } from './pages.tsx'
import { myNotices, saveNotice, stopByLetter } from './queries.ts'

const family = allow('family')

export const noticesRoutes = routes()
  .get('/me/notices', family, async (c) => {
    const notices = await myNotices(c.var.tx)
    const wanted = notices.filter((each) => each.wanted).map(({ template }) => template)
    return c.html(<NoticesPage frame={frame(c)} form={blank(noticeQuestions, { wanted })} />)
  })
  .post('/me/notices', family, async (c) => {
    const sent = answer(noticeQuestions, c.var.body)
    if (!sent.ok) return c.html(<NoticesPage frame={frame(c)} form={sent.form} />, 422)
    for (const { template, wanted } of await myNotices(c.var.tx)) {
      const wants = sent.answers.wanted.includes(template)
      if (wants !== wanted) await saveNotice(c.var.tx, { template, wanted: wants })
    }
    return c.redirect('/me/notices', 303)
  })
  // The GET shows a button and changes nothing: mail scanners follow links.
  .get('/letters/stop/:letter/:token', open(), (c) => {
    idIn(c, 'letter')
    return c.html(<StopPage frame={visitorFrame(c)} />)
  })
  // One press, by the reader or by their mail program, without a cookie (RFC 8058).
  .post('/letters/stop/:letter/:token', open(), async (c) => {
    const stopped = await stopByLetter(c.var.world.door, provenLetter(c))
    return stopped
      ? c.html(<StoppedPage frame={visitorFrame(c)} />)
      : c.html(<TooOldToStopPage frame={visitorFrame(c)} />, 409)
  })

function provenLetter(c: Ctx) {
  const letterId = idIn(c, 'letter')
  const token = stopTokenFor(c.var.world.secret, letterId)
  return sameSecret(token, c.req.param('token') ?? '') ? letterId : missing()
}
