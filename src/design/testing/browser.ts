import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** A browser for tests: the machine's own Chromium, or the one a package brings. Without either it fails and names the package. */
export async function openBrowser(): Promise<Browser> {
  const own = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
    existsSync(path),
  )
  if (own) return chromium.launch({ executablePath: own, args: ['--no-sandbox'] })
  const { default: packaged } = await import('@sparticuz/chromium')
  return chromium.launch({ executablePath: await packaged.executablePath(), args: packaged.args })
}
