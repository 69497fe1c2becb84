/** What other rooms' pages show of how somebody is to be told. */
import { inWords, type Needs } from './needs/rules.ts'

type Person = { carerId: string; name: string }

/** Beside a way to reach a carer: what to do first. Nothing where they have said nothing. */
export const HowToTell = ({ needs }: { needs: Needs | undefined }) =>
  needs ? (
    <p>
      <strong>How to tell them.</strong> {inWords(needs).join('. ')}.
    </p>
  ) : null

/** Where something is arranged with a family or written to them: what each carer needs, or nothing. */
export const BeforeYouArrange = ({
  carers,
  needs,
}: {
  carers: readonly Person[]
  needs: readonly (Needs & { carerId: string })[]
}) => {
  const said = carers.flatMap(({ carerId, name }) => {
    const theirs = needs.find((each) => each.carerId === carerId)
    return theirs ? [{ name, words: inWords(theirs) }] : []
  })
  if (said.length === 0) return null
  return (
    <section class="nhsuk-inset-text" aria-label="Before you ring, meet or write">
      <p>
        <strong>Before you ring, meet or write</strong>
      </p>
      <ul>
        {said.map(({ name, words }) => (
          <li>
            {name}: {words.join('. ')}.
          </li>
        ))}
      </ul>
    </section>
  )
}
