/** Where two devices said different things without a signal: both are shown, and their giver says which is right. */
import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import { getArea } from '#areas/areas.ts'
import { looked } from '#children/children.ts'
import { answer, blank, optionalChoice, type Fields, type FormState } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, routes, type Ctx } from '#platform/http.ts'
import { idFrom } from '#platform/ids.ts'
import { labelFor, LineKey } from '../instrument.ts'
import { twoAnswers, type TwoAnswers } from '../late/queries.ts'
import { sayAgain, type Said } from '../profiles.ts'
import { lineQuestions, opening } from './forms.ts'
import { mine, type Mine } from './mine.ts'

const anyone = allow('family', 'staff')

export const twoAnswersRoutes = routes()
  .get('/children/:child/view/two-answers', anyone, async (c) => {
    const my = await mineApart(c)
    await looked(c.var.tx, 'looked at their own view', [my.child.id])
    return c.html(twoAnswersPage(c, my, blank(my.questions)))
  })
  .post('/children/:child/view/two-answers', anyone, async (c) => {
    const my = await mineApart(c)
    const sent = answer(my.questions, c.var.body)
    if (!sent.ok) return c.html(twoAnswersPage(c, my, sent.form), 422)
    const chosen = my.apart.flatMap(({ line, kind, key, late, other }, i): Said[] => {
      const mark = sent.answers[`place-${i}`]
      const value = [late, other].find((each) => markOf(each) === mark)
      return value === undefined ? [] : [{ line, kind, key, value }]
    })
    await sayAgain(c.var.tx, { childId: my.child.id, viewId: my.view.id, said: chosen })
    return c.redirect(`${my.at}/finish`, 303)
  })

async function mineApart(c: Ctx) {
  const my = await mine(c)
  const apart = await twoAnswers(c.var.tx, { childId: my.child.id, viewId: my.view.id })
  return { ...my, apart, questions: questionsOf(c, my, apart) }
}

// The words themselves, told by a mark of their own: what has been answered meanwhile fits no choice and is asked again.
const markOf = (words: string) => idFrom('words', words)

function questionsOf(c: Ctx, { child, view }: Mine, apart: readonly TwoAnswers[]): Fields {
  const labels = getArea(c.var.visit.areaSlug).lineLabels
  const fields: Fields = {}
  for (const [i, { line, kind, key, late, other }] of apart.entries()) {
    const known = LineKey.safeParse(line)
    const asked = known.success
      ? askedAt(lineQuestions(known.data, view.band, view.voice), kind, key)
      : undefined
    const first = Object.values(opening).find((each) => each.kind === kind)
    const words = (value: string) =>
      (asked?.kind === 'choice' ? asked.choices.find((each) => each.value === value)?.text : undefined) ??
      (kind === 'check' ? (value === 'yes' ? 'Ticked' : 'Not ticked') : value || 'Nothing')
    fields[`place-${i}`] = optionalChoice({
      label: known.success
        ? `${labelFor(known.data, labels)}: ${asked?.label ?? 'what you said'}`
        : (first?.title(child.knownAs) ?? 'What you said'),
      choices: [other, late].map((value) => ({ value: markOf(value), text: words(value) })),
    })
  }
  return fields
}

const letters: Record<string, string> = { statement: 's-', mark: 'm-', need: 'n-' }
const askedAt = (questions: Fields, kind: string, key: string) =>
  questions[kind in letters ? `${letters[kind]}${key}` : kind === 'check' ? 'checks' : kind]

function twoAnswersPage(
  c: Ctx,
  { child, at, apart }: Awaited<ReturnType<typeof mineApart>>,
  form: FormState,
) {
  return (
    <Page
      {...frame(c)}
      title="Which is right?"
      form={form}
      back={{ href: `${at}/finish`, text: 'Back to what you said' }}
    >
      {apart.length === 0 ? (
        <>
          <p>There is nothing to choose here. Your phones and computers agree about {child.knownAs}.</p>
          <Button text="Carry on" href={`${at}/finish`} />
        </>
      ) : (
        <>
          <p>
            Two phones or computers said different things about {child.knownAs}. One of them had no signal.
            Nothing is lost: both are kept. Choose what is right, or leave it. The newest words stand until
            you choose.
          </p>
          <Form>
            {apart.map((_, i) => (
              <Question form={form} name={`place-${i}`} size="s" />
            ))}
            <WhoWillSee who="only you, until you choose to show it" />
            <Button text="Save what I chose" preventDoubleClick />
          </Form>
        </>
      )}
    </Page>
  )
}
