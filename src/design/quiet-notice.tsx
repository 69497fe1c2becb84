/**
 * Shown by the script: the first part two minutes before the time is over, the second when it is. Without scripts nothing
 * is lost either: what is sent too late comes back on the page that asks to sign in.
 */
export const QuietNotice = ({ minutes, width }: { minutes: number; width: string }) => (
  <div class="nf-quiet" role="alert" data-quiet-minutes={String(minutes)} hidden>
    <div class={width}>
      <p>
        It has been quiet here. In two minutes you will be signed out, to keep children’s records safe.{' '}
        <button class="nhsuk-button nhsuk-button--small" type="button">
          Stay signed in
        </button>
      </p>
      <p>
        You have been signed out. Nothing you wrote on this page is lost.{' '}
        <a href="/sign-in" target="_blank" rel="noopener">
          Sign in, in a new tab
        </a>
        , then come back here and carry on.
      </p>
    </div>
  </div>
)
