/*
 * npm run manifest: writes the Excel add-in's manifest for a server, checks one, writes the registry file that makes Excel
 * trust a network share, or the lists that make WPS load the add-in.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { manifestXml } from './build.ts'
import { catalogRegistration, isShare, registryFile } from './catalog-registration.ts'
import { lintFacts, manifestFacts } from './facts.ts'
import { lintManifest } from './lint.ts'
import { jsPluginsXml, publishXml } from './wps/plugins.ts'

const usage = `用法：
  npm run --silent manifest -- --url https://服务器 [--out manifest.xml]
      为该服务器生成加载项清单；不给 --url 时用环境变量 PUBLIC_URL，不给 --out 时打印
  npm run --silent manifest -- --check manifest.xml
      检查清单，有问题时退出码为 1
  npm run --silent manifest -- --reg --share \\\\服务器\\共享文件夹 [--out 共享目录.reg]
      生成把网络共享设为受信任目录的注册表文件
  npm run --silent manifest -- --wps --url https://服务器 --out 文件夹
      为 WPS（实验）生成 jsplugins.xml（企业版）和 publish.xml（个人版）
  --allow-http  允许本机的 http 地址（仅供试看，Excel 不打开 http 地址）`

/** A command that cannot be followed, as a sentence. */
class UsageError extends Error {}

const options = {
  url: { type: 'string' },
  out: { type: 'string' },
  check: { type: 'string' },
  reg: { type: 'boolean' },
  share: { type: 'string' },
  wps: { type: 'boolean' },
  'allow-http': { type: 'boolean' },
  help: { type: 'boolean' },
} as const

function run(): void {
  const { values } = readOptions()
  const allowHttp = values['allow-http'] === true
  if (values.help === true) console.log(usage)
  else if (values.reg === true) give(registration(values.share), values.out, registryFile)
  else if (values.wps === true) giveWpsLists(originOf(values.url ?? process.env.PUBLIC_URL), values.out, allowHttp)
  else if (values.check !== undefined) check(readText(values.check), values.check, allowHttp)
  else {
    const xml = manifestXml(manifestFacts(originOf(values.url ?? process.env.PUBLIC_URL)))
    if (check(xml, null, allowHttp)) give(xml, values.out, (text) => Buffer.from(text))
  }
}

function readOptions() {
  try {
    return parseArgs({ options })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function registration(share: string | undefined): string {
  if (share === undefined) throw new UsageError('--reg 须同时给出 --share，如 --share \\\\fileserver\\addins。')
  if (!isShare(share)) throw new UsageError(`--share ${share} 不是网络共享路径，应如 \\\\fileserver\\addins。`)
  return catalogRegistration(share)
}

function originOf(text: string | undefined): string {
  if (text === undefined || text === '') throw new UsageError('没有服务器地址：请给出 --url，或设置 PUBLIC_URL。')
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new UsageError(`${text} 应为不带路径的网址，如 https://checkup.example.gov.cn。`)
  }
  return url.origin
}

/** The page of the pane is under the same origin, and a pane without https keeps nothing. */
function giveWpsLists(origin: string, folder: string | undefined, allowHttp: boolean): void {
  if (folder === undefined) throw new UsageError('--wps 须同时给出 --out 文件夹。')
  if (!origin.startsWith('https:') && !allowHttp) throw new UsageError(`${origin} 应为 https 地址。`)
  mkdirSync(folder, { recursive: true })
  give(jsPluginsXml(origin), join(folder, 'jsplugins.xml'), (text) => Buffer.from(text))
  give(publishXml(origin), join(folder, 'publish.xml'), (text) => Buffer.from(text))
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new UsageError(`读不到文件 ${file}，请核对路径。`)
  }
}

/** Prints what is wrong; true when nothing is. @param file null while the manifest is being written */
function check(xml: string, file: string | null, allowHttp: boolean): boolean {
  const faults = lintManifest(xml, lintFacts(allowHttp))
  for (const { where, what } of faults) console.error(`${where}：${what}`)
  if (faults.length > 0) process.exitCode = 1
  else if (file !== null) console.log(`${file}：没有发现问题。`)
  if (faults.length === 0 && allowHttp) console.error('注意：含 http 地址的清单只能试看，Excel 不打开 http 地址。')
  return faults.length === 0
}

function give(text: string, out: string | undefined, encode: (text: string) => Uint8Array): void {
  if (out === undefined) console.log(text.trimEnd())
  else {
    writeFileSync(out, encode(text))
    console.log(`已写入 ${out}`)
  }
}

try {
  run()
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(`${error.message}\n\n${usage}`)
  process.exitCode = 2
}
