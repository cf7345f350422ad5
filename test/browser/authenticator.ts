import type { Page } from 'playwright-core'
import { totpCode, totpStep } from '#server/access/totp.ts'
import type { Clock } from '#server/clock.ts'

/** A telephone with the server's time: reads the secret off the page and shows codes, each later than the one before. */
export class Authenticator {
  readonly secret: string
  readonly #clock: Clock
  #last = 0

  constructor(secret: string, clock: Clock) {
    this.secret = secret
    this.#clock = clock
  }

  static async scan(page: Page, clock: Clock): Promise<Authenticator> {
    const shown = await page.locator('.enrol-secret').innerText()
    return new Authenticator(shown.replaceAll(/\s/g, ''), clock)
  }

  /** The server lets a step be ahead by one and none be used twice: so waits are 30 seconds only from the third code on. */
  async code(page: Page): Promise<string> {
    const now = () => totpStep(this.#clock.now())
    const step = Math.max(this.#last + 1, now() - 1)
    while (step > now() + 1) await page.waitForTimeout(1000)
    this.#last = step
    return totpCode(this.secret, step)
  }
}
