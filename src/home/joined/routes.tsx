import {
  decideJoin,
  joinsHere,
  looked,
  notJoinedInWords,
  recordsCalled,
  saveJoin,
  saveJoinUndone,
  stewardOnly,
  type RecordFacts,
} from '#children/children.ts'
import { record } from '#platform/database.ts'
import { answer, blank, wrong, type Answers, type FormState } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, routes, type Ctx } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { joinQuestions, lookQuestions, undoQuestions } from './forms.ts'
import { LookPage, SideBySidePage, SurePage } from './look-pages.tsx'
import { JoinPage, JoinsPage } from './pages.tsx'

const staff = allow('staff')

const lookPage = (c: Ctx, { form, found: many }: { form: FormState; found?: number }, status: 200 | 422) =>
  c.html(<LookPage frame={frame(c)} form={form} {...(many === undefined ? {} : { found: many })} />, status)

/** Of exactly what was typed; and of the other name or day, where one was. */
async function recordsFor(c: Ctx, asked: Answers<ReturnType<typeof lookQuestions>>): Promise<RecordFacts[]> {
  const { firstName, familyName, bornOn, otherFirstName, otherFamilyName, otherBornOn } = asked
  const first = await recordsCalled(c.var.tx, { firstName, familyName, bornOn })
  if (!otherFirstName && !otherFamilyName && !otherBornOn) return first
  const other = await recordsCalled(c.var.tx, {
    firstName: otherFirstName || firstName,
    familyName: otherFamilyName || familyName,
    bornOn: otherBornOn ?? bornOn,
  })
  return [...first, ...other.filter(({ childId }) => !first.some((each) => each.childId === childId))].slice(
    0,
    8,
  )
}

/** The records that were looked for; or the page that asks, where there are not two. */
async function pairIn(c: Ctx): Promise<{ records: RecordFacts[] } | { page: Response }> {
  const questions = lookQuestions(c.var.today)
  const sent = answer(questions, c.var.body)
  if (!sent.ok) return { page: await lookPage(c, { form: sent.form }, 422) }
  const records = await recordsFor(c, sent.answers)
  if (records.length >= 2) return { records }
  return { page: await lookPage(c, { form: blank(questions, c.var.body), found: records.length }, 200) }
}

const sideBySide = (c: Ctx, records: RecordFacts[], form: FormState, status: 200 | 422) =>
  c.html(
    <SideBySidePage
      frame={frame(c)}
      records={records}
      form={form}
      sent={c.var.body}
      looked={Object.keys(lookQuestions(c.var.today))}
      zone={c.var.zone}
    />,
    status,
  )

async function joinIn(c: Ctx) {
  await stewardOnly(c)
  const joinId = idIn(c, 'join')
  return found((await joinsHere(c.var.tx)).find(({ id }) => id === joinId))
}

async function joinPage(c: Ctx, form: FormState, status: 200 | 422) {
  const join = await joinIn(c)
  await looked(c.var.tx, 'looked at a record that was joined', [join.childId, join.toChildId])
  return c.html(<JoinPage frame={frame(c)} join={join} form={form} zone={c.var.zone} />, status)
}

export const joinedRoutes = routes()
  .get('/joined', staff, async (c) => {
    await stewardOnly(c)
    const rows = await joinsHere(c.var.tx)
    const children = [...new Set(rows.slice(0, 100).flatMap((each) => [each.childId, each.toChildId]))]
    await record(c.var.tx, { what: 'looked at joined records', reading: true, children })
    return c.html(<JoinsPage frame={frame(c)} rows={rows} zone={c.var.zone} />)
  })
  .get('/joined/look', staff, async (c) => {
    await stewardOnly(c)
    return lookPage(c, { form: blank(lookQuestions(c.var.today)) }, 200)
  })
  .post('/joined/look', staff, async (c) => {
    await stewardOnly(c)
    const pair = await pairIn(c)
    if ('page' in pair) return pair.page
    const { records } = pair
    return sideBySide(c, records, blank(joinQuestions(records, c.var.zone)), 200)
  })
  // The first press shows what will happen; the second does it.
  .post('/joined/new', staff, async (c) => {
    await stewardOnly(c)
    const pair = await pairIn(c)
    if ('page' in pair) return pair.page
    const { records } = pair
    const questions = joinQuestions(records, c.var.zone)
    const sent = answer(questions, c.var.body)
    if (!sent.ok) return sideBySide(c, records, sent.form, 422)
    const { goesOn: on, earlier: before, why, words, confirmedBy } = sent.answers
    const of = (id: string) => found(records.find(({ childId }) => childId === id))
    const [goesOn, earlier] = [of(on), of(before)]
    const not = decideJoin({ earlier, goesOn })
    if (not)
      return sideBySide(c, records, wrong(questions, c.var.body, { earlier: notJoinedInWords[not] }), 422)
    if (c.var.body.sure === 'no') return sideBySide(c, records, blank(questions, c.var.body), 200)
    if (c.var.body.sure !== 'yes')
      return c.html(
        <SurePage frame={frame(c)} earlier={earlier} goesOn={goesOn} sent={c.var.body} zone={c.var.zone} />,
      )
    const id = newId()
    await saveJoin(c.var.tx, {
      id,
      earlierId: earlier.childId,
      goesOnId: goesOn.childId,
      why,
      words,
      confirmedBy,
      spoken: 'spoken' in sent.answers,
    })
    return c.redirect(`/joined/${id}`, 303)
  })
  .get('/joined/:join', staff, (c) => joinPage(c, blank(undoQuestions), 200))
  .post('/joined/:join/undo', staff, async (c) => {
    const { id } = await joinIn(c)
    const sent = answer(undoQuestions, c.var.body)
    if (!sent.ok) return joinPage(c, sent.form, 422)
    await saveJoinUndone(c.var.tx, { id, ...sent.answers })
    return c.redirect(`/joined/${id}`, 303)
  })
