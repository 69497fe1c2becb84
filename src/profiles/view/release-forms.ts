/** Who may see a view: nobody yet, people and teams by name, or everyone who holds the profile. */
import { answer, blank, choice, choices, wrong, type Body, type FormState } from '#platform/forms.ts'
import type { Holder } from '../rules.ts'

/** The same three answers in the words of whoever gives the view. */
export type ReleaseWords = {
  label: string
  nobody: string
  nobodyHint: string
  chosen: string
  everyone: string
  everyoneHint: string
}

export const releaseWords: Record<'family' | 'staff', ReleaseWords> = {
  family: {
    label: 'Who may see your view?',
    nobody: 'Only me, for now',
    nobodyHint: 'You get the same help. You can show it later.',
    chosen: 'Only people I choose',
    everyone: 'Everyone who can see the profile',
    everyoneHint:
      'The people you have shared it with, and your child’s other carers. Also those who join later.',
  },
  staff: {
    label: 'Who may see your view?',
    nobody: 'Only me, for now',
    nobodyHint: 'You can show it at the meeting or sooner.',
    chosen: 'Only people I choose',
    everyone: 'Everyone who can see the profile',
    everyoneHint: 'The family, and everyone they share the profile with, now and later.',
  },
}

/** Without anybody to choose from, choosing is not offered. */
export const releaseQuestions = (words: ReleaseWords, holders: readonly Holder[]) => ({
  released: choice({
    label: words.label,
    missing: 'Choose who may see it',
    choices: [
      { value: 'nobody', text: words.nobody, hint: words.nobodyHint },
      ...(holders.length > 0 ? [{ value: 'chosen', text: words.chosen } as const] : []),
      { value: 'everyone', text: words.everyone, hint: words.everyoneHint },
    ],
  }),
  to: choices({
    label: 'Who exactly?',
    missing: 'Choose from the list',
    choices: holders.map(({ id, name, about }) => ({ value: id, text: about ? `${name}, ${about}` : name })),
  }),
})

type Release = { released: 'nobody' | 'chosen' | 'everyone'; releasedTo: string[] }

export const blankRelease = (words: ReleaseWords, holders: readonly Holder[], now: Release) =>
  blank(releaseQuestions(words, holders), { released: now.released, to: now.releasedTo })

/** Choosing nobody by name is not an answer: "only me" is. */
export function answerRelease(
  words: ReleaseWords,
  holders: readonly Holder[],
  body: Body,
): { ok: true; release: Release } | { ok: false; form: FormState } {
  const questions = releaseQuestions(words, holders)
  // What is ticked under an answer that was not chosen is not said.
  const sent = answer(questions, body.released === 'chosen' ? body : { ...body, to: [] })
  if (!sent.ok) return { ok: false, form: { ...sent.form, typed: body } }
  const { released, to } = sent.answers
  if (released === 'chosen' && to.length === 0)
    return { ok: false, form: wrong(questions, body, { to: 'Tick at least one person or team' }) }
  return { ok: true, release: { released, releasedTo: to } }
}
