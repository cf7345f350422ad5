import type { BrowserContext } from 'playwright-core'

/** Something a page wanted that its own policy refuses. */
export interface Violation {
  readonly page: string
  readonly directive: string
  readonly blocked: string
  /** Path of the script that wanted it; blank where it stands in the page. */
  readonly script: string
}

/**
 * Follows every page and frame of a context from now on. The returned list grows with each breach of a content security
 * policy, whoever committed it.
 */
export async function followViolations(context: BrowserContext): Promise<readonly Violation[]> {
  const violations: Violation[] = []
  await context.exposeBinding('tellViolation', (_source, violation: Violation) => {
    violations.push(violation)
  })
  await context.addInitScript(() => {
    const pathOf = (address: string): string => (URL.canParse(address) ? new URL(address).pathname : address)
    addEventListener('securitypolicyviolation', ({ documentURI, effectiveDirective, blockedURI, sourceFile }) => {
      const tell: unknown = Reflect.get(window, 'tellViolation')
      const violation = {
        page: pathOf(documentURI),
        directive: effectiveDirective,
        blocked: blockedURI,
        script: pathOf(sourceFile ?? ''),
      }
      if (typeof tell === 'function') tell(violation)
    })
  })
  return violations
}
