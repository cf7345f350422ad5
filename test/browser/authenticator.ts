import type { Page } from 'playwright-core'
import { totpCode, totpStep } from '#server/access/totp.ts'

/** A telephone: reads the secret off the page and shows codes, each later than the one before. */
export class Authenticator {
  readonly secret: string
  #last = 0

  constructor(secret: string) {
    this.secret = secret
  }

  static async scan(page: Page): Promise<Authenticator> {
    const shown = await page.locator('.enrol-secret').innerText()
    return new Authenticator(shown.replaceAll(/\s/g, ''))
  }

  /** The server lets a step be ahead by one and none be used twice: so waits are 30 seconds only from the third code on. */
  async code(page: Page): Promise<string> {
    const step = Math.max(this.#last + 1, totpStep(Date.now()) - 1)
    while (step > totpStep(Date.now()) + 1) await page.waitForTimeout(1000)
    this.#last = step
    return totpCode(this.secret, step)
  }
}
