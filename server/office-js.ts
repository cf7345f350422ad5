/** Where the pages in Excel load Microsoft's office.js from. */
export const officeJsSources = ['local', '21vianet', 'global'] as const

export type OfficeJsSource = (typeof officeJsSources)[number]

/**
 * The library at Microsoft's content delivery networks: always the newest, and the only copies Microsoft supports. `local`
 * is the copy of the build, which needs no other host.
 */
const networks = {
  '21vianet': 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
  global: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
} as const

/** Address of office.js on a network; null where our own copy is served. */
export function officeJsAddress(source: OfficeJsSource): string | null {
  return source === 'local' ? null : networks[source]
}
