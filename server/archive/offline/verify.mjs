// 核验解压后的归档包：node verify.mjs [文件夹]。只读，不联网，不需要原系统。
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = process.argv[2] ?? dirname(fileURLToPath(import.meta.url))
const faults = []
const say = (line) => process.stdout.write(`${line}\n`)

async function sha256(path) {
  const digest = createHash('sha256')
  for await (const piece of createReadStream(path)) digest.update(piece)
  return digest.digest('hex')
}

function readJson(name) {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'))
}

async function checkFiles({ files }) {
  for (const { name, sha256: expected } of files) {
    const path = join(folder, name)
    if (!existsSync(path)) faults.push(`缺少文件：${name}`)
    else if ((await sha256(path)) !== expected) faults.push(`内容被改动：${name}`)
  }
  const listed = new Set([...files.map(({ name }) => name), 'manifest.json', 'seal.json'])
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  for (const entry of found) {
    const name = join(entry.parentPath, entry.name)
      .slice(join(folder, '.').length)
      .replace(/^[\\/]/, '')
      .split(sep)
      .join('/')
    if (!listed.has(name)) faults.push(`清单以外的文件：${name}`)
  }
}

function checkChain() {
  const about = readJson('audit/about.json')
  const lines = readFileSync(join(folder, 'audit/entries.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  const hashes = new Map()
  let before = about.before
  let seq = about.from - 1
  for (const line of lines) {
    const entry = JSON.parse(line)
    if (entry.seq !== seq + 1 || entry.previous_hash !== before) {
      faults.push(`审计记录在第 ${entry.seq} 条断开`)
      return 0
    }
    before = entry.hash
    seq = entry.seq
    hashes.set(seq, entry.hash)
  }
  if (seq !== about.until) faults.push(`审计记录应到第 ${about.until} 条，实际到第 ${seq} 条`)
  const anchors = readJson('audit/anchors.json')
  for (const anchor of anchors) {
    if (hashes.get(anchor.seq) !== anchor.hash) faults.push(`锚点与审计记录第 ${anchor.seq} 条不符`)
  }
  return anchors.length
}

if (!existsSync(join(folder, 'manifest.json'))) {
  say('这里没有 manifest.json，请在解压后的归档包文件夹里运行。')
  process.exit(2)
}
const manifest = readJson('manifest.json')
const ownHash = await sha256(join(folder, 'manifest.json'))
await checkFiles(manifest)
const anchors = faults.length === 0 ? checkChain() : 0
const sealed = existsSync(join(folder, 'seal.json')) ? readJson('seal.json').manifest : null
if (sealed !== ownHash) faults.push('manifest.json 与封签（seal.json）不符')

say(`${manifest.districtName} ${manifest.cycle}年度归档，${manifest.generatedAt} 生成，${manifest.parcels} 宗`)
say(`manifest.json 的 SHA-256：${ownHash}`)
for (const fault of faults) say(`✗ ${fault}`)
if (faults.length === 0) say(`✓ ${manifest.files.length} 个文件与清单一致，审计记录首尾相接，${anchors} 个锚点相符。`)
say('不能在此核验：封签是否出自原系统、每条审计记录的内容与其哈希；须用原系统密钥运行 checkup verify-archive。')
process.exit(faults.length === 0 ? 0 : 1)
