import type { Page } from 'playwright-core'
import { problem } from '#core/error/problem.ts'
import { problemResponse } from '#server/http/problem-response.ts'
import type { District } from './district.ts'

/** What is done with a page before it is photographed. */
export type Step = (page: Page) => Promise<void>

export const nobody: Step = async () => {}

/** One step after the other. */
export function steps(...all: readonly Step[]): Step {
  return async (page) => {
    for (const step of all) await step(page)
  }
}

/** Signed in as, then whatever the state needs before the page opens. @param present the running district */
export function signingIn(present: () => District): (username: string, ...then: readonly Step[]) => Step {
  return (username, ...then) => steps(async (page) => await present().signIn(page.context(), username), ...then)
}

/** The server answers these addresses with what it says, changed. */
export function answering(pattern: string, change: (answer: object) => object): Step {
  return async (page) => {
    await page.route(pattern, async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, json: change(await response.json()) })
    })
  }
}

/** The server never answers these addresses. */
export function silent(pattern: string): Step {
  return async (page) => {
    await page.route(pattern, () => new Promise(() => {}))
  }
}

/** The connection breaks at these addresses. */
export function broken(pattern: string): Step {
  return async (page) => {
    await page.route(pattern, (route) => route.abort())
  }
}

export function seen(selector: string): Step {
  return async (page) => {
    await page.locator(selector).first().waitFor()
  }
}

export function press(name: string | RegExp): Step {
  return (page) => page.getByRole('button', { name, exact: true }).first().click()
}

/** Grey shapes show after 150 ms. */
export const shapes: Step = (page) => page.waitForTimeout(500)

/** The server answers these addresses with a defect of its own. */
export function failing(pattern: string): Step {
  return async (page) => {
    const answer = problemResponse(problem('unknown-defect', { reference: 'F3B0C5D2' }), 'f3b0c5d2')
    const contentType = answer.headers.get('content-type') ?? ''
    const body = await answer.text()
    await page.route(pattern, (route) => route.fulfill({ status: answer.status, contentType, body }))
  }
}

/** How a page stands that has no answer: what is done before it opens, and what is waited for. */
export interface WithoutAnswer {
  readonly state: 'loading' | 'error' | 'offline'
  readonly before: Step
  readonly shown: Step
}

/** The answer is on its way, the server has failed, there is no connection. @param pattern addresses of the answer */
export function withoutAnswer(pattern: string): readonly WithoutAnswer[] {
  const told = seen('.banner-err')
  return [
    { state: 'loading', before: silent(pattern), shown: shapes },
    { state: 'error', before: failing(pattern), shown: told },
    { state: 'offline', before: broken(pattern), shown: told },
  ]
}
