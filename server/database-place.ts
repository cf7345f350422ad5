import { resolve } from 'node:path'

/** Where a database is: the path of a SQLite file, or the address of a PostgreSQL database. */
export type DatabaseUrl = string

export function isPostgresUrl(url: DatabaseUrl): boolean {
  return /^postgres(ql)?:/.test(url)
}

/** As people write it: `postgres://…` as it is, a path with or without `sqlite:` or `file:` as an absolute path. */
export function databaseUrlOf(text: string): DatabaseUrl {
  return isPostgresUrl(text) ? text : resolve(text.replace(/^(file|sqlite):(\/\/)?/, ''))
}

/** The place as it may be printed and logged: without the password. */
export function shownUrl(url: DatabaseUrl): string {
  if (!isPostgresUrl(url) || !URL.canParse(url)) return url
  const shown = new URL(url)
  if (shown.password !== '') shown.password = '***'
  if (shown.searchParams.has('password')) shown.searchParams.set('password', '***')
  return shown.href
}
