/** Giving a share: to whom, of what and what for, and a preview of exactly what they will see. */
import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { Input } from '#design/input.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { purposeInWords } from './consent/rules.ts'
import { shareable, type ShareScope } from './rules.ts'

type Looks = { frame: Frame; child: { id: string; knownAs: string } }

export const ChoosePersonPage = ({
  frame,
  child,
  q,
  people,
  kept,
}: Looks & {
  q: string
  /** The list of colleagues is kept from whoever asks. */
  kept: boolean
  people:
    | {
        staff: {
          id: string
          name: string
          job: string
          organisation: string | null
          setting: string | null
        }[]
        teams: { id: string; name: string; about: string }[]
      }
    | undefined
}) => (
  <Page {...frame} title="Who would you like to share with?" back={{ href: `/children/${child.id}/sharing` }}>
    <form method="get">
      <Input name="q" label="Their name, their school or their team" value={q} />
      <p>
        <Button text="Look" />
      </p>
    </form>
    {kept && (
      <p>
        The names of colleagues are not shown to you here. You can share with your area’s team, and{' '}
        <a href={`/children/${child.id}/talk`}>ask a person</a> about anybody else.
      </p>
    )}
    {people && !kept && people.staff.length + people.teams.length === 0 && (
      <p>
        Nobody here is called “{q}”. Try part of the name, or the name of the school. Not everyone who helps
        your child uses Ninefold yet.
      </p>
    )}
    {people && people.teams.length > 0 && (
      <>
        <h2>Teams</h2>
        <ul class="nf-plain">
          {people.teams.map(({ id, name, about }) => (
            <li>
              <a href={`/children/${child.id}/share/team/${id}`}>{name}</a>
              <br />
              {about}
            </li>
          ))}
        </ul>
      </>
    )}
    {people && people.staff.length > 0 && (
      <>
        <h2>People</h2>
        <ul class="nf-plain">
          {people.staff.map(({ id, name, job, organisation, setting }) => (
            <li>
              <a href={`/children/${child.id}/share/staff/${id}`}>{name}</a>
              <br />
              {[job, setting ?? organisation].filter(Boolean).join(', ')}
            </li>
          ))}
        </ul>
        {people.staff.length === 30 && (
          <p>These are the first thirty. Type more of the name to see others.</p>
        )}
      </>
    )}
  </Page>
)

export const SharePage = ({
  frame,
  child,
  holder,
  form,
  preview,
}: Looks & {
  holder: { name: string; about: string }
  form: FormState
  preview?: { scopes: readonly ShareScope[]; until: string; purpose: string; purposeWords: string }
}) => (
  <Page
    {...frame}
    title={preview ? `This is what ${holder.name} will see` : `Share with ${holder.name}`}
    tab={preview ? 'What they will see' : 'Share this record'}
    form={form}
    back={{ href: `/children/${child.id}/share` }}
  >
    <p>{holder.about}</p>
    {preview ? (
      <Form>
        <ul>
          {shareable
            .filter(({ scope }) => preview.scopes.includes(scope))
            .map(({ name, shows }) => (
              <li>
                <strong>{name}.</strong> {shows}
              </li>
            ))}
        </ul>
        <p>
          They will <strong>not</strong> see{' '}
          {shareable
            .filter(({ scope }) => !preview.scopes.includes(scope))
            .map(({ name }) => name.toLowerCase())
            .concat('views you keep to yourself', 'what other people keep private')
            .join(', ')}
          .
        </p>
        <p>It is for this: {purposeInWords(preview.purpose, preview.purposeWords)}.</p>
        <p>
          {preview.until === 'until I say'
            ? 'They can see it until you say stop.'
            : `They can see it for ${preview.until}.`}
        </p>
        {preview.scopes.map((scope) => (
          <input type="hidden" name="scopes" value={scope} />
        ))}
        <input type="hidden" name="purpose" value={preview.purpose} />
        <input type="hidden" name="purposeWords" value={preview.purposeWords} />
        <input type="hidden" name="until" value={preview.until} />
        <input type="hidden" name="sure" value="yes" />
        <Button text="Yes, share this" preventDoubleClick />
        <p>
          <a href={`/children/${child.id}/sharing`}>No, go back</a>
        </p>
      </Form>
    ) : (
      <Form>
        <Question form={form} name="scopes" />
        <Question form={form} name="purpose" />
        <Question form={form} name="purposeWords" />
        <Question form={form} name="until" />
        <p>Next you see exactly what they will see. Nothing is shared yet.</p>
        <Button text="Show me first" />
      </Form>
    )}
  </Page>
)

/** A share that stands against what the family said: nothing is shared, and the page says what they can do. */
export const NotSharedPage = ({ frame, child, refused }: Looks & { refused: boolean }) => (
  <Page {...frame} title="Nothing was shared" back={{ href: `/children/${child.id}/sharing` }}>
    {refused ? (
      <p>
        Your family said no to sharing with them, or with everybody who works where they do. If that has
        changed, <a href={`/children/${child.id}/agreements`}>allow it again</a> first.
      </p>
    ) : (
      <p>
        The record is kept to a few people. <a href={`/children/${child.id}/few`}>Open it again</a> first, and
        then choose anew who may see it.
      </p>
    )}
  </Page>
)
