import { type OfficeJsSource, officeJsAddress } from '../office-js.ts'

/** Everything from ourselves, nothing evaluated: no page needs more. */
const policy = [
  "default-src 'none'",
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
  readonly officeJs: OfficeJsSource
}

/** The pane is framed by Excel on the web; nothing else of ours is framed by anyone. */
export function isPanePath(path: string): boolean {
  return path === '/pane' || path.startsWith('/pane/')
}

/** Excel on the web draws the ribbon's icons in its own page. */
function isIconPath(path: string): boolean {
  return path.startsWith('/pane/icons/')
}

const forExcelOnTheWeb = { 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*' } as const

/** Scripts are our own; in Excel, also those of the network that office.js is set to come from. */
function scriptSource(path: string, officeJs: OfficeJsSource): string {
  const address = path === '/pane/excel.html' ? officeJsAddress(officeJs) : null
  return address === null ? "script-src 'self'" : `script-src 'self' ${new URL(address).origin}`
}

/** On site the phone may be asked where it is; nowhere else. Its camera takes photos by itself and hands them over. */
const surveyPage = '/pane/survey.html'

export function securityHeaders(
  path: string,
  { isHttps, excelOrigins, officeJs }: SecurityOptions,
): Readonly<Record<string, string>> {
  const isPane = isPanePath(path)
  const ancestors = isPane ? ["'self'", ...excelOrigins].join(' ') : "'none'"
  return {
    'content-security-policy': [...policy, scriptSource(path, officeJs), `frame-ancestors ${ancestors}`].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': `camera=(), microphone=(), geolocation=(${path === surveyPage ? 'self' : ''})`,
    ...(isIconPath(path) ? forExcelOnTheWeb : { 'cross-origin-resource-policy': 'same-origin' }),
    ...(isPane ? {} : { 'x-frame-options': 'DENY', 'cross-origin-opener-policy': 'same-origin' }),
    ...(isHttps ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}
