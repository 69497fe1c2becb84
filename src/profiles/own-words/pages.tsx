import { Button } from '#design/button.tsx'
import { CharacterCount } from '#design/character-count.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { KeepOnPhone } from '#design/keep-on-phone.tsx'
import { Page } from '#design/page.tsx'
import { PictureAnswers } from '#design/picture-answers.tsx'
import { PrivateUnless } from '#design/private-unless.tsx'
import { Question } from '#design/questions.tsx'
import { ReadAloud } from '#design/read-aloud.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import type { Band, LineKey } from '../instrument.ts'
import { ReleaseQuestion, SeenBy } from '../view/release-pages.tsx'
import { loves } from './forms.ts'
import { childsRows, childsStatements, childsStops, type Asked } from './rules.ts'

type Named = { id: string; knownAs: string }
type Props = { frame: Frame; child: Named }
/** Whose words this phone may keep while it has no signal. */
type Kept = { keeper: string | undefined }
const at = ({ id }: Named) => `/children/${id}/own-words`

/** For the carer, before the phone changes hands. */
export const BeginWordsPage = ({
  frame,
  child,
  asked,
  begun,
  older,
  keeper,
}: Props & Kept & { asked: Asked; begun: boolean; older: boolean }) => (
  <Page
    {...frame}
    title={`${child.knownAs}’s own words`}
    tab="Own words"
    back={{ href: `/children/${child.id}`, text: `Back to ${child.knownAs}` }}
  >
    <KeepOnPhone whose={keeper} />
    {asked === 'noticed' ? (
      <>
        <p>
          {child.knownAs} is under five. You write down what you notice: what they love, how they show “no”,
          and what makes it better. Let them point at the pictures if they like.
        </p>
        <p>Write what you saw and heard, not what you think of it. It stands as {child.knownAs}’s side.</p>
      </>
    ) : (
      <>
        <p>
          Now {child.knownAs} says how it is. First what they love, then what is easy and what is hard. There
          are pictures to press, and every page can be skipped.
        </p>
        <ul>
          <li>Sit beside them. Read it to them, or press “Read this to me”.</li>
          <li>Press what they choose. Write what they say, as they say it.</li>
          <li>You may see it differently. That is what your own view is for.</li>
          {older && (
            <li>Would they rather do it alone? Give them the phone, and let them have it to the end.</li>
          )}
        </ul>
      </>
    )}
    <WhoWillSee
      who={
        asked === 'noticed'
          ? 'only you, until you choose to show it'
          : `only you, who write it down, until ${child.knownAs} chooses to show it`
      }
    />
    <Form>
      <Button
        text={
          asked === 'noticed'
            ? 'Write what I notice'
            : begun
              ? 'Carry on together'
              : `${child.knownAs} is ready`
        }
        preventDoubleClick
      />
    </Form>
    {begun && (
      <p>
        <a href={`${at(child)}/finish`}>Choose who can see it</a>
      </p>
    )}
    <WhatNext
      steps={[
        'It takes about ten minutes. You can stop at any time. Each page is saved.',
        asked === 'noticed'
          ? 'At the end you choose who may see it.'
          : `At the end ${child.knownAs} chooses who may see it. “Nobody yet” is a good answer.`,
        'At a meeting it stands beside what the grown-ups said.',
      ]}
    />
  </Page>
)

/** For the young person themselves, in a sign-in of their own. */
export const BeginMyWordsPage = ({ frame, child, begun }: Props & { begun: boolean }) => (
  <Page {...frame} title="My own words" back={{ href: '/mine', text: 'My page' }}>
    <ReadAloud of="maincontent" />
    <p>
      Now you say how it is. First what you love, then what is easy and what is hard. There are pictures to
      press, and you can skip every page.
    </p>
    <PrivateUnless />
    <WhoWillSee who="only you, until you choose to show it" />
    <Form>
      <Button text={begun ? 'Carry on' : 'Start'} preventDoubleClick />
    </Form>
    {begun && (
      <p>
        <a href={`${at(child)}/finish`}>Choose who can see it, or take it back</a>
      </p>
    )}
    <WhatNext
      steps={[
        'It takes about ten minutes. You can stop at any time. Each page is saved.',
        'At the end you choose who may see it. “Nobody yet” is a good answer.',
        'At a meeting it stands beside what the grown-ups said, if you show it.',
      ]}
    />
  </Page>
)

const Going = () => (
  <>
    <p>
      <Button text="Next" name="go" value="next" preventDoubleClick />{' '}
      <Button text="Skip this" variant="secondary" name="go" value="skip" />
    </p>
    <p>
      <Button text="Stop here" variant="secondary" small name="go" value="stop" />
    </p>
  </>
)

type StepProps = Props & Kept & { form: FormState; back: string; progress: string }

export const LovesPage = ({ frame, form, back, progress, title, keeper }: StepProps & { title: string }) => {
  const typed = form.typed['loves']
  return (
    <Page {...frame} title={title} tab="Own words" form={form} back={{ href: back }} questionIsHeading>
      <KeepOnPhone whose={keeper} />
      <Form kept={keeper !== undefined}>
        <PictureAnswers
          name="loves"
          legend={title}
          legendIsHeading
          options={loves}
          values={typed === undefined ? [] : typeof typed === 'string' ? [typed] : typed}
          several
          hint={form.fields['loves']?.hint}
          error={form.errors['loves']}
        />
        <ReadAloud of="maincontent" />
        <Question form={form} name="words" />
        <Going />
      </Form>
      <p class="nhsuk-hint">{progress}</p>
    </Page>
  )
}

