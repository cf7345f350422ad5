import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientError,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  WWWAuthenticateChallengeError,
} from 'openid-client'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { SingleSignOnSettings } from '../single-sign-on-settings.ts'

/** What a sign-in at the provider is bound to, from its beginning to its answer. */
export interface SingleSignOnChecks {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export interface ExternalPerson {
  /** The provider's own id of the person: never given to another. */
  readonly subject: string
  /** Value of the claim by which accounts are bound; null when the provider did not say. */
  readonly claim: string | null
}

/** An identity provider by OpenID Connect: authorization code with PKCE. It says who somebody is, never what they may. */
export interface SingleSignOn {
  readonly issuer: string
  /** Where to send the person. Throws ProblemError single-sign-on-unreachable. */
  begin(): Promise<{ readonly url: string; readonly checks: SingleSignOnChecks }>
  /**
   * Who came back. Signature, issuer, audience, times, nonce and state are checked.
   * Throws ProblemError: single-sign-on-failed, single-sign-on-unreachable.
   */
  finish(parameters: string, checks: SingleSignOnChecks): Promise<ExternalPerson>
}

const timeoutSeconds = 10

/** @param returnUrl where the provider sends people back to: of PUBLIC_URL, never of a request */
export function createSingleSignOn(settings: SingleSignOnSettings, returnUrl: () => string): SingleSignOn {
  const { issuer, clientId, clientSecret, claim } = settings
  let known: Promise<Configuration> | null = null

  /** Asked at the first sign-in, so that the server starts without its provider, and again after a failure. */
  function configuration(): Promise<Configuration> {
    const isPlain = new URL(issuer).protocol === 'http:'
    known ??= discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: timeoutSeconds,
      execute: [enableNonRepudiationChecks, ...(isPlain ? [allowInsecureRequests] : [])],
    })
    known.catch(() => {
      known = null
    })
    return known
  }

  return {
    issuer,
    async begin() {
      const checks = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
      try {
        const url = buildAuthorizationUrl(await configuration(), {
          redirect_uri: returnUrl(),
          scope: 'openid profile',
          state: checks.state,
          nonce: checks.nonce,
          code_challenge: await calculatePKCECodeChallenge(checks.verifier),
          code_challenge_method: 'S256',
        })
        return { url: url.href, checks }
      } catch (error) {
        throw isOfProvider(error) ? new ProblemError(problem('single-sign-on-unreachable', {})) : error
      }
    },
    async finish(parameters, { state, nonce, verifier }) {
      const url = new URL(returnUrl())
      url.search = parameters
      try {
        const tokens = await authorizationCodeGrant(await configuration(), url, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        // An id of no characters would be everybody's.
        if (claims === undefined || claims.sub === '') throw new ProblemError(problem('single-sign-on-failed', {}))
        const value = claims[claim]
        return { subject: claims.sub, claim: typeof value === 'string' && value !== '' ? value : null }
      } catch (error) {
        if (isUnreachable(error)) throw new ProblemError(problem('single-sign-on-unreachable', {}))
        throw isOfProvider(error) ? new ProblemError(problem('single-sign-on-failed', {})) : error
      }
    },
  }
}

/** What the provider, or the way to it, did wrong; anything else is a defect of ours. */
function isOfProvider(error: unknown): boolean {
  return (
    error instanceof ClientError ||
    error instanceof AuthorizationResponseError ||
    error instanceof ResponseBodyError ||
    error instanceof WWWAuthenticateChallengeError ||
    isUnreachable(error)
  )
}

function isUnreachable(error: unknown): boolean {
  if (error instanceof ClientError && error.code === 'OAUTH_TIMEOUT') return true
  // fetch rejects with a TypeError when no answer comes at all.
  return error instanceof TypeError && error.message === 'fetch failed'
}
