/** Kinds of help, after the THRIVE groups: what is useful now, never how severe a child is. A child can have several at once. */
import { z } from 'zod'

export const HelpKind = z.enum(['keeping-well', 'advice', 'help', 'more-help', 'safety'])
export type HelpKind = z.infer<typeof HelpKind>
export const helpKinds = HelpKind.options