export const OpenWordsPage = ({
  frame,
  form,
  back,
  progress,
  title,
  keeper,
}: StepProps & { title: string }) => (
  <Page {...frame} title={title} tab="Own words" form={form} back={{ href: back }} questionIsHeading>
    <KeepOnPhone whose={keeper} />
    <Form kept={keeper !== undefined}>
      <Question form={form} name="words" isPage />
      <ReadAloud of="maincontent" />
      <Going />
    </Form>
    <p class="nhsuk-hint">{progress}</p>
  </Page>
)

export const AboutMePage = ({
  frame,
  form,
  back,
  progress,
  line,
  label,
  band,
  keeper,
}: StepProps & { line: LineKey; label: string; band: Band }) => {
  const typed = (name: string) => {
    const value = form.typed[name]
    return typeof value === 'string' && value !== '' ? [value] : []
  }
  const options = (name: string) => {
    const field = form.fields[name]
    return field?.kind === 'choice' ? field.choices.map(({ value, text }) => ({ value, text })) : []
  }
  const words = form.typed['words']
  const asked = form.fields['words']
  return (
    <Page {...frame} title={label} form={form} back={{ href: back }}>
      <KeepOnPhone whose={keeper} />
      <ReadAloud of="maincontent" />
      <Form kept={keeper !== undefined}>
        <h2>Is this like me?</h2>
        {childsStatements(line, band).map(({ id, childText }) => (
          <PictureAnswers
            name={`s-${id}`}
            legend={childText}
            options={options(`s-${id}`)}
            values={typed(`s-${id}`)}
            error={form.errors[`s-${id}`]}
          />
        ))}
        <h2>Where am I?</h2>
        {childsRows(line).map((row) => (
          <PictureAnswers
            name={`m-${row.part}`}
            legend={`${row.left}, or ${lower(row.right)}?`}
            options={options(`m-${row.part}`).map((option) => ({
              ...option,
              drawing: childsStops.find(({ value }) => String(value) === option.value)?.drawing,
            }))}
            values={typed(`m-${row.part}`)}
            error={form.errors[`m-${row.part}`]}
          />
        ))}
        <CharacterCount
          name="words"
          label={asked?.label ?? ''}
          labelSize="m"
          hint="In your own words. Somebody can write it down for you."
          error={form.errors['words']}
          value={typeof words === 'string' ? words : undefined}
          maxlength={500}
          threshold={75}
        />
        <Going />
      </Form>
      <p class="nhsuk-hint">{progress}</p>
    </Page>
  )
}
const lower = (words: string) =>
  words.startsWith('I ') ? words : words.charAt(0).toLowerCase() + words.slice(1)

/** The child's own choice, on the child's own page. Nothing is shown to anybody until it is pressed here. */
export const FinishWordsPage = ({
  frame,
  child,
  form,
  asked,
  beside,
  names,
  spoken,
}: Props & {
  form: FormState
  asked: Asked
  beside: string
  names: readonly string[]
  spoken: boolean
}) => (
  <Page
    {...frame}
    title={asked === 'asked' ? `${child.knownAs}, you choose` : 'You choose who sees it'}
    tab="You choose who sees it"
    form={form}
    back={{ href: at(child) }}
  >
    {asked === 'asked' ? (
      <p>
        {spoken
          ? 'Thank you for telling us. These are your words.'
          : 'You did not say anything today. That is all right.'}{' '}
        Nobody else sees them until you press who may. You can change it on any other day.
      </p>
    ) : (
      <p>
        What you noticed is kept. Nobody else sees it until you choose. You can change it on any other day.
      </p>
    )}
    <ReadAloud of="maincontent" />
    <SeenBy who={asked === 'asked' && beside !== '' ? `${beside}, who is beside you` : 'You'} names={names} />
    <Form>
      <ReleaseQuestion form={form} />
      <Button text="That is my choice" preventDoubleClick />
    </Form>
    {asked === 'asked' && <SomethingWrong />}
  </Page>
)

/** Told, never asked: a form on a shared phone is no place for it. */
const SomethingWrong = () => (
  <InsetText>
    <p>
      Is something wrong, or does somebody hurt you? This page cannot help with that, and nobody watches it.
      Tell a grown-up you trust. Or ring Childline on <a href="tel:08001111">0800 1111</a>. It is free, by day
      and by night.
    </p>
  </InsetText>
)

/** The phone goes back: nothing here tells what was said or chosen. */
export const ThanksPage = ({ frame, child, asked }: Props & { asked: Asked }) => (
  <Page
    {...frame}
    title={asked === 'asked' ? `Thank you, ${child.knownAs}` : 'That is saved'}
    tab="That is saved"
  >
    <p>
      {asked === 'asked'
        ? 'Your choice is saved. You can give the phone back now.'
        : 'You can add to it whenever you notice more.'}
    </p>
    <Button text={`To ${child.knownAs}’s page`} href={`/children/${child.id}`} />
  </Page>
)
