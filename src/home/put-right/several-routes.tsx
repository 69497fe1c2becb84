/** Several of what one wrote about a child, put right together: moved or taken off in one, each as if by itself. */
import {
  decideWhere,
  entriesOf,
  entryToPutRight,
  findChild,
  kindNamed,
  looked,
  putAside,
  readersOf,
  type Reader,
} from '#children/children.ts'
import { answer, blank, wrong, type FormState } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, routes, type Ctx, soughtIn } from '#platform/http.ts'
import { dayInWords, dayOf } from '#platform/time.ts'
import { candidatesFor } from './candidates.ts'
import { goesWithIt, inShort } from './entry-words.ts'
import { severalQuestions } from './forms.ts'
import { NotNowPage } from './pages.tsx'
import { SeveralPage, SeveralSurePage } from './several-pages.tsx'

const anyone = allow('family', 'staff')
const mostAtOnce = 50

/** The newest of what whoever asks wrote about this child, and where it may go. */
async function mineIn(c: Ctx) {
  const child = found(await findChild(c.var.tx, idIn(c, 'child')))
  const mine = await entriesOf(c.var.tx, { childId: child.id, whose: 'mine', most: mostAtOnce })
  const listed = mine.map(({ slug, id, at, said }) => ({
    value: `${slug}/${id}`,
    text: inShort(found(kindNamed(slug)), said),
    hint: dayInWords(dayOf(at, c.var.zone)),
  }))
  const candidates = await candidatesFor(c, child)
  await looked(c.var.tx, 'looked at entries to put them right', [child.id])
  return { child, listed, candidates, questions: severalQuestions(listed, candidates) }
}

const severalPage = (
  c: Ctx,
  { child, candidates }: Awaited<ReturnType<typeof mineIn>>,
  form: FormState,
  status: 200 | 422 = 200,
) =>
  c.html(
    <SeveralPage
      frame={frame(c)}
      child={child}
      form={form}
      search={c.var.visit.role === 'staff' ? { q: soughtIn(c), found: candidates.length > 0 } : undefined}
    />,
    status,
  )

/** Each entry that was ticked, but those that go with another that was. */
async function chosenIn(c: Ctx, childId: string, values: readonly string[]) {
  const each = []
  for (const value of values) {
    const [slug, id = ''] = value.split('/')
    const entry = { childId, table: found(kindNamed(slug)).table, id }
    each.push({ value, entry, it: found(await entryToPutRight(c.var.tx, entry)) })
  }
  const below = new Set(each.flatMap(({ it }) => it.beneath.map(({ row }) => row['id'])))
  return each.filter(({ entry }) => !below.has(entry.id))
}

/** Whoever may have read any of them, once each, when they last did. */
function together(readers: readonly Reader[][]): Reader[] {
  const named = new Map<string, Reader>()
  for (const reader of readers.flat().filter(({ name }) => name !== null)) {
    const key = `${reader.name}, ${reader.about}`
    const before = named.get(key)
    if (!before || before.lastAt.epochMilliseconds < reader.lastAt.epochMilliseconds) named.set(key, reader)
  }
  const unnamed = readers
    .map((each) => each.filter(({ name }) => name === null))
    .toSorted((a, b) => b.length - a.length)
  return [...named.values(), ...(unnamed[0] ?? [])]
}

export const severalRoutes = routes()
  .get('/children/:child/put-right/several', anyone, async (c) => {
    const mine = await mineIn(c)
    return severalPage(c, mine, blank(mine.questions))
  })
  .post('/children/:child/put-right/several', anyone, async (c) => {
    const mine = await mineIn(c)
    const { child, listed, candidates, questions } = mine
    const sent = answer(questions, c.var.body)
    if (!sent.ok) return severalPage(c, mine, sent.form, 422)
    const { entries, where: chosen, words } = sent.answers
    const where = found(
      decideWhere(
        chosen,
        candidates.map(({ id }) => id),
      ),
    )
    const wrongOnes = await chosenIn(c, child.id, entries)
    if (where.toChildId && wrongOnes.some(({ it }) => !it.moves))
      return severalPage(
        c,
        mine,
        wrong(questions, c.var.body, {
          entries: 'A meeting or a rating by itself cannot move. Untick it, or take it off',
        }),
        422,
      )
    if (c.var.body.sure === 'no') return severalPage(c, mine, blank(questions, c.var.body))
    // The first press shows what moves and who is told; the second does it, all or nothing.
    if (c.var.body.sure !== 'yes') {
      const readers: Reader[][] = []
      for (const { entry } of wrongOnes) readers.push(await readersOf(c.var.tx, entry))
      return c.html(
        <SeveralSurePage
          frame={frame(c)}
          child={child}
          wrong={wrongOnes.map(({ value, it }) => ({
            title: listed.find((each) => each.value === value)?.text ?? '',
            beneath: goesWithIt(it.beneath),
          }))}
          sent={c.var.body}
          to={candidates.find(({ id }) => id === where.toChildId)?.title}
          readers={together(readers)}
          zone={c.var.zone}
        />,
      )
    }
    for (const { entry } of wrongOnes)
      if (!(await putAside(c.var.tx, { entry, where, words })))
        return c.html(<NotNowPage frame={frame(c)} child={child} undoing={false} />, 409)
    return c.redirect(`/children/${child.id}/put-right`, 303)
  })
