import { Button } from '#design/button.tsx'
import { Card } from '#design/card.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import type { Frame } from '#platform/frame.ts'
import { sheetKinds, sheetWords, type Sheet } from './rules.ts'

type Props = { frame: Frame; child: { id: string; knownAs: string } }

export const SheetsPage = ({ frame, child }: Props) => (
  <Page
    {...frame}
    title="Sheets to print"
    caption={child.knownAs}
    back={{ href: `/children/${child.id}/plan`, text: `Back to ${child.knownAs}’s plan` }}
  >
    <p>Each sheet shows only what its reader needs. You see all of it before you print it.</p>
    <div class="nf-cards">
      {sheetKinds.map((kind) => (
        <Card heading={sheetWords[kind].name} href={`/children/${child.id}/sheets/${kind}`} clickable>
          {sheetWords[kind].about}
        </Card>
      ))}
    </div>
  </Page>
)

export const SheetPage = ({ frame, child, sheet }: Props & { sheet: Sheet }) => {
  const at = `/children/${child.id}/sheets`
  return (
    <Page
      {...frame}
      title={sheet.name}
      tab="A sheet"
      caption={sheetWords[sheet.kind].name}
      back={{ href: at, text: 'Back to the sheets' }}
      sheet={`${sheet.forWhom} ${sheet.madeOn}.`}
    >
      {sheet.sections.length === 0 ? (
        <InsetText>
          <p>
            There is nothing for this sheet yet. It is made from{' '}
            <a href={`/children/${child.id}/plan`}>{child.knownAs}’s plan</a>
            {sheet.kind === 'one-page' ? '' : ' and from the strengths you agree together'}.
          </p>
        </InsetText>
      ) : (
        <div class="nf-screen">
          <Button text="Open it as a PDF" href={`${at}/${sheet.kind}.pdf`} />
        </div>
      )}
      {sheet.sections.map(({ heading, lines, more }) => (
        <>
          <h2>{heading}</h2>
          <ul>
            {lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
          {more && <p class="nhsuk-hint">{more}</p>}
        </>
      ))}
      <p class="nf-screen nhsuk-hint">
        {sheet.forWhom} {sheet.madeOn}.{' '}
        {sheet.kind === 'support-plan'
          ? 'It holds what is needed there, what the child and family say, and your goals. What is tried at home or out, and every mark, is left out.'
          : 'No marks, no needs and no private words are on it.'}
      </p>
    </Page>
  )
}
