import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { createSecureContext } from 'node:tls'

/** Settings that name files and folders: what is wrong with them is told at the start and not when they are first needed. */

export interface TlsFiles {
  readonly cert: string
  readonly key: string
}

/** A folder that is there or can still be made; as an absolute path. */
export function readFolder(text: string | null, name: string, faults: string[]): string | null {
  if (text === null) return null
  const there = statSync(text, { throwIfNoEntry: false })
  if (there !== undefined && !there.isDirectory()) faults.push(`${name}=${text} 是文件，应为文件夹。`)
  return resolve(text)
}

/** A file that is there. @param missing what is said when it is not */
export function readFile(text: string | null, name: string, missing: string, faults: string[]): string | null {
  if (text === null) return null
  if (statSync(text, { throwIfNoEntry: false })?.isFile() !== true) faults.push(`${name}=${text} ${missing}。`)
  return resolve(text)
}

export function readTls(cert: string | null, key: string | null, faults: string[]): TlsFiles | null {
  if (cert === null && key === null) return null
  if (cert === null || key === null) {
    faults.push('TLS_CERT 和 TLS_KEY 须同时设置。')
    return null
  }
  try {
    createSecureContext({ cert: readFileSync(cert), key: readFileSync(key) })
  } catch (error) {
    // The library's words name the file or what of it is wrong, and hold nothing of the key.
    const why = error instanceof Error ? error.message : String(error)
    faults.push(`TLS_CERT=${cert}、TLS_KEY=${key} 不能使用：${why}。应为 PEM 格式、互相配对的证书和私钥。`)
  }
  return { cert: resolve(cert), key: resolve(key) }
}
