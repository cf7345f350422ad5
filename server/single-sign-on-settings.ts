/** What the environment says of an identity provider. */
export interface SingleSignOnSettings {
  /** As the provider names itself. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Claim by which accounts are bound; `sub` unless told. */
  readonly claim: string
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
}

/** Reads OIDC_*; null when none is set. Faults are sentences to whoever starts the server. */
export function readSingleSignOn(text: (name: string) => string | null, faults: string[]): SingleSignOnSettings | null {
  const issuer = text('OIDC_ISSUER')
  const clientId = text('OIDC_CLIENT_ID')
  const clientSecret = text('OIDC_CLIENT_SECRET')
  if (issuer === null && clientId === null && clientSecret === null) return null
  if (issuer === null || clientId === null || clientSecret === null) {
    faults.push('OIDC_ISSUER、OIDC_CLIENT_ID 和 OIDC_CLIENT_SECRET 须同时设置。')
    return null
  }
  const url = URL.canParse(issuer) ? new URL(issuer) : null
  if (url === null || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url)))) {
    faults.push(`OIDC_ISSUER=${issuer} 应为 https 网址，与认证系统自己声明的一字不差。`)
    return null
  }
  return { issuer, clientId, clientSecret, claim: text('OIDC_CLAIM') ?? 'sub' }
}
