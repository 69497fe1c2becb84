import {
  decideWhere,
  entriesOf,
  entryToPutRight,
  findChild,
  kindInWords,
  kindNamed,
  looked,
  putAside,
  putRightAbout,
  readersOf,
  readNotice,
  undoAside,
  wholeAside,
} from '#children/children.ts'
import { answer, blank, type FormState } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, missing, routes, type Ctx, soughtIn } from '#platform/http.ts'
import { candidatesFor } from './candidates.ts'
import { factsOf, goesWithIt, inShort } from './entry-words.ts'
import { whereQuestions } from './forms.ts'
import { EntryPage, NotNowPage, PutRightPage, SurePage, UndoPage } from './pages.tsx'
import { notRightRoutes } from './not-right-routes.tsx'
import { severalRoutes } from './several-routes.tsx'
import { stewardRoutes } from './steward-routes.tsx'

const anyone = allow('family', 'staff')
const mostListed = 50

const theirChild = async (c: Ctx) => found(await findChild(c.var.tx, idIn(c, 'child')))

/** An entry of one's own about this child, and where it may go. */
async function entryIn(c: Ctx) {
  const child = await theirChild(c)
  const kind = found(kindNamed(c.req.param('what')))
  const entry = { childId: child.id, table: kind.table, id: idIn(c, 'entry') }
  const it = found(await entryToPutRight(c.var.tx, entry))
  const candidates = it.moves ? await candidatesFor(c, child) : []
  await looked(c.var.tx, 'looked at an entry to put it right', [child.id])
  return {
    child,
    entry,
    candidates,
    questions: whereQuestions(candidates),
    wrongEntry: {
      facts: await factsOf(c, kind.table, it.said),
      beneath: goesWithIt(it.beneath),
      kind: kind.name,
    },
    search:
      it.moves && c.var.visit.role === 'staff' ? { q: soughtIn(c), found: candidates.length > 0 } : undefined,
  }
}

function entryPage(
  c: Ctx,
  it: Awaited<ReturnType<typeof entryIn>>,
  form: FormState,
  status: 200 | 422 = 200,
) {
  const { child, wrongEntry, search } = it
  return c.html(
    <EntryPage frame={frame(c)} child={child} wrong={wrongEntry} form={form} search={search} />,
    status,
  )
}

async function ownAside(c: Ctx) {
  const child = await theirChild(c)
  const aside = found(await wholeAside(c.var.tx, idIn(c, 'aside')))
  if (aside.childId !== child.id && aside.toChildId !== child.id) missing()
  return { child, aside }
}

export const putRightRoutes = routes()
  .route('/', stewardRoutes)
  .route('/', notRightRoutes)
  .route('/', severalRoutes)
  .get('/children/:child/put-right', anyone, async (c) => {
    const child = await theirChild(c)
    const listed = async (whose: 'mine' | 'others', page: string) =>
      (await entriesOf(c.var.tx, { childId: child.id, whose, most: mostListed })).map(
        ({ slug, id, at, said }) => ({
          href: `/children/${child.id}/${page}/${slug}/${id}`,
          text: inShort(found(kindNamed(slug)), said),
          at,
        }),
      )
    await looked(c.var.tx, 'looked at what was put right', [child.id])
    return c.html(
      <PutRightPage
        frame={frame(c)}
        child={child}
        rows={await putRightAbout(c.var.tx, child.id)}
        mine={await listed('mine', 'put-right')}
        others={await listed('others', 'not-right')}
        zone={c.var.zone}
      />,
    )
  })
  .get('/children/:child/put-right/:what/:entry', anyone, async (c) => {
    const it = await entryIn(c)
    return entryPage(c, it, blank(it.questions))
  })
  .post('/children/:child/put-right/:what/:entry', anyone, async (c) => {
    const it = await entryIn(c)
    const { child, entry, candidates, questions, wrongEntry } = it
    const sent = answer(questions, c.var.body)
    if (!sent.ok) return entryPage(c, it, sent.form, 422)
    if (c.var.body.sure === 'no') return entryPage(c, it, blank(questions, c.var.body))
    const { where: chosen, words } = sent.answers
    const where = found(
      decideWhere(
        chosen,
        candidates.map(({ id }) => id),
      ),
    )
    // The first press shows what moves and who is told; the second does it.
    if (c.var.body.sure !== 'yes')
      return c.html(
        <SurePage
          frame={frame(c)}
          child={child}
          wrong={wrongEntry}
          sent={c.var.body}
          to={candidates.find(({ id }) => id === where.toChildId)?.title}
          readers={await readersOf(c.var.tx, entry)}
          zone={c.var.zone}
        />,
      )
    const asideId = await putAside(c.var.tx, { entry, where, words })
    if (!asideId) return c.html(<NotNowPage frame={frame(c)} child={child} undoing={false} />, 409)
    return c.redirect(`/children/${child.id}/put-right`, 303)
  })
  .get('/children/:child/undo/:aside', anyone, async (c) => {
    const { child, aside } = await ownAside(c)
    return c.html(
      <UndoPage
        frame={frame(c)}
        child={{ id: child.id, knownAs: aside.knownAs }}
        facts={await factsOf(c, aside.kind, aside.said)}
        kind={kindInWords(aside.kind)}
        moved={aside.toChildId !== null}
      />,
    )
  })
  .post('/children/:child/undo/:aside', anyone, async (c) => {
    const { child, aside } = await ownAside(c)
    if (!(await undoAside(c.var.tx, aside.id)))
      return c.html(<NotNowPage frame={frame(c)} child={child} undoing />, 409)
    return c.redirect(`/children/${child.id}/put-right`, 303)
  })
  .post('/put-right/:notice/read', anyone, async (c) => {
    const { kind } = c.var.body
    const notice = { asideId: idIn(c, 'notice'), kind: typeof kind === 'string' ? kind : '' }
    if (!(await readNotice(c.var.tx, notice))) missing()
    return c.redirect('/home', 303)
  })
