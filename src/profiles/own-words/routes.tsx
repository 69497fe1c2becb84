import { getArea } from '#areas/areas.ts'
import { findChild, looked, myOwnChild, whoHolds } from '#children/children.ts'
import { answer, blank, type Body } from '#platform/forms.ts'
import { frame, type Frame } from '#platform/frame.ts'
import { allow, found, idIn, missing, routes, type Ctx } from '#platform/http.ts'
import { yearsOld } from '#platform/time.ts'
import { bandOf, labelFor, LineKey } from '../instrument.ts'
import { keeper, lateIn } from '../late/late.ts'
import { finishView, myView, readView, releaseView, say, takeUpView, type Said } from '../profiles.ts'
import { seenBy } from '../rules.ts'
import { answerRelease, blankRelease } from '../view/release-forms.ts'
import {
  aboutMeQuestions,
  aboutMeSaid,
  aboutMeTyped,
  childsRelease,
  joysQuestions,
  openQuestions,
  openTyped,
  stepWords,
} from './forms.ts'
import {
  AboutMePage,
  BeginMyWordsPage,
  BeginWordsPage,
  FinishWordsPage,
  LovesPage,
  OpenWordsPage,
  ThanksPage,
} from './pages.tsx'
import { hasSpoken, howAsked, stepsOf, type WordsStep } from './rules.ts'

const family = allow('family')
type Step = WordsStep | LineKey

async function theChild(c: Ctx) {
  const child = found(await findChild(c.var.tx, idIn(c, 'child')))
  const band = bandOf(yearsOld(child.bornOn, c.var.today))
  const own = (await myOwnChild(c.var.tx)) === child.id
  return { child, own, band, asked: howAsked(band), at: `/children/${child.id}/own-words` }
}

/** The child's words that I wrote down, and what stands in them. */
async function theirWords(c: Ctx) {
  const about = await theChild(c)
  const childId = about.child.id
  const view = found(await myView(c.var.tx, { childId, childs: true }))
  const said = await readView(c.var.tx, { childId, viewId: view.id })
  const holders = (await whoHolds(c.var.tx, childId)).filter(({ id }) => id !== c.var.visit.personId)
  const words = childsRelease(about.asked, { name: about.child.knownAs, beside: view.beside })
  return { ...about, view, said, holders, words }
}
type Words = Awaited<ReturnType<typeof theirWords>>

/** In the child's hands: no way into what the grown-ups wrote. */
const handed = (c: Ctx, { at }: { at: string }): Frame => {
  const { area, banner, links } = frame(c)
  return { area, banner, links: { ...links, home: at } }
}

export const ownWordsRoutes = routes()
  .get('/children/:child/own-words', family, async (c) => {
    const { child, own, asked, band } = await theChild(c)
    const begun = (await myView(c.var.tx, { childId: child.id, childs: true })) !== undefined
    const older = band === 'SE' || band === 'P16'
    if (own) return c.html(<BeginMyWordsPage frame={frame(c)} child={child} begun={begun} />)
    return c.html(
      <BeginWordsPage
        frame={frame(c)}
        child={child}
        asked={asked}
        begun={begun}
        older={older}
        keeper={keeper(c)}
      />,
    )
  })
  .post('/children/:child/own-words', family, async (c) => {
    const { child, band, at } = await theChild(c)
    await takeUpView(c.var.tx, c.var.visit, { child, voice: 'child', today: c.var.today })
    return c.redirect(`${at}/${stepsOf(band)[0]}`, 303)
  })
  .get('/children/:child/own-words/finish', family, async (c) => {
    const words = await theirWords(c)
    await looked(c.var.tx, 'looked at the child’s own words', [words.child.id])
    return c.html(finishPage(c, words, blankRelease(words.words, words.holders, words.view)))
  })
  .post('/children/:child/own-words/finish', family, async (c) => {
    const words = await theirWords(c)
    const sent = answerRelease(words.words, words.holders, c.var.body)
    if (!sent.ok) return c.html(finishPage(c, words, sent.form), 422)
    const about = { childId: words.child.id, viewId: words.view.id }
    await finishView(c.var.tx, c.var.visit, about)
    await releaseView(c.var.tx, c.var.visit, { ...about, ...sent.release })
    return c.redirect(`${words.at}/thanks`, 303)
  })
  .get('/children/:child/own-words/thanks', family, async (c) => {
    const { child, own, asked, at } = await theChild(c)
    if (own) return c.redirect('/mine', 303)
    return c.html(<ThanksPage frame={handed(c, { at })} child={child} asked={asked} />)
  })
  .get('/children/:child/own-words/:step', family, async (c) => {
    const words = await theirWords(c)
    const step = stepIn(c, words)
    await looked(c.var.tx, 'looked at the child’s own words', [words.child.id])
    // For a phone that may lose its signal: the pages to come, held in its memory and nowhere else.
    if (c.req.header('accept') === 'application/json') {
      const steps = stepsOf(words.band)
      const page = (each: Step) => String(stepPage(c, words, each, blankStep(words, each)))
      const coming = steps.slice(steps.indexOf(step) + 1)
      return c.json(coming.map((each) => ({ at: `${words.at}/${each}`, page: page(each) })))
    }
    return c.html(stepPage(c, words, step, blankStep(words, step)))
  })
  .post('/children/:child/own-words/:step', family, async (c) => {
    const late = lateIn(c)
    const words = await theirWords(c)
    const step = stepIn(c, words)
    const onwards = () => {
      const steps = stepsOf(words.band)
      const later = c.var.body.go === 'stop' ? undefined : steps[steps.indexOf(step) + 1]
      return c.redirect(`${words.at}/${later ?? 'finish'}`, 303)
    }
    const about = { childId: words.child.id, viewId: words.view.id, late }
    if (c.var.body.go === 'skip') {
      const line = LineKey.safeParse(step)
      if (line.success)
        await say(c.var.tx, { ...about, said: [{ line: line.data, kind: 'skipped', value: 'yes' }] })
      return onwards()
    }
    const sent = answerStep(words, step, c.var.body)
    if (!sent.ok) return c.html(stepPage(c, words, step, sent.form), 422)
    await say(c.var.tx, { ...about, said: sent.said })
    return onwards()
  })

