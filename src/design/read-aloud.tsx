/** Reads the part of the page with this id aloud. Hidden until the page's script has found a voice. */
export const ReadAloud = ({ of, text = 'Read this to me' }: { of: string; text?: string }) => (
  <button
    class="nhsuk-button nhsuk-button--secondary nhsuk-button--small nf-screen"
    type="button"
    data-read-aloud={`#${of}`}
    hidden
  >
    {text}
  </button>
)
