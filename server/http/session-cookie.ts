import { parse, serialize } from 'hono/utils/cookie'

/** The __Host- prefix binds a cookie to https, this host and the path /; plain http has only this machine. */
function cookieName(isHttps: boolean): string {
  return isHttps ? '__Host-session' : 'session'
}

const attributes = { path: '/', httpOnly: true, sameSite: 'Strict' } as const

/** Lives as long as the browser; the server's own limits end it earlier. */
export function sessionCookie(token: string, isHttps: boolean): string {
  return serialize(cookieName(isHttps), token, { ...attributes, secure: isHttps })
}

export function expiredSessionCookie(isHttps: boolean): string {
  return serialize(cookieName(isHttps), '', { ...attributes, secure: isHttps, maxAge: 0 })
}

export interface PresentedToken {
  readonly token: string
  /** The browser added it by itself. */
  readonly byCookie: boolean
}

/** The session token of a request: a bearer token before a cookie; null when it has neither. */
export function presentedToken(request: Request, isHttps: boolean): PresentedToken | null {
  const bearer = /^Bearer ([\w-]{1,200})$/.exec(request.headers.get('authorization') ?? '')?.[1]
  if (bearer !== undefined) return { token: bearer, byCookie: false }
  const name = cookieName(isHttps)
  const cookie = parse(request.headers.get('cookie') ?? '', name)[name]
  return cookie === undefined || cookie === '' ? null : { token: cookie, byCookie: true }
}
