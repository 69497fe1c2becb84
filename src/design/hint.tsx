import type { Child } from 'hono/jsx'

/** A line of help under a question. */
export function Hint({ id, class: extra, children }: HintProps) {
  return (
    <div class={extra ? `nhsuk-hint ${extra}` : 'nhsuk-hint'} id={id}>
      {children}
    </div>
  )
}

export type HintProps = { id?: string | undefined; class?: string | undefined; children?: Child }
