import { looked } from '#children/children.ts'
import { calendarFile, calendarIdFor } from '#platform/calendar.ts'
import { answer, blank, wrong } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, routes, type Ctx } from '#platform/http.ts'
import { dayOf } from '#platform/time.ts'
import {
  findVoice,
  latestVersion,
  review,
  reviewsOf,
  versionsOf,
  type VersionRow,
} from '#profiles/profiles.ts'
import { z } from 'zod'
import { areaOf, childWithPlan, type PlanChild } from '../child.ts'
import { shownGoals } from '../goals/goal-summary.tsx'
import { dayTyped } from '../plan/forms.ts'
import { findPlan, goalsOf, itemHistory, itemsOf, rateGoal, ratingsOf, reviewDue } from '../plans.ts'
import { goalRatingQuestions, ratingsGiven, reviewQuestions } from './forms.ts'
import { ChangesPage, NotYetPage, ReviewedPage, ReviewPage } from './pages.tsx'
import { compareFrom, goalThenAndNow, itemChanges, latestOfEach } from './rules.ts'

const anyone = allow('family', 'staff')

export const reviewRoutes = routes()
  .get('/children/:child/review', anyone, async (c) => {
    const child = await childWithPlan(c)
    const version = await latestVersion(c.var.tx, { childId: child.id })
    await looked(c.var.tx, 'looked at the review', [child.id])
    if (!version) return c.html(<NotYetPage frame={frame(c)} child={child} />)
    const { props, fields } = await theReview(c, child, version)
    const typed = dayTyped('nextOn', c.var.today.add({ weeks: areaOf(c).reviewWeeks }))
    return c.html(<ReviewPage {...props} form={blank(fields, typed)} />)
  })
  // Its name and what it says tell nothing of anyone: a calendar is shown to others.
  .get('/children/:child/review/calendar', anyone, async (c) => {
    const child = await childWithPlan(c)
    const version = found(await latestVersion(c.var.tx, { childId: child.id }))
    const reviews = await reviewsOf(c.var.tx, { childId: child.id, versionId: version.id })
    const on = found(reviewDue(version, reviews))
    const { secret, publicUrl } = c.var.world
    const uid = calendarIdFor(secret, `review:${child.id}`)
    const file = calendarFile({ uid, on, now: c.var.visit.now, href: `${publicUrl}/home` })
    return c.body(file, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="appointment.ics"',
    })
  })
  .post('/children/:child/review', anyone, async (c) => {
    const child = await childWithPlan(c)
    const version = found(await latestVersion(c.var.tx, { childId: child.id }))
    const { props, fields, questions, rating } = await theReview(c, child, version)
    const [sent, rated] = [answer(questions, c.var.body), answer(rating, c.var.body)]
    if (!sent.ok || !rated.ok) {
      const errors = { ...(!sent.ok && sent.form.errors), ...(!rated.ok && rated.form.errors) }
      return c.html(<ReviewPage {...props} form={wrong(fields, c.var.body, errors)} />, 422)
    }
    const voice = c.var.visit.role === 'family' ? 'parent' : await findVoice(c.var.tx)
    await review(c.var.tx, {
      childId: child.id,
      versionId: version.id,
      byName: c.var.visit.name,
      bySide: voice === 'parent' ? 'family' : voice === 'setting' ? 'setting' : 'other',
      ...sent.answers,
    })
    for (const given of ratingsGiven(rated.answers))
      await rateGoal(c.var.tx, c.var.visit, { childId: child.id, ...given })
    return c.redirect(`/children/${child.id}/review/saved`, 303)
  })
  .get('/children/:child/review/saved', anyone, async (c) => {
    const child = await childWithPlan(c)
    const version = found(await latestVersion(c.var.tx, { childId: child.id }))
    const { props, reviews } = await theReview(c, child, version)
    const mine = found(reviews.find(({ writtenBy }) => writtenBy === c.var.visit.personId))
    await looked(c.var.tx, 'looked at the review', [child.id])
    return c.html(<ReviewedPage {...props} mine={mine.answer} nextOn={mine.nextOn} />)
  })
  .get('/children/:child/changes', anyone, async (c) => {
    const child = await childWithPlan(c)
    const about = { childId: child.id }
    const zone = c.var.zone
    const versions = await versionsOf(c.var.tx, about)
    const reviews = []
    // Twenty versions go back five years at a review each term.
    for (const { id } of versions.slice(0, 20))
      reviews.push(...(await reviewsOf(c.var.tx, { ...about, versionId: id })))
    const since = compareFrom(
      [...reviews.map(({ at }) => dayOf(at, zone)), ...versions.map(({ agreedOn }) => agreedOn)],
      (await findPlan(c.var.tx, about))?.begunOn,
      c.var.today,
    )
    const items = await itemsOf(c.var.tx, about)
    const history = await itemHistory(c.var.tx, about)
    const goals = shownGoals(await goalsOf(c.var.tx, about), await ratingsOf(c.var.tx, about), zone)
    const [now, before] = versions
    await looked(c.var.tx, 'looked at what has changed', [child.id])
    return c.html(
      <ChangesPage
        frame={frame(c)}
        child={child}
        since={since}
        settingName={child.settingName}
        changes={itemChanges(
          items.map((item) => ({ ...item, on: dayOf(item.at, zone) })),
          history.map(({ itemId, said, at }) => ({ itemId, said: Then.parse(said), on: dayOf(at, zone) })),
          since,
        )}
        goals={goals.flatMap(({ id, words, ratings }) => {
          const both = goalThenAndNow(ratings, since)
          return both ? [{ id, words, ...both }] : []
        })}
        latest={latestOfEach(reviews).map((said) => ({ ...said, on: dayOf(said.at, zone) }))}
        profiles={
          now && before
            ? {
                href: `/children/${child.id}/profiles/${now.id}?beside=${before.id}`,
                was: before.agreedOn,
                now: now.agreedOn,
              }
            : undefined
        }
      />,
    )
  })

const Then = z.object({
  need: z.string(),
  try: z.string(),
  state: z.enum(['trying', 'helped', 'did not help', 'stopped']),
  place: z.enum(['home', 'setting', 'community']),
})

async function theReview(c: Ctx, child: PlanChild, version: VersionRow) {
  const about = { childId: child.id }
  const reviews = await reviewsOf(c.var.tx, { ...about, versionId: version.id })
  const goals = (await goalsOf(c.var.tx, about)).filter(({ endedAt }) => endedAt === null)
  const latest = latestOfEach(reviews).map((said) => ({ ...said, on: dayOf(said.at, c.var.zone) }))
  const questions = reviewQuestions(c.var.today, child.knownAs)
  const rating = goalRatingQuestions(goals)
  const props = {
    frame: frame(c),
    child,
    goals,
    latest,
    dueOn: reviewDue(version, reviews) ?? version.reviewOn,
    agreedOn: version.agreedOn,
  }
  return { props, reviews, questions, rating, fields: { ...questions, ...rating } }
}
