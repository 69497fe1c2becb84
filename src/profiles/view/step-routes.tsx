/** The pages of one's own view that ask: what they love and what worries, then one line a page. */
import { getArea } from '#areas/areas.ts'
import { looked } from '#children/children.ts'
import { answer, blank, type Fields, type FormState } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, missing, routes, type Ctx } from '#platform/http.ts'
import { labelFor, LineKey, lines } from '../instrument.ts'
import { keeper, lateIn } from '../late/late.ts'
import { twoAnswers } from '../late/queries.ts'
import { say, type Said } from '../profiles.ts'
import { places } from '../rules.ts'
import {
  isOpening,
  lineQuestions,
  opening,
  openingQuestion,
  openingWords,
  saidOf,
  typedOf,
  type OpeningStep,
} from './forms.ts'
import { after, before, mine, steps, type Mine } from './mine.ts'
import { LinePage, OpeningPage } from './step-pages.tsx'

const anyone = allow('family', 'staff')
type Step = OpeningStep | LineKey
const inOrder: readonly Step[] = [...steps, ...lines.map(({ key }) => key)]

export const stepRoutes = routes()
  .get('/children/:child/view/:step', anyone, async (c) => {
    const my = await mine(c)
    const step = stepIn(c)
    await looked(c.var.tx, 'looked at their own view', [my.child.id])
    // For a phone that may lose its signal: the pages to come, held in its memory and nowhere else.
    if (c.req.header('accept') === 'application/json') {
      const coming = inOrder.slice(inOrder.indexOf(step) + 1)
      return c.json(coming.map((each) => ({ at: `${my.at}/${each}`, page: String(stepPage(c, my, each)) })))
    }
    return c.html(stepPage(c, my, step))
  })
  .post('/children/:child/view/:step', anyone, async (c) => {
    // Before it is asked whose child it is: what another said waits on the phone for them, and is not called missing.
    const late = lateIn(c)
    const my = await mine(c)
    const step = stepIn(c)
    const keep = (said: readonly Said[]) =>
      say(c.var.tx, { childId: my.child.id, viewId: my.view.id, said, late })
    if (!isOpening(step) && c.var.body.go === 'skip') {
      await keep([{ line: step, kind: 'skipped', value: 'yes' }])
      return c.redirect(after(my.at, my.said, step), 303)
    }
    const sent = answer(questionsOf(my, step), c.var.body)
    if (!sent.ok) return c.html(stepPage(c, my, step, sent.form), 422)
    await keep(
      isOpening(step)
        ? [{ line: '', kind: opening[step].kind, value: String(sent.answers['words']) }]
        : saidOf(step, sent.answers),
    )
    const urgentNow = places.some(
      (place) =>
        sent.answers[`n-${place}`] === 'urgent' &&
        !isOpening(step) &&
        my.said.lines[step]?.needs[place] !== 'urgent',
    )
    if (urgentNow && c.var.visit.role === 'family') return c.redirect(`${my.at}/urgent?after=${step}`, 303)
    if (late && (await twoAnswers(c.var.tx, { childId: my.child.id, viewId: my.view.id })).length > 0)
      return c.redirect(`${my.at}/two-answers`, 303)
    return c.redirect(c.var.body.go === 'stop' ? `${my.at}/finish` : following(my, step), 303)
  })

const stepIn = (c: Ctx): Step => inOrder.find((step) => step === c.req.param('step')) ?? missing()

const questionsOf = ({ child, view }: Mine, step: Step): Fields =>
  isOpening(step) ? openingQuestion(step, child.knownAs) : lineQuestions(step, view.band, view.voice)

const following = ({ at, said }: Mine, step: Step) =>
  isOpening(step) ? `${at}/${inOrder[inOrder.indexOf(step) + 1]}` : after(at, said, step)

/** A page that asks: with what was said before, or with what was typed and is to be put right. */
function stepPage(c: Ctx, my: Mine, step: Step, sent?: FormState) {
  const { child, view, said, at } = my
  const i = inOrder.indexOf(step)
  const all = {
    frame: frame(c),
    child,
    keeper: keeper(c),
    progress: `${i + 1} of about ${inOrder.length}. You can stop any time, it is saved.`,
  }
  const form = (typed: FormState['typed']) => sent ?? blank(questionsOf(my, step), typed)
  if (isOpening(step))
    return (
      <OpeningPage
        {...all}
        step={step}
        form={form({ words: openingWords(said, step) })}
        back={i === 0 ? at : `${at}/${steps[i - 1]}`}
      />
    )
  return (
    <LinePage
      {...all}
      line={step}
      form={form(typedOf(said.lines[step]))}
      label={labelFor(step, getArea(c.var.visit.areaSlug).lineLabels)}
      band={view.band}
      voice={view.voice}
      back={before(at, step)}
      noSetting={child.settingId === null && !child.placeKept}
    />
  )
}
