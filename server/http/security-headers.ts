/** Everything from ourselves, nothing evaluated: neither page needs more. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
]

export interface SecurityOptions {
  readonly isHttps: boolean
  /** Hosts of Excel on the web that may frame the pane. */
  readonly excelOrigins: readonly string[]
}

/** The pane is framed by Excel on the web; nothing else of ours is framed by anyone. */
export function isPanePath(path: string): boolean {
  return path === '/pane' || path.startsWith('/pane/')
}

export function securityHeaders(
  path: string,
  { isHttps, excelOrigins }: SecurityOptions,
): Readonly<Record<string, string>> {
  const isPane = isPanePath(path)
  const ancestors = isPane ? ["'self'", ...excelOrigins].join(' ') : "'none'"
  return {
    'content-security-policy': [...policy, `frame-ancestors ${ancestors}`].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'cross-origin-resource-policy': 'same-origin',
    ...(isPane ? {} : { 'x-frame-options': 'DENY', 'cross-origin-opener-policy': 'same-origin' }),
    ...(isHttps ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}
