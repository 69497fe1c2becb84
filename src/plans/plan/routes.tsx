import { carersOf, looked, standingOver } from '#children/children.ts'
import { needsOf } from '#messages/messages.ts'
import { answer, blank } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, routes, type Ctx } from '#platform/http.ts'
import { dayInWords, dayOf } from '#platform/time.ts'
import { contactsWaiting, latestVersion, reviewsOf } from '#profiles/profiles.ts'
import { z } from 'zod'
import { areaOf, childWithPlan, sentWord, type PlanChild } from '../child.ts'
import { shownGoals } from '../goals/goal-summary.tsx'
import {
  addItem,
  changeAbout,
  changeItem,
  findItem,
  findPlan,
  goalsOf,
  isCallOffered,
  itemHistory,
  itemsOf,
  movesOf,
  newestTries,
  ratingsOf,
  reviewDue,
  setItemState,
  type ItemRow,
} from '../plans.ts'
import { findSuggestion, handbookEntries, suggestionsFor } from '../suggestions.ts'
import { triedWords } from '../tries/rules.ts'
import { aboutQuestions, itemQuestions, lineQuestion, typedOfItem, typedOfNew, wordsOf } from './forms.ts'
import { AboutPage, ChangeItemPage, NewItemPage } from './form-pages.tsx'
import { PlanPage } from './pages.tsx'

const anyone = allow('family', 'staff')
const State = z.enum(['trying', 'helped', 'did not help', 'stopped'])

export const planRoutes = routes()
  .get('/children/:child/plan', anyone, async (c) => {
    const child = await childWithPlan(c)
    const about = { childId: child.id }
    const items = await itemsOf(c.var.tx, about)
    const tries = await newestTries(c.var.tx, about)
    const calls = await contactsWaiting(c.var.tx, about)
    const version = await latestVersion(c.var.tx, about)
    const reviews = version ? await reviewsOf(c.var.tx, { ...about, versionId: version.id }) : []
    const goals = await goalsOf(c.var.tx, about)
    const carers = await carersOf(c.var.tx, child.id)
    const isFamily = c.var.visit.role === 'family'
    const words = triedWords(items, handbookEntries(tries.map(({ item }) => item)))
    const suggestions = await suggestionsFor(c.var.tx, { child, area: areaOf(c), today: c.var.today })
    const planned = new Set(items.map(({ item }) => item))
    await looked(c.var.tx, 'looked at the plan', [child.id])
    return c.html(
      <PlanPage
        frame={frame(c)}
        child={child}
        area={areaOf(c)}
        today={c.var.today}
        about={await findPlan(c.var.tx, about)}
        items={items}
        goals={shownGoals(goals, await ratingsOf(c.var.tx, about), c.var.zone).filter(({ open }) => open)}
        suggestions={suggestions.filter(({ id }) => !planned.has(id)).slice(0, 3)}
        tried={tries
          .filter(({ result }) => result !== 'trying')
          .slice(0, 8)
          .map(({ item, result }) => ({ words: words(item), result }))}
        involved={involved(carers, items)}
        reviewOn={reviewDue(version, reviews)}
        agreed={version !== undefined}
        moves={await movesOf(c.var.tx, about)}
        call={calls[0] && { lead: calls[0].lead ?? calls[0].team, dueOn: calls[0].dueOn }}
        personDue={await isCallOffered(c.var.tx, about)}
        isFamily={isFamily}
        over={await standingOver(c.var.tx, child.id)}
        zone={c.var.zone}
        arrange={{ carers, needs: isFamily ? [] : await needsOf(c.var.tx, child.id) }}
      />,
    )
  })
  .get('/children/:child/plan/about', anyone, async (c) => {
    const child = await childWithPlan(c)
    const plan = await findPlan(c.var.tx, { childId: child.id })
    await looked(c.var.tx, 'looked at the plan', [child.id])
    const typed = { liked: plan?.liked ?? '', matters: plan?.matters ?? '' }
    return c.html(
      <AboutPage
        frame={frame(c)}
        child={child}
        form={blank(aboutQuestions(child.knownAs), typed)}
        over={plan?.changed ?? 0}
      />,
    )
  })
  .post('/children/:child/plan/about', anyone, async (c) => {
    const child = await childWithPlan(c)
    const questions = aboutQuestions(child.knownAs)
    const over = overIn(c)
    const sent = answer(questions, c.var.body)
    if (!sent.ok)
      return c.html(<AboutPage frame={frame(c)} child={child} form={sent.form} over={over} />, 422)
    const change = await changeAbout(c.var.tx, {
      childId: child.id,
      over,
      said: sent.answers,
      today: c.var.today,
    })
    if (change.outcome === 'changed meanwhile')
      return c.html(
        <AboutPage
          frame={frame(c)}
          child={child}
          form={blank(questions, c.var.body)}
          over={change.now.changed}
          meanwhile={change.now}
        />,
        409,
      )
    return c.redirect(`/children/${child.id}/plan`, 303)
  })
  .get('/children/:child/plan/items/new', anyone, async (c) => {
    const child = await childWithPlan(c)
    const from = c.req.query('from') ?? ''
    const suggestion = findSuggestion(from)
    await looked(c.var.tx, 'looked at the plan', [child.id])
    return c.html(
      <NewItemPage
        frame={frame(c)}
        child={child}
        form={blank(newQuestions(c, child), typedOfNew(c.var.today, suggestion))}
      />,
    )
  })
  .post('/children/:child/plan/items/new', anyone, async (c) => {
    const child = await childWithPlan(c)
    const questions = newQuestions(c, child)
    const sent = answer(questions, c.var.body)
    if (!sent.ok) return c.html(<NewItemPage frame={frame(c)} child={child} form={sent.form} />, 422)
    const added = await addItem(c.var.tx, {
      childId: child.id,
      said: wordsOf(sent.answers),
      line: sent.answers.line,
      item: findSuggestion(sent.answers.item)?.id ?? null,
      today: c.var.today,
    })
    if (added.outcome === 'refused')
      return c.html(
        <NewItemPage
          frame={frame(c)}
          child={child}
          form={blank(questions, c.var.body)}
          refusal={added.because}
        />,
        409,
      )
    return c.redirect(`/children/${child.id}/plan`, 303)
  })
  .get('/children/:child/plan/items/:item', anyone, async (c) => {
    const { props, item, questions } = await theItem(c)
    await looked(c.var.tx, 'looked at the plan', [props.child.id])
    return c.html(
      <ChangeItemPage {...props} form={blank(questions, typedOfItem(item))} over={item.changed} />,
    )
  })
  .post('/children/:child/plan/items/:item', anyone, async (c) => {
    const { props, item, questions } = await theItem(c)
    const over = overIn(c)
    const sent = answer(questions, c.var.body)
    if (!sent.ok) return c.html(<ChangeItemPage {...props} form={sent.form} over={over} />, 422)
    const change = await changeItem(c.var.tx, {
      childId: props.child.id,
      itemId: item.id,
      over,
      said: wordsOf(sent.answers),
    })
    if (change.outcome === 'changed meanwhile')
      return c.html(
        <ChangeItemPage
          {...props}
          form={blank(questions, c.var.body)}
          over={change.now.changed}
          meanwhile={change.now}
        />,
        409,
      )
    found(change.outcome === 'kept' || undefined)
    return c.redirect(`/children/${props.child.id}/plan`, 303)
  })
  .post('/children/:child/plan/items/:item/state', anyone, async (c) => {
    const { props, item } = await theItem(c)
    const state = found(State.safeParse(sentWord(c, 'state')).data)
    const kept = await setItemState(c.var.tx, { childId: props.child.id, itemId: item.id, state })
    const here = `/children/${props.child.id}`
    return c.redirect(kept.outcome === 'kept' && kept.personDue ? `${here}/talk` : `${here}/plan`, 303)
  })

