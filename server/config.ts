import { isIP } from 'node:net'
import { resolve } from 'node:path'

export interface TlsFiles {
  readonly cert: string
  readonly key: string
}

/** Everything the environment decides about a server. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Where people reach the server, as it was set, without a slash at the end; null for this machine only. */
  readonly publicUrl: string | null
  readonly databaseFile: string
  /** We speak https ourselves. */
  readonly tls: TlsFiles | null
  /** A proxy in front speaks https and states the client's address. */
  readonly trustProxy: boolean
  /** Hosts of Excel on the web that may frame the pane. */
  readonly excelOrigins: readonly string[]
  readonly keys: { readonly data: string | null; readonly audit: string | null }
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
  const databaseFile = readDatabase(text('DATABASE_URL') ?? defaultDatabase, faults)
  const excelOrigins = readOrigins(text('EXCEL_WEB_ORIGINS'), faults)
  const keys = {
    data: readKey(text('DATA_KEY'), 'DATA_KEY', faults),
    audit: readKey(text('AUDIT_KEY'), 'AUDIT_KEY', faults),
  }
  if (faults.length > 0) throw new ConfigError(faults)
  return { port, host, publicUrl: url?.origin ?? null, databaseFile, tls, trustProxy, excelOrigins, keys }
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

function readTls(cert: string | null, key: string | null, faults: string[]): TlsFiles | null {
  if (cert === null && key === null) return null
  if (cert !== null && key !== null) return { cert: resolve(cert), key: resolve(key) }
  faults.push('TLS_CERT 和 TLS_KEY 须同时设置。')
  return null
}

function readUrl(text: string, faults: string[]): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null
  const isOrigin = url !== null && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  if (isOrigin && (url.protocol === 'https:' || url.protocol === 'http:')) return url
  faults.push(`PUBLIC_URL=${text} 应为不带路径的网址，如 https://checkup.example.gov.cn。`)
  return null
}

function readDatabase(text: string, faults: string[]): string {
  if (/^postgres(ql)?:/.test(text)) {
    faults.push('DATABASE_URL 目前只支持 SQLite 文件路径；PostgreSQL 将在后续版本支持。')
    return ''
  }
  return resolve(text.replace(/^(file|sqlite):(\/\/)?/, ''))
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

function readKey(text: string | null, name: string, faults: string[]): string | null {
  if (text === null || /^[0-9a-f]{64}$/i.test(text)) return text
  faults.push(`${name} 应为 64 位十六进制数（32 字节）。`)
  return null
}
