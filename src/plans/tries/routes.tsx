import { looked } from '#children/children.ts'
import { answer, blank } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, missing, routes, type Ctx } from '#platform/http.ts'
import { dayOf } from '#platform/time.ts'
import { areaTeam, contactsWaiting, teamLead } from '#profiles/profiles.ts'
import { bankHolidays, childWithPlan, sentWord, type PlanChild } from '../child.ts'
import { askForCall, isCallOffered, itemsOf, newestTries, tell } from '../plans.ts'
import { callReason } from '../rules.ts'
import { handbookEntries } from '../suggestions.ts'
import { tryQuestions } from './forms.ts'
import { TalkPage, TellPage, TriesPage } from './pages.tsx'
import { triedWords } from './rules.ts'

const anyone = allow('family', 'staff')

export const triesRoutes = routes()
  .get('/children/:child/tries', anyone, async (c) => {
    const child = await childWithPlan(c)
    const about = { childId: child.id }
    const tries = await newestTries(c.var.tx, about)
    const entries = handbookEntries(tries.map(({ item }) => item))
    const called = triedWords(await itemsOf(c.var.tx, about), entries)
    await looked(c.var.tx, 'looked at what was tried', [child.id])
    return c.html(
      <TriesPage
        frame={frame(c)}
        child={child}
        tries={tries.map(({ at, ...told }) => ({
          ...told,
          called: called(told.item),
          on: dayOf(at, c.var.zone),
        }))}
        personDue={await isCallOffered(c.var.tx, about)}
      />,
    )
  })
  .post('/children/:child/tries', anyone, async (c) => {
    const child = await childWithPlan(c)
    const { item, called } = await theTried(c, child, sentWord(c, 'item'))
    const sent = answer(tryQuestions, c.var.body)
    if (!sent.ok)
      return c.html(
        <TellPage frame={frame(c)} child={child} item={item} called={called} form={sent.form} />,
        422,
      )
    const { personDue } = await tell(c.var.tx, { childId: child.id, item, ...sent.answers })
    return c.redirect(`/children/${child.id}/${personDue ? 'talk' : 'tries'}`, 303)
  })
  .get('/children/:child/tries/:item', anyone, async (c) => {
    const child = await childWithPlan(c)
    const { item, called } = await theTried(c, child, c.req.param('item'))
    const told = (await newestTries(c.var.tx, { childId: child.id })).find((each) => each.item === item)
    await looked(c.var.tx, 'looked at what was tried', [child.id])
    return c.html(
      <TellPage
        frame={frame(c)}
        child={child}
        item={item}
        called={called}
        form={blank(tryQuestions, { result: told?.result, words: told?.words })}
      />,
    )
  })
  .get('/children/:child/talk', anyone, (c) => talk(c, c.req.query('why') === 'moved' ? 'moved' : ''))
  .post('/children/:child/talk', anyone, async (c) => {
    const child = await childWithPlan(c)
    const here = `/children/${child.id}`
    if (sentWord(c, 'ring') !== 'yes') return c.redirect(`${here}/plan`, 303)
    const why = callReason(sentWord(c, 'why'), await newestTries(c.var.tx, { childId: child.id }))
    const asked = await askForCall(c.var.tx, {
      childId: child.id,
      why,
      today: c.var.today,
      bankHolidays: bankHolidays(c),
    })
    if (asked.outcome === 'the family asks') return talk(c, sentWord(c, 'why'), 409)
    return c.redirect(`${here}/talk`, 303)
  })

async function talk(c: Ctx, claimed: string, status: 200 | 409 = 200) {
  const child = await childWithPlan(c)
  const about = { childId: child.id }
  const [call] = await contactsWaiting(c.var.tx, about)
  const team = await areaTeam(c.var.tx)
  await looked(c.var.tx, 'looked at asking for a call', [child.id])
  return c.html(
    <TalkPage
      frame={frame(c)}
      child={child}
      call={call && { lead: call.lead ?? call.team, dueOn: call.dueOn }}
      lead={team && (await teamLead(c.var.tx, team.id))}
      why={callReason(claimed, await newestTries(c.var.tx, about))}
      claimed={claimed}
      isFamily={c.var.visit.role === 'family'}
      familyAsks={status === 409}
    />,
    status,
  )
}

/** What was tried: a line of this child's plan, or something of the handbook. Anything else is not there. */
async function theTried(c: Ctx, child: PlanChild, given: string) {
  const items = await itemsOf(c.var.tx, { childId: child.id })
  const entries = handbookEntries([given])
  const planned = items.find(({ id, item }) => id === given || item === given)
  if (!planned && !entries.has(given)) missing()
  return { item: planned?.item ?? given, called: triedWords(items, entries)(given) }
}
