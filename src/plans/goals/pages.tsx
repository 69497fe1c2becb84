import { Button } from '#design/button.tsx'
import { Card } from '#design/card.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { ShortAnswers } from '#design/short-answers.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { whoSeesPlan } from '../plan/pages.tsx'
import { mostGoals } from '../rules.ts'
import { GoalPicture, GoalSummary, RatingsTable, type ShownGoal } from './goal-summary.tsx'
import { ratingsInWords } from './rules.ts'

type Props = { frame: Frame; child: { id: string; knownAs: string } }

export const GoalsPage = ({ frame, child, goals }: Props & { goals: ShownGoal[] }) => {
  const here = `/children/${child.id}`
  const open = goals.filter((goal) => goal.open)
  const finished = goals.filter((goal) => !goal.open)
  return (
    <Page
      {...frame}
      title={`What you hope for`}
      caption={child.knownAs}
      back={{ href: `${here}/plan`, text: `Back to ${child.knownAs}’s plan` }}
    >
      {open.length === 0 && (
        <p>
          No goals yet. A goal is something you and {child.knownAs} hope for. You set it, and you say how it
          goes.
        </p>
      )}
      {open.map((goal) => (
        <GoalSummary at={here} goal={goal} level={2} />
      ))}
      {open.length < mostGoals ? (
        <Button text={open.length === 0 ? 'Set a goal' : 'Set another goal'} href={`${here}/goals/new`} />
      ) : (
        <p class="nhsuk-hint">Three goals at a time. Finish one, and you can set another.</p>
      )}
      {finished.length > 0 && (
        <>
          <h2>Finished</h2>
          {finished.map((goal) => (
            <GoalSummary at={here} goal={goal} level={3} />
          ))}
        </>
      )}
    </Page>
  )
}

export const NewGoalPage = ({
  frame,
  child,
  form,
  warnings,
  refusal,
}: Props & {
  form: FormState
  warnings?: readonly { id: string; why: string; kinder: (name: string) => string }[]
  refusal?: string
}) => (
  <Page
    {...frame}
    title="Set a goal"
    caption={child.knownAs}
    form={form}
    back={{ href: `/children/${child.id}/goals`, text: 'Back to goals' }}
  >
    {refusal && <InsetText>{refusal}</InsetText>}
    {warnings && warnings.length > 0 ? (
      <Form>
        <Card variant="warning" level={2} heading="Before you save it">
          <p>
            Some children learn to hide who they are to meet a goal like this, and it wears them out. It is
            your goal, and you choose.
          </p>
          <ul>
            {warnings.map(({ why }) => (
              <li>{why}</li>
            ))}
          </ul>
        </Card>
        <h2>Perhaps one of these?</h2>
        {warnings.map(({ id, kinder }) => (
          <p>
            <Button
              text={kinder(child.knownAs)}
              name="instead"
              value={id}
              variant="secondary"
              preventDoubleClick
            />
          </p>
        ))}
        <h2>Or keep your words</h2>
        <input type="hidden" name="sure" value="yes" />
        <GoalFields form={form} />
        <Button text="Keep our words" name="go" value="keep" preventDoubleClick />
      </Form>
    ) : (
      <Form>
        <WhoWillSee who={whoSeesPlan} />
        <GoalFields form={form} />
        <Button text="Save the goal" preventDoubleClick />
      </Form>
    )}
  </Page>
)

const GoalFields = ({ form }: { form: FormState }) => (
  <>
    <Question form={form} name="words" />
    <Rating form={form} />
  </>
)

/** Eleven numbers to press, with what the two ends mean. */
export const Rating = ({
  form,
  name = 'rating',
  legend,
}: {
  form: FormState
  name?: string
  legend?: string
}) => {
  const field = form.fields[name]
  const typed = form.typed[name]
  return field?.kind === 'choice' ? (
    <ShortAnswers
      name={name}
      legend={legend ?? field.label}
      hint={field.hint}
      value={typeof typed === 'string' ? typed : undefined}
      error={form.errors[name]}
      options={field.choices.map(({ value, text }) => ({ value, text }))}
    />
  ) : null
}

export const GoalPage = ({ frame, child, goal, form }: Props & { goal: ShownGoal; form: FormState }) => {
  const at = `/children/${child.id}/goals`
  return (
    <Page
      {...frame}
      title={goal.words}
      tab="A goal"
      caption={`What you hope for: ${child.knownAs}`}
      form={form}
      back={{ href: at, text: 'Back to goals' }}
    >
      <p class="nf-lede">{ratingsInWords(goal.ratings)}</p>
      {goal.ratings.length > 1 ? <GoalPicture goal={goal} /> : <RatingsTable goal={goal} />}
      {goal.open ? (
        <>
          <h2>And today?</h2>
          <Form action={`${at}/${goal.id}/rate`}>
            <Rating form={form} />
            <p class="nhsuk-hint">A low number is as useful as a high one.</p>
            <Button text="Save today’s number" preventDoubleClick />
          </Form>
          <h2>Finished with this goal?</h2>
          <p>You got there, or it no longer matters. What you wrote is kept.</p>
          <Form action={`${at}/${goal.id}/finish`}>
            <Button text="Finish this goal" variant="secondary" preventDoubleClick />
          </Form>
        </>
      ) : (
        <p>This goal is finished. What you wrote is kept here.</p>
      )}
    </Page>
  )
}
