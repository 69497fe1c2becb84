import { answersTo } from '#platform/database.ts'
import { answer, blank, wrong } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, missing, routes, type Ctx } from '#platform/http.ts'
import { looked } from '../children.ts'
import { findChild, mayReach } from '../queries.ts'
import { ownAnswerQuestions, sayOlder, sayYounger } from './forms.ts'
import { DecidePage, MyCarersPage, OwnInviteOverPage, OwnInvitePage } from './mine-pages.tsx'
import { carerAccess, iDecide, myOwnChild, myOwnInvites } from './queries.ts'
import { isAssumed } from './rules.ts'
import { answerOwnInvite, findCarerAccess, sayOfCarer, takeOver } from './young-person.ts'

const family = allow('family')

/** The child whose own record this is to whoever asks; a page of nobody's else. */
export async function mine(c: Ctx) {
  const childId = found(await myOwnChild(c.var.tx))
  return found(await findChild(c.var.tx, childId))
}

/** What may be decided, by whoever it is to decide. */
async function toDecide(c: Ctx) {
  const child = await mine(c)
  if (!(await iDecide(c.var.tx, child.id))) missing()
  const carer = found(await findCarerAccess(c.var.tx, { childId: child.id, carerId: idIn(c, 'carer') }))
  const older = isAssumed(child.bornOn, c.var.today)
  const page = { frame: frame(c), carer, older, now: c.var.visit.now, zone: c.var.zone }
  return { child, carer, page, questions: older ? sayOlder(carer.name) : sayYounger(carer.name) }
}

const invited = async (c: Ctx) => {
  const inviteId = idIn(c, 'asked')
  return (await answersTo(c.var.tx, myOwnInvites())).find((invite) => invite.inviteId === inviteId)
}

export const mineRoutes = routes()
  .get('/mine/carers', family, async (c) => {
    const child = await mine(c)
    await looked(c.var.tx, 'looked at who sees it', [child.id])
    return c.html(
      <MyCarersPage
        frame={frame(c)}
        carers={await carerAccess(c.var.tx, child.id)}
        decides={await iDecide(c.var.tx, child.id)}
        older={isAssumed(child.bornOn, c.var.today)}
        tookOver={await mayReach(c.var.tx, child.id, 'share')}
        now={c.var.visit.now}
        zone={c.var.zone}
      />,
    )
  })
  .post('/mine/take-over', family, async (c) => {
    const child = await mine(c)
    if (!(await iDecide(c.var.tx, child.id))) missing()
    await takeOver(c.var.tx, child.id)
    return c.redirect('/mine/carers', 303)
  })
  .get('/mine/carers/:carer', family, async (c) => {
    const { page, questions } = await toDecide(c)
    return c.html(<DecidePage {...page} form={blank(questions)} />)
  })
  .post('/mine/carers/:carer', family, async (c) => {
    const { child, carer, page, questions } = await toDecide(c)
    const sent = answer(questions, c.var.body)
    if (!sent.ok) return c.html(<DecidePage {...page} form={sent.form} />, 422)
    const { say } = sent.answers
    await sayOfCarer(c.var.tx, c.var.visit, { childId: child.id, carerId: carer.carerId, say })
    return c.redirect('/mine/carers', 303)
  })
  .get('/own-invites/:asked', family, async (c) => {
    const invite = await invited(c)
    if (!invite) return c.html(<OwnInviteOverPage frame={frame(c)} />, 404)
    const form = blank(ownAnswerQuestions, { yourName: invite.name })
    return c.html(<OwnInvitePage frame={frame(c)} invite={invite} form={form} zone={c.var.zone} />)
  })
  .post('/own-invites/:asked', family, async (c) => {
    const invite = await invited(c)
    if (!invite) return c.html(<OwnInviteOverPage frame={frame(c)} />, 404)
    const { inviteId } = invite
    if (c.var.body.answer === 'no') {
      await answerOwnInvite(c.var.tx, { inviteId, yes: false, name: invite.name })
      return c.redirect('/home', 303)
    }
    const sent = answer(ownAnswerQuestions, c.var.body)
    const form = !sent.ok
      ? sent.form
      : c.var.body.answer !== 'yes'
        ? wrong(ownAnswerQuestions, c.var.body, { answer: 'Press “Yes, show me” or “No, thank you”' })
        : undefined
    if (form || !sent.ok)
      return c.html(
        <OwnInvitePage
          frame={frame(c)}
          invite={invite}
          form={form ?? blank(ownAnswerQuestions)}
          zone={c.var.zone}
        />,
        422,
      )
    await answerOwnInvite(c.var.tx, { inviteId, yes: true, name: sent.answers.yourName })
    return c.redirect('/mine', 303)
  })
