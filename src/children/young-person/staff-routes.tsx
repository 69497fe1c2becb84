import { answer, blank, wrong, type Fields } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, missing, routes, type Ctx } from '#platform/http.ts'
import { looked } from '../children.ts'
import { findChild, mayReach } from '../queries.ts'
import { bestInterestsQuestions, competenceQuestions, ownInviteQuestions } from './forms.ts'
import { BestInterestsPage, CarerAccessPage, OwnAccountPage } from './staff-pages.tsx'
import { carerAccess, competencesOf, ownAccountOf, ownInviteOf, renewalsOf } from './queries.ts'
import { isAssumed, isInReview, scopesOf } from './rules.ts'
import { findCarerAccess, inviteYoungPerson, recordCompetence, renewInBestInterests } from './young-person.ts'

const staff = allow('staff')
// What the database refuses, as we say it.
const refusals: Record<string, string> = {
  'this is a carer’s address': 'This is a carer’s address. Ask for one of their own',
  'five letters an hour': 'Five messages went there in this hour. Try again in an hour',
  'the young person has said no to this': 'The young person has said no to this themselves. It stands',
}

/** The child, for a colleague who knows them: the profile, and how to reach them. */
async function knownChild(c: Ctx) {
  const child = found(await findChild(c.var.tx, idIn(c, 'child')))
  return (await mayReach(c.var.tx, child.id, 'contact')) ? child : missing()
}

async function ownAccount(c: Ctx) {
  const child = await knownChild(c)
  const account = await ownAccountOf(c.var.tx, child.id)
  const assumed = isAssumed(child.bornOn, c.var.today)
  const questions: Fields = {
    ...(assumed ? {} : competenceQuestions(child.knownAs)),
    ...(account ? {} : ownInviteQuestions(child.knownAs)),
  }
  const page = async (form: ReturnType<typeof blank>, status: 200 | 409 | 422 = 200) =>
    c.html(
      <OwnAccountPage
        frame={frame(c)}
        child={child}
        form={form}
        assumed={assumed}
        account={account}
        waiting={await ownInviteOf(c.var.tx, child.id)}
        competences={await competencesOf(c.var.tx, child.id)}
        zone={c.var.zone}
      />,
      status,
    )
  return { child, account, assumed, questions, page }
}

async function carerInReview(c: Ctx) {
  const child = await knownChild(c)
  const about = { childId: child.id, carerId: idIn(c, 'carer') }
  const carer = found(await findCarerAccess(c.var.tx, about))
  return isInReview(carer, c.var.visit.now) ? { child, carer } : missing()
}

export const youngPersonStaffRoutes = routes()
  .get('/children/:child/own-account', staff, async (c) => {
    const { child, questions, page } = await ownAccount(c)
    await looked(c.var.tx, 'looked at their own way in', [child.id])
    return page(blank(questions))
  })
  .post('/children/:child/own-account', staff, async (c) => {
    const { child, account, assumed, questions, page } = await ownAccount(c)
    const { body } = c.var
    const whole = answer(questions, body)
    if (!whole.ok) return page(whole.form, 422)
    const competence = assumed ? undefined : answer(competenceQuestions(child.knownAs), body)
    const invite = account ? undefined : answer(ownInviteQuestions(child.knownAs), body)
    if (competence?.ok) await recordCompetence(c.var.tx, { childId: child.id, ...competence.answers })
    const refusal = invite?.ok
      ? await inviteYoungPerson(c.var.tx, { childId: child.id, ...invite.answers })
      : undefined
    if (refusal)
      return page(
        wrong(questions, body, { reach: refusals[refusal] ?? 'It could not be sent. Try later' }),
        409,
      )
    return c.redirect(`/children/${child.id}/own-account`, 303)
  })
  .get('/children/:child/carer-access', staff, async (c) => {
    const child = await knownChild(c)
    await looked(c.var.tx, 'looked at until when carers see it', [child.id])
    return c.html(
      <CarerAccessPage
        frame={frame(c)}
        child={child}
        carers={await carerAccess(c.var.tx, child.id)}
        renewals={await renewalsOf(c.var.tx, child.id)}
        now={c.var.visit.now}
        zone={c.var.zone}
      />,
    )
  })
  .get('/children/:child/carer-access/:carer', staff, async (c) => {
    const { child, carer } = await carerInReview(c)
    const form = blank(bestInterestsQuestions(child.knownAs, c.var.today))
    return c.html(<BestInterestsPage frame={frame(c)} child={child} carer={carer} form={form} />)
  })
  .post('/children/:child/carer-access/:carer', staff, async (c) => {
    const { child, carer } = await carerInReview(c)
    const sent = answer(bestInterestsQuestions(child.knownAs, c.var.today), c.var.body)
    if (!sent.ok)
      return c.html(<BestInterestsPage frame={frame(c)} child={child} carer={carer} form={sent.form} />, 422)
    const { what, lacks, reason, asked, lookOn } = sent.answers
    const refusal = await renewInBestInterests(c.var.tx, {
      childId: child.id,
      carerId: carer.carerId,
      scopes: scopesOf(what === 'all' ? 'all, a year' : 'not private') ?? [],
      lacks,
      reason,
      asked,
      lookOn,
    })
    if (refusal) {
      const form = blank(bestInterestsQuestions(child.knownAs, c.var.today), c.var.body)
      const words = refusals[refusal] ?? 'This could not be saved.'
      return c.html(
        <BestInterestsPage frame={frame(c)} child={child} carer={carer} form={form} refusal={words} />,
        409,
      )
    }
    return c.redirect(`/children/${child.id}/carer-access`, 303)
  })
