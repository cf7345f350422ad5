import { isIP } from 'node:net'
import { readFile, readFolder, readTls, type TlsFiles } from './config-files.ts'
import { type DatabaseUrl, databaseUrlOf, isPostgresUrl } from './database-place.ts'
import { type OfficeJsSource, officeJsSources } from './office-js.ts'
import { readSingleSignOn, type SingleSignOnSettings } from './single-sign-on-settings.ts'

/** Everything the environment decides about a server. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Where people reach the server, as it was set, without a slash at the end; null for this machine only. */
  readonly publicUrl: string | null
  /** Absolute path of a SQLite file, or a postgres:// address. */
  readonly databaseUrl: DatabaseUrl
  /** We speak https ourselves. */
  readonly tls: TlsFiles | null
  /** A proxy in front speaks https and states the client's address. */
  readonly trustProxy: boolean
  /** Hosts of Excel on the web that may frame the pane. */
  readonly excelOrigins: readonly string[]
  /** Where the pane in Excel loads office.js from; absent: from us. */
  readonly officeJs?: OfficeJsSource
  readonly keys: KeySettings
  /** Folder on another machine or volume that is given the anchors too; null for none. */
  readonly anchorDir?: string | null
  /** Folder of the attachments; null: beside the database. */
  readonly attachmentsDir?: string | null
  /** Font for rare characters in documents; null: the system's Noto CJK where it is there. */
  readonly paperFont?: string | null
  /** The identity provider people may sign in at; null for none. */
  readonly singleSignOn?: SingleSignOnSettings | null
  /** Scheduled backups; null for none. */
  readonly backups?: BackupSettings | null
  /** Sentences for a terminal, or a JSON object a line for whatever collects logs. */
  readonly log?: LogFormat
  /** What asks for metrics from elsewhere must show; null: this machine alone may ask. */
  readonly metricsToken?: string | null
}

export type LogFormat = 'text' | 'json'

/** Keys as 64 hexadecimal digits; null where the file beside the database holds them. */
export interface KeySettings {
  readonly data: string | null
  readonly audit: string | null
  /** Keys of before, the newest first: needed to read what they sealed or signed. */
  readonly oldData?: readonly string[]
  readonly oldAudit?: readonly string[]
}

export interface BackupSettings {
  readonly folder: string
  readonly everyHours: number
  /** Newest backups that are kept. */
  readonly keep: number
}

/** Settings that do not fit together, each as a sentence to the person who starts the server. */
export class ConfigError extends Error {
  readonly sentences: readonly string[]
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'))
    this.name = 'ConfigError'
    this.sentences = sentences
  }
}

type Environment = Readonly<Record<string, string | undefined>>

const defaultDatabase = 'data/district.sqlite'

/** Reads the settings. Throws ConfigError with every fault at once. */
export function readConfig(environment: Environment): Config {
  const faults: string[] = []
  const text = (name: string): string | null => environment[name]?.trim() || null
  const host = text('HOST') ?? '127.0.0.1'
  const port = readPort(text('PORT'), faults)
  const trustProxy = readFlag(text('TRUST_PROXY'), 'TRUST_PROXY', faults)
  const tls = readTls(text('TLS_CERT'), text('TLS_KEY'), faults)
  const given = text('PUBLIC_URL')
  const url = given === null ? null : readUrl(given, faults)
  if (!isLoopbackHost(host) && url?.protocol !== 'https:') {
    faults.push(`HOST=${host} 可从其他机器访问，须设置 https 的 PUBLIC_URL（如 https://checkup.example.gov.cn）。`)
  }
  if (url?.protocol === 'https:' && tls === null && !trustProxy) {
    faults.push('PUBLIC_URL 为 https，须设置 TLS_CERT 和 TLS_KEY；由反向代理提供 https 的，设置 TRUST_PROXY=1。')
  }
  const databaseUrl = readDatabase(text('DATABASE_URL') ?? defaultDatabase, faults)
  const excelOrigins = readOrigins(text('EXCEL_WEB_ORIGINS'), faults)
  const officeJs = readOfficeJs(text('OFFICE_JS'), faults)
  const keys = {
    data: readKey(text('DATA_KEY'), 'DATA_KEY', faults),
    audit: readKey(text('AUDIT_KEY'), 'AUDIT_KEY', faults),
    oldData: readOldKeys(text('OLD_DATA_KEYS'), 'OLD_DATA_KEYS', faults),
    oldAudit: readOldKeys(text('OLD_AUDIT_KEYS'), 'OLD_AUDIT_KEYS', faults),
  }
  const anchorDir = readFolder(text('ANCHOR_DIR'), 'ANCHOR_DIR', faults)
  const attachmentsDir = readFolder(text('ATTACHMENTS_DIR'), 'ATTACHMENTS_DIR', faults)
  const paperFont = readFile(text('PAPER_FONT'), 'PAPER_FONT', '没有这个字体文件', faults)
  const backups = readBackups(text, faults)
  const singleSignOn = readSingleSignOn(text, faults)
  const log = readLogFormat(text('LOG'), faults)
  const metricsToken = readMetricsToken(text('METRICS_TOKEN'), faults)
  for (const [name, key] of [
    ['DATA_KEY', keys.data],
    ['AUDIT_KEY', keys.audit],
  ]) {
    // Several servers must have the same keys, and there is no folder beside the database to keep them in.
    if (isPostgresUrl(databaseUrl) && key === null) {
      faults.push(`使用 PostgreSQL 须设置 ${name}（64 位十六进制数，可用 openssl rand -hex 32 生成）。`)
    }
  }
  if (faults.length > 0) throw new ConfigError(faults)
  return {
    port,
    host,
    publicUrl: url?.origin ?? null,
    databaseUrl,
    tls,
    trustProxy,
    excelOrigins,
    officeJs,
    keys,
    anchorDir,
    attachmentsDir,
    paperFont,
    backups,
    singleSignOn,
    log,
    metricsToken,
  }
}

