/** An agreed profile, whole: read, compared, signed and printed. */
import type { Frame } from '#platform/frame.ts'
import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { NineLinesTable } from '#design/nine-lines-table.tsx'
import { NineLinesBoth } from '#design/nine-lines.tsx'
import type { Line } from '#design/nine-lines-words.ts'
import { Page } from '#design/page.tsx'
import { dayInWords, type Day } from '#platform/time.ts'

type Props = { frame: Frame; child: { id: string; knownAs: string } }

export const ProfilePage = ({
  frame,
  child,
  picture,
  number,
  agreedOn,
  reviewOn,
  ledName,
  yesName,
  signedBy,
  versions,
  compared,
  status,
  maySignIt,
}: Props & {
  picture: Line[]
  number: number
  agreedOn: Day
  reviewOn: Day
  ledName: string
  yesName: string
  signedBy: string | null
  versions: { id: string; number: number; agreedOn: Day }[]
  compared?: Day | undefined
  status: string
  maySignIt?: string | undefined
}) => (
  <Page
    {...frame}
    title={`${child.knownAs}’s nine lines`}
    tab="The nine lines"
    caption={`Agreed on ${dayInWords(agreedOn)}`}
    back={{ href: `/children/${child.id}`, text: `Back to ${child.knownAs}` }}
    sheet={`${child.knownAs}, agreed ${dayInWords(agreedOn)}`}
    wide
  >
    <p>
      Agreed by {yesName} with {ledName}.{' '}
      {signedBy ? `Signed by ${signedBy}.` : 'A trained colleague will sign it. Help goes on meanwhile.'} To
      look at again on {dayInWords(reviewOn)}.
    </p>
    {maySignIt && (
      <Form action={maySignIt}>
        <Button text="I have read this and sign it" preventDoubleClick />
      </Form>
    )}
    <NineLinesBoth
      title={`${child.knownAs}’s nine lines`}
      lines={picture}
      wasLabel={compared ? dayInWords(compared) : undefined}
    />
    <h2>The same in words</h2>
    <NineLinesTable caption={`${child.knownAs}’s nine lines`} lines={picture} />
    {versions.length > 1 && (
      <>
        <h2>Lay it beside another day</h2>
        <ul>
          {versions
            .filter((version) => version.number !== number)
            .map((version) => (
              <li>
                <a href={`?beside=${version.id}`}>{dayInWords(version.agreedOn)}</a>
              </li>
            ))}
        </ul>
      </>
    )}
    <p class="nhsuk-hint">{status}</p>
  </Page>
)
