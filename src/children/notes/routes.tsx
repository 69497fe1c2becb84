/** A carer's own notes: theirs alone until they show one, and theirs again when they say so. */
import { record } from '#platform/database.ts'
import { answer, blank, paragraph, type FormState } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, routes, type Ctx } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { findChild } from '../queries.ts'
import { NotesPage } from './pages.tsx'
import { myNotes, notesShown, saveNote, saveShown } from './queries.ts'

const family = allow('family')
const questions = {
  words: paragraph({
    label: 'A note',
    hint: 'If you may show it later, leave out where anybody lives.',
    missing: 'Write something to keep',
    longest: 2000,
  }),
}
const theChild = async (c: Ctx) => found(await findChild(c.var.tx, idIn(c, 'child')))

const page = async (c: Ctx, child: Awaited<ReturnType<typeof theChild>>, form?: FormState) =>
  c.html(
    <NotesPage
      frame={frame(c)}
      child={child}
      notes={await myNotes(c.var.tx, child.id)}
      others={await notesShown(c.var.tx, child.id)}
      form={form ?? blank(questions)}
      zone={c.var.zone}
    />,
    form ? 422 : 200,
  )
/** Names no child in the account: another carer would read there that somebody keeps notes. */
const noted = (c: Ctx, what: string, reading: boolean) => record(c.var.tx, { what, reading, children: [] })

export const notesRoutes = routes()
  .get('/children/:child/notes', family, async (c) => {
    const child = await theChild(c)
    await noted(c, 'looked at their own notes', true)
    return page(c, child)
  })
  .post('/children/:child/notes', family, async (c) => {
    const child = await theChild(c)
    const sent = answer(questions, c.var.body)
    if (!sent.ok) return page(c, child, sent.form)
    await saveNote(c.var.tx, { id: newId(), childId: child.id, words: sent.answers.words })
    await noted(c, 'kept a note of their own', false)
    return c.redirect(`/children/${child.id}/notes`, 303)
  })
  .post('/children/:child/notes/:note', family, async (c) => {
    const child = await theChild(c)
    const id = idIn(c, 'note')
    found((await myNotes(c.var.tx, child.id)).find((note) => note.id === id))
    await saveShown(c.var.tx, { id, childId: child.id, shown: c.var.body['shown'] === 'yes' })
    await noted(c, 'said who reads a note of their own', false)
    return c.redirect(`/children/${child.id}/notes`, 303)
  })
