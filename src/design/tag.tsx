import type { Child } from 'hono/jsx'

/** A word or two about the state of a thing. The word carries the meaning; the colour never does alone. */
export function Tag({ text, colour, border }: TagProps) {
  const tint = colour === false ? 'nhsuk-tag--no-colour' : colour && `nhsuk-tag--${colour}`
  const classes = ['nhsuk-tag', tint, border === false && 'nhsuk-tag--no-border']
  return <strong class={classes.filter(Boolean).join(' ')}>{text}</strong>
}

export type TagProps = {
  text: Child
  /** No red and no green: nothing here is a traffic light. */
  colour?: 'white' | 'grey' | 'blue' | 'yellow' | false | undefined
  border?: false | undefined
}