function stepIn(c: Ctx, { band }: Words): Step {
  const asked = c.req.param('step')
  return stepsOf(band).find((step) => step === asked) ?? missing()
}
const isLine = (step: Step): step is LineKey => LineKey.safeParse(step).success

function questionsOf({ child, asked, band }: Words, step: Step) {
  if (isLine(step)) return aboutMeQuestions(step, band)
  const { title, hint } = stepWords[asked](child.knownAs)[step]
  return step === 'joys' ? joysQuestions(title, hint) : openQuestions(title, hint)
}

const blankStep = (words: Words, step: Step) =>
  blank(
    questionsOf(words, step),
    isLine(step) ? aboutMeTyped(words.said.lines[step]) : openTyped(words.said, step),
  )

function answerStep(words: Words, step: Step, body: Body) {
  const sent = answer(questionsOf(words, step), body)
  if (!sent.ok) return sent
  if (isLine(step)) return { ok: true as const, said: aboutMeSaid(step, sent.answers) }
  const { kind } = stepWords[words.asked](words.child.knownAs)[step]
  const { words: told, loves } = sent.answers
  const said: Said[] = [{ line: '', kind, value: String(told) }]
  if (Array.isArray(loves)) said.push({ line: '', kind: 'joy', key: 'loves', value: loves.join(',') })
  return { ok: true as const, said }
}

function stepPage(c: Ctx, words: Words, step: Step, form: ReturnType<typeof blankStep>) {
  const { child, band, asked, at } = words
  const steps = stepsOf(band)
  const i = steps.indexOf(step)
  const page = {
    frame: handed(c, words),
    child,
    form,
    keeper: keeper(c),
    back: i === 0 ? at : `${at}/${steps[i - 1]}`,
    progress: `${i + 1} of ${steps.length}. You can stop any time, it is saved.`,
  }
  if (isLine(step)) {
    const label = labelFor(step, getArea(c.var.visit.areaSlug).lineLabels)
    return <AboutMePage {...page} line={step} label={label} band={band} />
  }
  const { title } = stepWords[asked](child.knownAs)[step]
  return step === 'joys' ? <LovesPage {...page} title={title} /> : <OpenWordsPage {...page} title={title} />
}

const finishPage = (c: Ctx, words: Words, form: Parameters<typeof FinishWordsPage>[0]['form']) => {
  const { child, asked, view, said, holders } = words
  const names = seenBy(view, holders).map(({ name, about }) => (about ? `${name}, ${about}` : name))
  return (
    <FinishWordsPage
      frame={handed(c, words)}
      child={child}
      form={form}
      asked={asked}
      beside={view.beside}
      names={names}
      spoken={hasSpoken(said)}
    />
  )
}
