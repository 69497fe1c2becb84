import { stewardOnly } from '#children/children.ts'
import { record } from '#platform/database.ts'
import { answer, blank, wrong, type FormState } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, routes, type Ctx } from '#platform/http.ts'
import { nameIn } from '../names.ts'
import { facts } from '../pages.tsx'
import { parts } from '../parts.ts'
import { namesOf } from '../queries.ts'
import { markQuestions, restQuestions } from './forms.ts'
import { heldBack, peopleIn, saveDone, saveMark, wholeQueue, type Held } from './queries.ts'
import { wrongWith } from './rules.ts'
import { HeldPage, QueuePage, RequestPage } from './steward-pages.tsx'
import { idsIn, partOfTable } from './whole.ts'

const staff = allow('staff')

/** A request that is open in the area, for its steward. */
async function requestIn(c: Ctx) {
  await stewardOnly(c)
  const requestId = idIn(c, 'request')
  return found((await wholeQueue(c.var.tx)).find(({ id }) => id === requestId))
}

/** What is held back, each with what it is called and what it says. */
async function heldIn(c: Ctx, requestId: string, heldId: string | null = null) {
  const held = await heldBack(c.var.tx, requestId, heldId)
  const known = await namesOf(c.var.tx, idsIn(held.map(({ said }) => said)))
  const people = [...known, ...(await peopleIn(c.var.tx, requestId))]
  const say = {
    zone: c.var.zone,
    nameOf: nameIn(c),
    names: Object.fromEntries(people.map(({ id, name }) => [id, name])),
  }
  return held.map((each) => {
    const part = partOfTable(each.table)
    return { ...each, title: titleOf(each), facts: part ? facts(parts[part].says, each.said, say) : [] }
  })
}

const titleOf = ({ table }: Held) => {
  const part = partOfTable(table)
  return part ? parts[part].title : table
}

/** Those of one kind that are not decided yet. */
const restOf = (held: readonly Held[]) =>
  restQuestions(
    [
      ...Map.groupBy(
        held.filter(({ mark }) => mark === null),
        ({ table }) => table,
      ).values(),
    ].flatMap(([first, ...more]) =>
      first ? [{ value: first.table, text: `${titleOf(first)} (${more.length + 1})` }] : [],
    ),
  )

async function requestPage(
  c: Ctx,
  { form, undecided, status }: { form?: FormState; undecided?: boolean; status: 200 | 409 | 422 },
) {
  const request = await requestIn(c)
  const held = await heldIn(c, request.id)
  return c.html(
    <RequestPage
      frame={frame(c)}
      request={request}
      held={held}
      form={form ?? blank(restOf(held))}
      undecided={undecided === true}
      zone={c.var.zone}
      today={c.var.today}
    />,
    status,
  )
}

export const wholeStewardRoutes = routes()
  .get('/asked-records', staff, async (c) => {
    await stewardOnly(c)
    // Names no child to whoever looks, and so is about none in the account.
    await record(c.var.tx, { what: 'looked at who asked for the whole record', reading: true, children: [] })
    return c.html(
      <QueuePage frame={frame(c)} rows={await wholeQueue(c.var.tx)} zone={c.var.zone} today={c.var.today} />,
    )
  })
  .get('/asked-records/:request', staff, (c) => requestPage(c, { status: 200 }))
  .post('/asked-records/:request', staff, async (c) => {
    const request = await requestIn(c)
    const held = await heldBack(c.var.tx, request.id)
    const sent = answer(restOf(held), c.var.body)
    if (!sent.ok) return requestPage(c, { form: sent.form, status: 422 })
    const { kind, why } = sent.answers
    const heldIds = held.filter(({ table, mark }) => table === kind && mark === null).map(({ id }) => id)
    await saveMark(c.var.tx, { requestId: request.id, heldIds, mark: 'keep back', words: '', reason: why })
    return c.redirect(`/asked-records/${request.id}`, 303)
  })
  .post('/asked-records/:request/done', staff, async (c) => {
    const request = await requestIn(c)
    if (request.decided < request.held) return requestPage(c, { undecided: true, status: 409 })
    await saveDone(c.var.tx, request.id)
    return c.redirect('/asked-records', 303)
  })
  .get('/asked-records/:request/rows/:held', staff, async (c) => {
    const request = await requestIn(c)
    const held = found((await heldIn(c, request.id, idIn(c, 'held')))[0])
    return c.html(
      <HeldPage
        frame={frame(c)}
        request={request}
        held={held}
        form={blank(markQuestions)}
        anothers={false}
      />,
    )
  })
  .post('/asked-records/:request/rows/:held', staff, async (c) => {
    const request = await requestIn(c)
    const held = found((await heldIn(c, request.id, idIn(c, 'held')))[0])
    const page = { frame: frame(c), request, held, anothers: false }
    const sent = answer(markQuestions, c.var.body)
    if (!sent.ok) return c.html(<HeldPage {...page} form={sent.form} />, 422)
    const { mark, words, reason } = sent.answers
    const errors = wrongWith(sent.answers)
    const form = wrong(markQuestions, c.var.body, errors)
    if (Object.keys(errors).length > 0) return c.html(<HeldPage {...page} form={form} />, 422)
    if (mark !== 'keep back' && held.aside === 'wrong child')
      return c.html(<HeldPage {...page} form={form} anothers />, 409)
    await saveMark(c.var.tx, {
      requestId: request.id,
      heldIds: [held.id],
      mark,
      // Only what goes with the decision is kept: the rest was typed before it was made.
      words: mark === 'give other words' ? words : '',
      reason: mark === 'keep back' && reason !== '' ? reason : null,
    })
    return c.redirect(`/asked-records/${request.id}`, 303)
  })
