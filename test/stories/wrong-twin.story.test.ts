import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addChild, shareWith } from '../support/chapters.ts'
import { openVillage, tellings } from '../support/village.ts'

const village = await openVillage()
const shots = process.env['SHOTS']

describe('an entry made on the wrong twin is moved and everyone who read it is told', () => {
  for (const { how, options } of tellings)
    it(how, async () => {
      const shot = async (who: Awaited<ReturnType<typeof village.someone>>, name: string) => {
        if (shots) await who.page.screenshot({ path: `${shots}/twins ${how} ${name}.png`, fullPage: true })
      }
      const main = (who: Awaited<ReturnType<typeof village.someone>>) => who.page.innerText('main')
      const [one, two] = [`Robin ${how.length}`, `Wren ${how.length}`]
      const amy = await village.someone(options)
      await amy.signInAs('Amy Carter')
      const [robin, wren] = [await addChild(amy, one), await addChild(amy, two)]
      for (const child of [robin, wren])
        for (const name of ['Tom Hollis', 'Priya Nair']) await shareWith(amy, child, name)

      // Two tabs are open, and it goes into the wrong one.
      const tom = await village.someone(options)
      await tom.signInAs('Tom Hollis')
      await tom.go(`${robin}/goals/new`)
      await tom.page.getByLabel('What do you hope for?').fill('Reads to the class')
      await tom.page.getByLabel('3', { exact: true }).check()
      await tom.press(/Save/)
      const priya = await village.someone(options)
      await priya.signInAs('Priya Nair')
      await priya.go(`${robin}/goals`)
      assert.match(await main(priya), /Reads to the class/)

      await tom.go(robin)
      await tom.press('Put right what you wrote')
      await shot(tom, 'what I wrote')
      await tom.press('A goal: Reads to the class')
      await shot(tom, 'which child')
      await tom.press('Show me first')
      assert.match(await main(tom), /Choose where it belongs/)
      await tom.page.getByLabel(new RegExp(`^${two} Carter`)).check()
      await tom.press('Show me first')
      assert.match(await tom.page.innerText('h1'), /Move it\?/)
      assert.match(await main(tom), new RegExp(`${two} Carter[^]*Reads to the class[^]*Priya Nair, SENCO`))
      assert.doesNotMatch(`${tom.page.url()} ${await tom.page.title()}`, /Robin|Wren|Carter/)
      await shot(tom, 'sure')
      await tom.press('Yes, move it and tell them')
      assert.match(await main(tom), /We took off a goal/)

      await priya.go('/home')
      assert.match(await main(priya), /Please do not use it/)
      await shot(priya, 'told')
      await priya.press('See whose record, and what')
      assert.match(await main(priya), /We took off a goal\. It was about another child/)
      await priya.go('/home')
      await priya.press('I have read this')
      assert.doesNotMatch(await main(priya), /Please do not use it/)
      await priya.go(`${robin}/goals`)
      assert.doesNotMatch(await main(priya), /Reads to the class/)
      await priya.go(`${wren}/goals`)
      assert.match(await main(priya), /Reads to the class/)

      // Each record says what was done to it, and nothing of the other.
      await amy.go(`${robin}/put-right`)
      assert.match(await main(amy), /We took off a goal[^]*Tom Hollis, Class teacher/)
      assert.doesNotMatch(await main(amy), new RegExp(two))
      await shot(amy, 'family')
      await amy.go(`${wren}/put-right`)
      assert.match(await main(amy), /We moved a goal here/)
      await amy.go(`${robin}/who-looked`)
      assert.match(await main(amy), /took off an entry that was on the wrong record/)

      const ruth = await village.someone(options)
      await ruth.signInAs('Ruth Bell')
      await ruth.press('Entries put right')
      await shot(ruth, 'steward')
      await ruth.press('A goal')
      assert.match(await main(ruth), /Priya Nair, SENCO/)
      await shot(ruth, 'steward one')

      // It was right after all.
      await tom.go(`${robin}/put-right`)
      await tom.press('We took off a goal')
      await shot(tom, 'undo')
      await tom.press('Yes, put it back')
      await amy.go(`${robin}/goals`)
      assert.match(await main(amy), /Reads to the class/)
      await amy.go(`${wren}/goals`)
      assert.doesNotMatch(await main(amy), /Reads to the class/)
      await priya.go('/home')
      assert.match(await main(priya), /It was right after all/)
      for (let told = 0; told < 2; told++) await priya.press('I have read this')
      assert.doesNotMatch(await main(priya), /It was put right on/)
    })
})
