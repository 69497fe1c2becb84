/** How sure we are that something helps, in words a parent reads. */
export const evidenceWords = {
  A: 'Strong: national guidelines or trials back this kind of help.',
  B: 'Mixed: some studies say it helps, some are not sure.',
  C: 'Good practice: people who do this work advise it.',
  L: 'Lived experience: families and young people say it helps.',
} as const
