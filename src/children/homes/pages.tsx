import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf } from '#platform/time.ts'
import { together, type Home } from './rules.ts'

type Named = { id: string; knownAs: string }
type Looks = { frame: Frame; child: Named }

export const HomesPage = ({
  frame,
  child,
  homes,
  mayAdd,
  mayKeep,
  zone,
  districtName,
}: Looks & {
  homes: Home[]
  mayAdd: boolean
  /** A colleague who may say of any home that it is to be kept private. */
  mayKeep: boolean
  zone: string
  districtName: (key: string) => string
}) => (
  <Page {...frame} title="Where your child lives" back={{ href: `/children/${child.id}` }}>
    {homes.length === 0 ? (
      <p>No home is written down yet. It is not needed for any help.</p>
    ) : (
      homes.map((home) => (
        <section>
          <h2>{home.name}</h2>
          <SummaryList
            rows={[
              { key: 'Who lives there', value: together(home.carers) || 'No carer who is here now' },
              ...(home.days ? [{ key: 'Which days', value: home.days }] : []),
              { key: 'Where', value: districtName(home.district) },
              ...(home.postcodes.length > 0 ? [{ key: 'Postcode', value: home.postcodes.join(', ') }] : []),
              {
                key: 'Who can see this',
                value: home.keptSince
                  ? `Kept private since ${dayInWords(dayOf(home.keptSince, zone))}. Only who lives there and those who were told.`
                  : 'Everyone who can see the record',
              },
            ]}
          />
          {(home.mine || mayKeep) && (
            <p>
              <a href={`/children/${child.id}/homes/${home.id}/private`}>
                {home.keptSince ? 'Who knows, and how it ends' : 'Keep this home private'}
                <span class="nhsuk-u-visually-hidden">, {home.name}</span>
              </a>
            </p>
          )}
        </section>
      ))
    )}
    {mayAdd && <Button text="Add a home" variant="secondary" href={`/children/${child.id}/homes/new`} />}
    <InsetText>
      Is there somebody who must not find out where {child.knownAs} lives? Keep the home private. It works at
      once. Is it danger now? <a href={frame.links?.helpNow ?? '/help-now'}>Help now</a>.
    </InsetText>
  </Page>
)

export const NewHomePage = ({ frame, child, form, others }: Looks & { form: FormState; others: boolean }) => (
  <Page {...frame} title="Add a home" form={form} back={{ href: `/children/${child.id}/homes` }}>
    <p>Many children have two homes. Each has its own name, its own days and its own people.</p>
    <WhoWillSee who="everyone who can see the record. If somebody must not know, you keep it private on the next page." />
    <Form>
      <Question form={form} name="name" />
      <Question form={form} name="days" />
      <Question form={form} name="district" />
      {others && <Question form={form} name="with" />}
      <Button text="Save" preventDoubleClick />
    </Form>
  </Page>
)

export const PrivatePage = ({
  frame,
  child,
  home,
  form,
  people,
}: Looks & { home: Home; form: FormState; people: boolean }) => (
  <Page
    {...frame}
    title="Keep this home private"
    caption={home.name}
    form={form}
    back={{ href: `/children/${child.id}/homes` }}
  >
    <p>From the moment you press the button, nobody else can see:</p>
    <ul>
      <li>this home, where it is and its postcode</li>
      <li>the nursery, school or college, and the district</li>
      <li>for other carers: the names of the people who help {child.knownAs}</li>
    </ul>
    <p>
      Other carers read “Somebody who helps your child” instead of a name. They can still give their own view,
      and they can ask the steward, who looks after privacy here.
    </p>
    <InsetText>
      We cannot change what people wrote in their own words. Look through the plan and the views: does a
      sentence name a place or a school? Telephone numbers can show a place as well.
    </InsetText>
    <Form>
      <Question form={form} name="because" />
      {people && <Question form={form} name="tell" />}
      <WhoWillSee who="those who live there, those you tick, and the steward, who sees that a home is private but not where it is." />
      <Button text="Keep it private now" preventDoubleClick />
    </Form>
    <WhatNext
      steps={[
        'It is private at once.',
        'It ends only when somebody who lives there says so, or the steward.',
        'Nothing about your help changes.',
      ]}
    />
  </Page>
)

export const KeptPage = ({
  frame,
  child,
  home,
  reason,
  told,
  form,
  people,
}: Looks & { home: Home; reason: string; told: { name: string }[]; form: FormState; people: boolean }) => (
  <Page
    {...frame}
    title="This home is kept private"
    caption={home.name}
    form={form}
    back={{ href: `/children/${child.id}/homes` }}
  >
    <p>{reason}.</p>
    <h2>Who knows where it is</h2>
    <ul>
      {home.carers.map((name) => (
        <li>{name}, who lives there</li>
      ))}
      {told.map(({ name }) => (
        <li>{name}, who was told</li>
      ))}
    </ul>
    {people && (
      <Form action={`/children/${child.id}/homes/${home.id}/tell`}>
        <Question form={form} name="tell" />
        <Button text="Let them know where it is" variant="secondary" preventDoubleClick />
      </Form>
    )}
    {home.mine && (
      <>
        <h2>When it is safe again</h2>
        <p>
          Everyone who can see the record then sees this home, the school and the names of the people who
          help, as before. Is somebody telling you to press this?{' '}
          <a href={`/children/${child.id}/write`}>Write to us</a> first.
        </p>
        <Form action={`/children/${child.id}/homes/${home.id}/open`}>
          <Button text="It need not be private any more" variant="secondary" preventDoubleClick />
        </Form>
      </>
    )}
  </Page>
)
