import { record } from '#platform/database.ts'
import { answer, blank, choice, optional } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, routes, type Ctx } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { mine } from './mine-routes.tsx'
import { MyNamesPage } from './names-pages.tsx'
import { myNames, saveName } from './names-queries.ts'

const family = allow('family')

export const nameQuestions = {
  safeWith: choice({
    label: 'Where is this name safe?',
    missing: 'Choose where it is safe',
    choices: [
      { value: 'everywhere', text: 'Everywhere', hint: 'Everyone who sees my record uses it.' },
      { value: 'home', text: 'At home', hint: 'My carers use it. School and others do not see it.' },
      { value: 'school', text: 'At school', hint: 'School uses it. My carers do not see it.' },
      {
        value: 'only here',
        text: 'Only here',
        hint: 'The people who help me here use it. Not school, and not my carers.',
      },
    ],
  }),
  name: optional('text', {
    label: 'The name I am known by there',
    hint: 'Leave it empty to take a name away.',
    longest: 100,
  }),
}

async function page(c: Ctx, form: ReturnType<typeof blank>, status: 200 | 422 = 200) {
  const child = await mine(c)
  return c.html(
    <MyNamesPage frame={frame(c)} form={form} names={await myNames(c.var.tx, child.id)} />,
    status,
  )
}

export const namesRoutes = routes()
  .get('/mine/names', family, (c) => page(c, blank(nameQuestions)))
  .post('/mine/names', family, async (c) => {
    const child = await mine(c)
    const sent = answer(nameQuestions, c.var.body)
    if (!sent.ok) return page(c, sent.form, 422)
    await saveName(c.var.tx, { id: newId(), childId: child.id, ...sent.answers })
    await record(c.var.tx, { what: 'said which name is safe where', reading: false, children: [child.id] })
    return c.redirect('/mine/names', 303)
  })
