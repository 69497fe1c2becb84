import { asPublic, record } from '#platform/database.ts'
import { answer, blank, choice, optional, text } from '#platform/forms.ts'
import { frame, visitorFrame } from '#platform/frame.ts'
import { allow, idIn, open, routes, type Ctx } from '#platform/http.ts'
import { cardTokenFor, hashOf, newId } from '#platform/ids.ts'
import { CardGonePage, CardPage, MyCardPage } from './card-pages.tsx'
import { endCard, myCard, saveCard, showCard } from './card-queries.ts'
import { mine } from './mine-routes.tsx'

const family = allow('family')

const questions = {
  name: text({ label: 'My name on the card', missing: 'Enter the name you want on it', longest: 60 }),
  lineOne: text({
    label: 'First line',
    hint: 'For example: I need quiet when I am upset.',
    missing: 'Write one line at least',
    longest: 120,
  }),
  lineTwo: optional('text', { label: 'Second line', longest: 120 }),
  lineThree: optional('text', { label: 'Third line', longest: 120 }),
  lasts: choice({
    label: 'How long should it work?',
    missing: 'Choose how long it should work',
    choices: [
      { value: '1', text: 'One day' },
      { value: '30', text: 'One month' },
      { value: '364', text: 'One year' },
    ],
  }),
}

async function page(c: Ctx, form: ReturnType<typeof blank>, status: 200 | 422 = 200) {
  const child = await mine(c)
  const card = await myCard(c.var.tx, child.id)
  const shown = card && { ...card, address: `/card/${card.id}/${cardTokenFor(c.var.world.secret, card.id)}` }
  return c.html(<MyCardPage frame={frame(c)} form={form} card={shown} zone={c.var.zone} />, status)
}

export const cardRoutes = routes()
  .get('/mine/card', family, (c) => page(c, blank(questions)))
  .post('/mine/card', family, async (c) => {
    const child = await mine(c)
    const sent = answer(questions, c.var.body)
    if (!sent.ok) return page(c, sent.form, 422)
    const { lasts, ...lines } = sent.answers
    const id = newId()
    await saveCard(c.var.tx, {
      ...lines,
      id,
      childId: child.id,
      hash: hashOf(cardTokenFor(c.var.world.secret, id)),
      until: c.var.visit.now.add({ hours: 24 * Number(lasts) }),
    })
    await record(c.var.tx, { what: 'made a card', reading: false, children: [child.id], subject: id })
    return c.redirect('/mine/card', 303)
  })
  .post('/mine/card/end', family, async (c) => {
    const child = await mine(c)
    await endCard(c.var.tx, child.id)
    await record(c.var.tx, { what: 'took their card away', reading: false, children: [child.id] })
    return c.redirect('/mine/card', 303)
  })
  .get('/card/:card/:token', open(), async (c) => {
    const cardId = idIn(c, 'card')
    const hash = hashOf(c.req.param('token'))
    const card = await asPublic(c.var.world.db, (tx) => showCard(tx, { cardId, hash }))
    c.header('x-robots-tag', 'noindex, nofollow, noarchive')
    if (!card) return c.html(<CardGonePage frame={visitorFrame(c)} />, 404)
    return c.html(<CardPage frame={visitorFrame(c)} card={card} />)
  })
