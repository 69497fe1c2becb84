import { Page } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { Frame } from '#platform/frame.ts'
import { timeInWords, type Moment } from '#platform/time.ts'
import { wordsOf, type Template } from './words.ts'

type Message = { address: string; template: Template; madeAt: Moment; href: string | undefined }

export const OutboxPage = ({ frame, messages }: { frame: Frame; messages: Message[] }) => (
  <Page {...frame} title="What would have been sent" back={{ href: '/sign-in' }}>
    <p>Nothing leaves a demonstration. Each message is shown here instead, the newest first.</p>
    {messages.length === 0 ? (
      <p>Nothing yet. Ask for a sign-in link and it will stand here.</p>
    ) : (
      <Table
        caption="The newest fifty"
        responsive
        head={[{ text: 'To' }, { text: 'When' }, { text: 'Message' }]}
        rows={messages.map(({ address, template, madeAt, href }) => [
          { text: address },
          { text: timeInWords(madeAt, 'Europe/London') },
          {
            text: (
              <>
                {wordsOf(template).said} {href && <a href={href}>Open the link</a>}
              </>
            ),
          },
        ])}
      />
    )}
  </Page>
)