/** Where a listening server is reached, and the origins its own pages have. */
export interface Place {
  /** Links come from here, never from a request. */
  readonly url: string
  readonly origins: readonly string[]
  readonly isHttps: boolean
}

/** @param port the one it listens on, which the system chose where 0 was asked for */
export function placeOf({ publicUrl, host, tls }: Pick<Config, 'publicUrl' | 'host' | 'tls'>, port: number): Place {
  const isHttps = tls !== null || publicUrl?.startsWith('https:') === true
  if (publicUrl !== null) return { url: publicUrl, origins: [publicUrl], isHttps }
  const origin = (name: string): string => new URL(`${isHttps ? 'https' : 'http'}://${name}:${port}`).origin
  // All names of this machine lead here; the browser sends whichever was typed.
  const origins = ['127.0.0.1', 'localhost', '[::1]'].map(origin)
  return { url: origin(host.includes(':') ? `[${host}]` : host), origins, isHttps }
}

function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

function readPort(text: string | null, faults: string[]): number {
  const port = text === null ? 3000 : Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  faults.push(`PORT=${text} 不是端口号，应为 0–65535 的整数。`)
  return 0
}

function readFlag(text: string | null, name: string, faults: string[]): boolean {
  if (text === null || text === '0' || text === 'false') return false
  if (text === '1' || text === 'true') return true
  faults.push(`${name}=${text} 应为 1 或 0。`)
  return false
}

function readUrl(text: string, faults: string[]): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null
  const isOrigin = url !== null && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  if (isOrigin && (url.protocol === 'https:' || url.protocol === 'http:')) return url
  faults.push(`PUBLIC_URL=${text} 应为不带路径的网址，如 https://checkup.example.gov.cn。`)
  return null
}

function readDatabase(text: string, faults: string[]): DatabaseUrl {
  if (isPostgresUrl(text)) {
    const isWhole = URL.canParse(text) && new URL(text).pathname.length > 1
    // The text itself is not repeated: it may hold a password.
    if (!isWhole) faults.push('DATABASE_URL 应写到数据库名，如 postgres://用户:密码@主机:5432/checkup。')
  }
  return databaseUrlOf(text)
}

function readOrigins(text: string | null, faults: string[]): readonly string[] {
  const origins = text === null ? [] : text.split(',').map((origin) => origin.trim())
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin || !origin.startsWith('https://')) {
      faults.push(`EXCEL_WEB_ORIGINS 中的 ${origin} 应为 https 来源，如 https://excel.officeapps.live.com。`)
    }
  }
  return origins
}

function readOldKeys(text: string | null, name: string, faults: string[]): readonly string[] {
  const keys = text === null ? [] : text.split(',').map((key) => key.trim())
  return keys.flatMap((key) => readKey(key, name, faults) ?? [])
}

const dailyHours = 24
const twoWeeks = 14

function readBackups(text: (name: string) => string | null, faults: string[]): BackupSettings | null {
  const folder = readFolder(text('BACKUP_DIR'), 'BACKUP_DIR', faults)
  const everyHours = readCount(text('BACKUP_EVERY'), 'BACKUP_EVERY', '小时数', dailyHours, faults)
  const keep = readCount(text('BACKUP_KEEP'), 'BACKUP_KEEP', '保留份数', twoWeeks, faults)
  return folder === null ? null : { folder, everyHours, keep }
}

function readCount(text: string | null, name: string, what: string, usual: number, faults: string[]): number {
  const count = text === null ? usual : Number(text)
  if (Number.isInteger(count) && count >= 1 && count <= 10_000) return count
  faults.push(`${name}=${text} 不是${what}，应为 1–10000 的整数。`)
  return usual
}

function readOfficeJs(text: string | null, faults: string[]): OfficeJsSource {
  const source = officeJsSources.find((one) => one === (text ?? 'local'))
  if (source !== undefined) return source
  faults.push(`OFFICE_JS=${text} 应为 local（本服务器，默认）、21vianet（世纪互联 CDN）或 global（微软全球 CDN）。`)
  return 'local'
}

function readLogFormat(text: string | null, faults: string[]): LogFormat {
  if (text === 'json' || text === 'text' || text === null) return text ?? 'text'
  faults.push(`LOG=${text} 应为 text（终端上阅读，默认）或 json（每行一个 JSON 对象）。`)
  return 'text'
}

const shortestToken = 24

function readMetricsToken(text: string | null, faults: string[]): string | null {
  if (text === null || (text.length >= shortestToken && !/\s/.test(text))) return text
  // Not repeated: it is a secret.
  faults.push(`METRICS_TOKEN 至少 ${shortestToken} 个字符，不含空白（可用 openssl rand -hex 32 生成）。`)
  return null
}

function readKey(text: string | null, name: string, faults: string[]): string | null {
  if (text === null || /^[0-9a-f]{64}$/i.test(text)) return text
  faults.push(`${name} 应为 64 位十六进制数（32 字节）。`)
  return null
}
