import { answersTo } from '#platform/database.ts'
import { answer, blank, wrong } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, missing, routes, type Ctx } from '#platform/http.ts'
import { findChild, mayReach, myChildren } from '../queries.ts'
import { answerInvite, inviteCarer, leaveChild, takeBackInvite } from './carers.ts'
import { answerQuestions, inviteQuestions, leaveQuestions } from './forms.ts'
import {
  InvitedPage,
  InviteOverPage,
  InvitePage,
  InvitePreviewPage,
  LeavePage,
  TakeBackPage,
} from './pages.tsx'
import { invitesOf, invitesSentToday, isLastToShare, myInvites } from './queries.ts'
import { mostChildren } from '../rules.ts'
import { hasASay, inviteState } from './rules.ts'

const family = allow('family')
// The database refuses the next as well.
const mostInvites = 5
const mostInvitesADay = 20

const theirChild = async (c: Ctx) => found(await findChild(c.var.tx, idIn(c, 'child')))
async function childToShare(c: Ctx) {
  const child = await theirChild(c)
  if (!(await mayReach(c.var.tx, child.id, 'share'))) missing()
  return child
}

const page = (c: Ctx, child: Awaited<ReturnType<typeof theirChild>>) => ({
  frame: frame(c),
  child,
  askFirst: hasASay(child.bornOn, c.var.today),
})

/** An invite of mine that nobody has answered: only its inviter takes it back. */
async function inviteToTakeBack(c: Ctx) {
  const [child, inviteId] = [await childToShare(c), idIn(c, 'invite')]
  const invite = found((await invitesOf(c.var.tx, child.id)).find(({ id }) => id === inviteId))
  return invite.inviterId === c.var.visit.personId ? { child, invite } : missing()
}

export const carersRoutes = routes()
  .get('/children/:child/carers/new', family, async (c) => {
    const child = await childToShare(c)
    const form = blank(inviteQuestions(child.knownAs))
    return c.html(<InvitePage {...page(c, child)} form={form} />)
  })
  .post('/children/:child/carers/new', family, async (c) => {
    const child = await childToShare(c)
    const questions = inviteQuestions(child.knownAs)
    const sent = answer(questions, c.var.body)
    if (!sent.ok) return c.html(<InvitePage {...page(c, child)} form={sent.form} />, 422)
    if (c.var.body.sure === 'no')
      return c.html(<InvitePage {...page(c, child)} form={blank(questions, c.var.body)} />)
    const preview = { frame: frame(c), child, invite: sent.answers }
    // The first press shows exactly what they would see; the second sends it.
    if (c.var.body.sure !== 'yes') return c.html(<InvitePreviewPage {...preview} />)
    const waiting = (await invitesOf(c.var.tx, child.id)).filter(
      (invite) => inviteState(invite, c.var.visit.now) === 'waiting',
    )
    const refusal =
      waiting.length >= mostInvites
        ? 'Five people have not answered yet. Wait for one of them, or take an invite back.'
        : (await invitesSentToday(c.var.tx)) >= mostInvitesADay
          ? 'You have sent twenty invites since this time yesterday. You can send more tomorrow.'
          : undefined
    if (refusal) return c.html(<InvitePreviewPage {...preview} refusal={refusal} />, 409)
    await inviteCarer(c.var.tx, { childId: child.id, ...sent.answers })
    return c.redirect(`/children/${child.id}/sharing`, 303)
  })
  .get('/children/:child/invites/:invite/stop', family, async (c) => {
    const { child, invite } = await inviteToTakeBack(c)
    return c.html(<TakeBackPage frame={frame(c)} child={child} name={invite.name} />)
  })
  .post('/children/:child/invites/:invite/stop', family, async (c) => {
    const { child, invite } = await inviteToTakeBack(c)
    await takeBackInvite(c.var.tx, { childId: child.id, inviteId: invite.id })
    return c.redirect(`/children/${child.id}/sharing`, 303)
  })
  .get('/children/:child/leave', family, async (c) => {
    const child = await theirChild(c)
    const mustStay = await isLastToShare(c.var.tx, child.id)
    return c.html(
      <LeavePage frame={frame(c)} child={child} form={blank(leaveQuestions)} mustStay={mustStay} />,
    )
  })
  .post('/children/:child/leave', family, async (c) => {
    const child = await theirChild(c)
    const sent = answer(leaveQuestions, c.var.body)
    const mustStay = await isLastToShare(c.var.tx, child.id)
    if (mustStay || !sent.ok) {
      const form = sent.ok || mustStay ? blank(leaveQuestions, c.var.body) : sent.form
      return c.html(
        <LeavePage frame={frame(c)} child={child} form={form} mustStay={mustStay} />,
        mustStay ? 409 : 422,
      )
    }
    await leaveChild(c.var.tx, child.id)
    return c.redirect('/home', 303)
  })
  .get('/invites/:invite', family, async (c) => {
    const invite = await invitedTo(c)
    if (!invite) return c.html(<InviteOverPage frame={frame(c)} />, 404)
    const form = blank(answerQuestions, { yourName: invite.name })
    return c.html(<InvitedPage frame={frame(c)} invite={invite} form={form} zone={c.var.zone} />)
  })
  .post('/invites/:invite', family, async (c) => {
    const invite = await invitedTo(c)
    if (!invite) return c.html(<InviteOverPage frame={frame(c)} />, 404)
    const { inviteId } = invite
    if (c.var.body.answer === 'no') {
      await answerInvite(c.var.tx, { inviteId, yes: false, name: invite.name })
      return c.redirect('/home', 303)
    }
    const sent = answer(answerQuestions, c.var.body)
    const form = !sent.ok
      ? sent.form
      : c.var.body.answer !== 'yes'
        ? wrong(answerQuestions, c.var.body, { answer: 'Press “Yes, join” or “No, thank you”' })
        : undefined
    if (form || !sent.ok)
      return c.html(
        <InvitedPage
          frame={frame(c)}
          invite={invite}
          form={form ?? blank(answerQuestions)}
          zone={c.var.zone}
        />,
        422,
      )
    if ((await answersTo(c.var.tx, myChildren())).length >= mostChildren) {
      const full = { answer: 'Twenty children is the most one person can have here. Ask your area’s team' }
      const page = {
        frame: frame(c),
        invite,
        form: wrong(answerQuestions, c.var.body, full),
        zone: c.var.zone,
      }
      return c.html(<InvitedPage {...page} />, 409)
    }
    const childId = found(await answerInvite(c.var.tx, { inviteId, yes: true, name: sent.answers.yourName }))
    return c.redirect(`/children/${childId}`, 303)
  })

const invitedTo = async (c: Ctx) => {
  const inviteId = idIn(c, 'invite')
  return (await answersTo(c.var.tx, myInvites())).find((invite) => invite.inviteId === inviteId)
}
