import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

/** What the next token says in place of the truth; absent keys are true. */
export interface Lies {
  readonly iss?: string
  readonly aud?: string
  readonly nonce?: string
  readonly exp?: number
  readonly iat?: number
  readonly alg?: 'none'
  /** Signed with a key that stands in no list of ours. */
  readonly forged?: boolean
  readonly [claim: string]: unknown
}

export interface IdentityProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What follows is said of whoever signs in next. */
  person: Readonly<Record<string, unknown>>
  lies: Lies
  /** Requests for tokens that were refused. */
  readonly refusals: string[]
  /** What a person's browser does: opens the address and is sent back. Gives the query it comes back with. */
  visit(url: string): Promise<string>
}

interface Pending {
  readonly redirectUri: string
  readonly nonce: string
  readonly challenge: string
  readonly claims: Readonly<Record<string, unknown>>
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function signed(claims: object, key: KeyObject, alg: 'RS256' | 'none'): string {
  const content = `${encoded({ alg, kid: 'one', typ: 'JWT' })}.${encoded(claims)}`
  if (alg === 'none') return `${content}.`
  return `${content}.${createSign('RSA-SHA256').update(content).sign(key, 'base64url')}`
}

/** A small OpenID provider over real HTTP: discovery, keys, authorization with PKCE, tokens. Gone when the test ends. */
export async function startIdentityProvider(clock: () => number): Promise<IdentityProvider> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const forger = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pending = new Map<string, Pending>()
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', provider.issuer)
    const json = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    if (url.pathname === '/.well-known/openid-configuration') return json(200, metadata(provider.issuer))
    if (url.pathname === '/keys') {
      const jwk = keys.publicKey.export({ format: 'jwk' })
      return json(200, { keys: [{ ...jwk, kid: 'one', alg: 'RS256', use: 'sig' }] })
    }
    if (url.pathname === '/authorize') {
      const code = randomBytes(16).toString('hex')
      const given = (name: string): string => url.searchParams.get(name) ?? ''
      if (given('client_id') !== provider.clientId || given('code_challenge_method') !== 'S256') {
        return json(400, { error: 'invalid_request' })
      }
      pending.set(code, {
        redirectUri: given('redirect_uri'),
        nonce: given('nonce'),
        challenge: given('code_challenge'),
        claims: provider.person,
      })
      const back = new URL(given('redirect_uri'))
      back.search = new URLSearchParams({ code, state: given('state'), iss: provider.issuer }).toString()
      response.writeHead(302, { location: back.href }).end()
      return
    }
    if (url.pathname === '/token') {
      const form = new URLSearchParams(await text(request))
      const code = form.get('code') ?? ''
      const one = pending.get(code)
      pending.delete(code)
      const fault = faultOf(form, one, request.headers.authorization)
      if (one === undefined || fault !== null) {
        provider.refusals.push(fault ?? 'unknown code')
        return json(400, { error: 'invalid_grant' })
      }
      return json(200, { access_token: 'x', token_type: 'Bearer', expires_in: 60, id_token: idToken(one) })
    }
    json(404, {})
  })

  function faultOf(form: URLSearchParams, one: Pending | undefined, authorization: string | undefined): string | null {
    if (one === undefined) return 'unknown code'
    const secret = form.get('client_secret') ?? Buffer.from(authorization?.slice(6) ?? '', 'base64').toString()
    if (!decodeURIComponent(secret).endsWith(provider.clientSecret)) return 'wrong secret'
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (challenge !== one.challenge) return 'wrong verifier'
    return form.get('redirect_uri') === one.redirectUri ? null : 'wrong redirect'
  }

  function idToken({ nonce, claims }: Pending): string {
    const { alg, forged = false, ...lies } = provider.lies
    const iat = Math.floor(clock() / 1000)
    const truth = { iss: provider.issuer, aud: provider.clientId, nonce, iat, exp: iat + 300, ...claims }
    return signed({ ...truth, ...lies }, forged ? forger.privateKey : keys.privateKey, alg ?? 'RS256')
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  const provider: IdentityProvider = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clientId: 'parcel-checkup',
    clientSecret: 'the-client-secret',
    person: {},
    lies: {},
    refusals: [],
    async visit(url) {
      const response = await fetch(url, { redirect: 'manual' })
      const location = response.headers.get('location')
      if (location === null) throw new Error(`the provider answered ${response.status}`)
      return new URL(location).search.slice(1)
    },
  }
  return provider
}

function metadata(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  }
}