const newQuestions = (c: Ctx, child: PlanChild) => ({
  ...itemQuestions({ area: areaOf(c), today: c.var.today, settingName: child.settingName }),
  ...lineQuestion(areaOf(c)),
})

/** The counter of the words the writer saw; a form without one saw none. */
const overIn = (c: Ctx) => {
  const over = Number(sentWord(c, 'over') || 'none')
  return Number.isSafeInteger(over) ? over : -1
}

const Said = z.object({ need: z.string(), try: z.string() })

async function theItem(c: Ctx) {
  const child = await childWithPlan(c)
  const item = found(await findItem(c.var.tx, { childId: child.id, itemId: idIn(c, 'item') }))
  const earlier = (await itemHistory(c.var.tx, { childId: child.id }))
    .filter(({ itemId }) => itemId === item.id)
    .toReversed()
    .slice(0, 20)
  const area = areaOf(c)
  const questions = itemQuestions({
    area,
    today: c.var.today,
    settingName: child.settingName,
    keepPlace: item.place,
  })
  const props = {
    frame: frame(c),
    child,
    item: { ...item, settingName: child.settingName },
    kinds: area.helpKinds,
    earlier: earlier.map(({ said, at }) => ({ ...Said.parse(said), on: dayInWords(dayOf(at, c.var.zone)) })),
  }
  return { props, item, questions }
}

/** The family by name, then everyone the plan names. */
function involved(carers: { name: string; relationship: string }[], items: readonly ItemRow[]) {
  const family = carers.map(({ name, relationship }) => `${name}, ${relationship}`)
  const names = new Set(carers.map(({ name }) => name.toLowerCase()))
  const others = items
    .filter(({ state }) => state !== 'stopped')
    .map(({ who }) => who.trim())
    .filter((who) => !names.has(who.toLowerCase()))
  return [...family, ...new Set(others)]
}
