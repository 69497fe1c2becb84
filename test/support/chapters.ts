/** Chapters several stories share: what people do, in the order they do it. */
import type { Someone } from './village.ts'

/** A parent adds a child, and comes to the page that begins the draft. Answers the child's address. */
export async function addChild({ page, press, go }: Someone, name = 'Robin') {
  await go('/children/new')
  await page.getByLabel('What is your child called?').fill(name)
  await page.getByLabel('Their family name').fill('Carter')
  const born = new Date()
  await page.getByLabel('Day', { exact: true }).fill('27')
  await page.getByLabel('Month', { exact: true }).fill('3')
  await page.getByLabel('Year', { exact: true }).fill(String(born.getFullYear() - 7))
  await page.getByLabel('Mother', { exact: true }).check()
  await page.getByLabel('Your name').fill('Amy Carter')
  await page.getByLabel('Ashford').check()
  await page.getByLabel('Where do they spend the day?').selectOption({ label: 'Willow Bank Primary School' })
  await press('Save and carry on')
  return new URL(page.url()).pathname.replace('/view', '')
}

/** A short draft: joys, worries, one line with a lot of help asked for at home. Ends on the child's page. */
export async function draft({ page, press }: Someone, { showTo = 'Only me' }: { showTo?: string } = {}) {
  await press('Start')
  await page.getByRole('textbox').fill('Robin tells wonderful stories about the sea.')
  await press('Save and carry on')
  await page.getByRole('textbox').fill('School mornings, and he cannot sleep.')
  await press('Save and carry on')
  await page.getByRole('textbox').fill('A star chart. It made things worse.')
  await press('Save and carry on')
  await press('Skip this one')
  await page.locator('input[name="n-home"][value="a lot"]').check()
  await page.getByLabel('A strength here').fill('Tireless in water')
  await press('Save and stop here')
  await page.getByLabel(new RegExp(showTo)).check()
  await press('Show me what helps')
}

/** Shares profile and plan with one person, having seen exactly what they will see. */
export async function shareWith({ page, press, go }: Someone, child: string, name: string) {
  await go(`${child}/share`)
  await page.getByLabel('Their name, their school or their team').fill(name)
  await press('Look')
  await press(name)
  await page.getByLabel('The profile').check()
  await page.getByLabel('The plan').check()
  await page.getByLabel('To help your child day to day').check()
  await page.getByLabel('Until I say stop').check()
  await press('Show me first')
  await press('Yes, share this')
}

/** A practitioner meets the family and agrees one line; the rest stay open. */
export async function meetAndAgree({ page, press, go }: Someone, child: string) {
  await go(`${child}/meetings/new`)
  await press('Start the meeting')
  const meeting = new URL(page.url()).pathname
  await go(`${meeting}/lines/energy`)
  await page.locator('input[name="m-"][value="20"]').check()
  await page.locator('input[name="n-home"][value="a lot"]').check()
  await page.locator('input[name="n-setting"][value="none"]').check()
  await page.getByLabel('Why this mark?').fill('He lies on the floor after school most days.')
  await press('Save this line')
  await press('Agree what you have, and leave the rest open')
  await page.getByLabel('Who in the family said yes?').fill('Amy Carter')
  await page.getByLabel('In the room').check()
  await page.getByLabel('Said yes', { exact: true }).check()
  await press('Agree it, and start the plan')
}
