import { answer, blank, text, wrong } from '#platform/forms.ts'
import { frame, visitorFrame } from '#platform/frame.ts'
import { allow, idIn, missing, open, routes, type Ctx } from '#platform/http.ts'
import { arrive } from '../arrive.ts'
import { AddPasskeyPage, FreshFirstPage, PasskeyRefusedPage } from './pages.tsx'
import { addFrom, askToAdd, hasPasskeys, signInByPasskey } from './passkeys.ts'
import { removePasskey } from './queries.ts'
import { isFresh } from './rules.ts'

const family = allow('family')
const questions = {
  name: text({
    label: 'What do you call this device?',
    hint: 'For example, my phone. It helps you know it again.',
    missing: 'Enter a name for this device',
    longest: 60,
  }),
}
const asked = (c: Ctx) => askToAdd(c.var.world, { personId: c.var.visit.personId, name: c.var.visit.name })

export const passkeysRoutes = routes()
  .get('/me/passkeys/new', family, async (c) => {
    if (!hasPasskeys(c.var.world.publicUrl)) missing()
    if (!isFresh(c.var.visit)) return c.html(<FreshFirstPage frame={frame(c)} />)
    return c.html(<AddPasskeyPage frame={frame(c)} form={blank(questions)} asked={await asked(c)} />)
  })
  .post('/me/passkeys/new', family, async (c) => {
    if (!hasPasskeys(c.var.world.publicUrl)) missing()
    if (!isFresh(c.var.visit)) return c.html(<FreshFirstPage frame={frame(c)} />, 403)
    const sent = answer(questions, c.var.body)
    if (!sent.ok)
      return c.html(<AddPasskeyPage frame={frame(c)} form={sent.form} asked={await asked(c)} />, 422)
    const { name } = sent.answers
    if (!(await addFrom(c.var.tx, c.var.world, { answer: c.var.body['answer'], name }))) {
      const form = wrong(questions, c.var.body, { name: 'The passkey was not made. Press the button again' })
      return c.html(<AddPasskeyPage frame={frame(c)} form={form} asked={await asked(c)} />, 422)
    }
    return c.redirect('/me', 303)
  })
  .post('/me/passkeys/:passkey/remove', family, async (c) => {
    if (!(await removePasskey(c.var.tx, idIn(c, 'passkey')))) missing()
    return c.redirect('/me', 303)
  })
  .post('/sign-in/passkey', open(), async (c) => {
    const session = await signInByPasskey(c.var.world, c.var.body['answer'])
    if (!session) return c.html(<PasskeyRefusedPage frame={visitorFrame(c)} />, 409)
    await arrive(c, session)
    return c.redirect('/home', 303)
  })
