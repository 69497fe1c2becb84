import type { Child } from 'hono/jsx'
import { raw } from 'hono/html'
import { keepScriptPath } from './assets.ts'

/**
 * What a phone says while it has no signal and once it has. Stands before the form of a draft (`<Form kept>`); its script
 * shows a part when it is true. `whose`: a word for the person that names nobody; left out, nothing is kept.
 */
export const KeepOnPhone = ({ whose }: { whose: string | undefined }) =>
  whose === undefined ? null : (
    <div aria-live="polite" data-keep={whose}>
      <Told when="kept">
        <p>
          <strong>No signal.</strong> What you say is kept on this phone and sent when the signal is back.
          Pages kept so far: <b data-count>0</b>.
        </p>
        <p>Anyone who uses this phone could see it until then. If you sign out, it is forgotten.</p>
        <p>
          Nobody has read it yet. Is someone in danger now? Ring <a href="tel:999">999</a>.
        </p>
        <Forget />
      </Told>
      <Told when="last">
        <p>
          This is as far as we can go without a signal. You can close this page. Open it again when there is a
          signal.
        </p>
      </Told>
      <Told when="full">
        <p>
          <strong>This phone cannot keep any more.</strong> What you wrote is still on this page. Stay here
          until the signal is back, then press again.
        </p>
      </Told>
      <Told when="elsewhere">
        <p>
          That page needs a signal. Is someone in danger now? Ring <a href="tel:999">999</a>.
        </p>
      </Told>
      <Told when="sent">
        <p>
          <strong>Sent.</strong> Pages that were kept on this phone and are saved now: <b data-count>0</b>.
          They are gone from this phone.
        </p>
      </Told>
      <Told when="waits">
        <p>
          Pages kept on this phone and not sent yet: <b data-count>0</b>. <a href="/sign-in">Sign in again</a>
          , then come back here. Only the one who said them can send them.
        </p>
        <Forget />
      </Told>
      <Told when="refused">
        <p>
          Pages that could not be sent as they are: <b data-count>0</b>. They are still on this phone.
        </p>
        <p>
          <button class="nhsuk-button nhsuk-button--small" type="button" data-look>
            Look at one and put it right
          </button>
        </p>
        <Forget />
      </Told>
      <Told when="urgent">
        <p>
          You said that something is urgent. <a href="#maincontent">Shall somebody get in touch with you?</a>
        </p>
      </Told>
      <Told when="both">
        <p>
          Another phone or computer said something else. Both are kept.{' '}
          <a href="#maincontent">Choose what is right</a>
        </p>
      </Told>
      <Told when="forgotten">
        <p>It is forgotten on this phone.</p>
      </Told>
      {raw(`<script src="${keepScriptPath}" defer=""></script>`)}
    </div>
  )

const Told = ({ when, children }: { when: string; children: Child }) => (
  <div class="nhsuk-inset-text" data-told={when} hidden>
    {children}
  </div>
)

const Forget = () => (
  <p>
    <button
      class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
      type="button"
      data-forget="Forget what was said and not sent? It cannot be brought back."
    >
      Forget it on this phone
    </button>
  </p>
)
