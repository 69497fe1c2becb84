import { InsetText } from './inset-text.tsx'

/** Said before a young person writes, in the same words everywhere (A10). */
export const PrivateUnless = () => (
  <InsetText>
    <p>
      <strong>Private unless someone may be in serious danger.</strong> We tell you first where that is safe.
    </p>
  </InsetText>
)
