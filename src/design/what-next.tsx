import type { Child } from 'hono/jsx'

/** What happens next, and when, a step at a time. */
export const WhatNext = ({
  heading = 'What happens next',
  steps,
}: {
  heading?: string
  steps: readonly Child[]
}) => (
  <section class="nf-next">
    <h2>{heading}</h2>
    <ol>
      {steps.map((step) => (
        <li>{step}</li>
      ))}
    </ol>
  </section>
)
