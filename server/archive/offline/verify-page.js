const told = document.getElementById('told')
const faults = document.getElementById('faults')

function say(text, isBad) {
  const line = document.createElement('li')
  line.className = isBad ? 'bad' : 'ok'
  line.textContent = text
  faults.append(line)
}

async function sha256(blob) {
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function checkFiles(files, manifest) {
  let bad = 0
  for (const [index, { name, sha256: expected }] of manifest.files.entries()) {
    told.textContent = `正在核对 ${index + 1} / ${manifest.files.length}`
    const file = files.get(name)
    if (file === undefined) say(`缺少文件：${name}`, true)
    else if ((await sha256(file)) !== expected) say(`内容被改动：${name}`, true)
    else continue
    bad += 1
  }
  const listed = new Set([...manifest.files.map(({ name }) => name), 'manifest.json', 'seal.json'])
  for (const name of files.keys()) {
    if (listed.has(name)) continue
    bad += 1
    say(`清单以外的文件：${name}`, true)
  }
  return bad
}

async function checkChain(files) {
  const about = JSON.parse(await files.get('audit/about.json').text())
  const lines = (await files.get('audit/entries.jsonl').text()).split('\n').filter((line) => line !== '')
  let before = about.before
  let seq = about.from - 1
  for (const line of lines) {
    const entry = JSON.parse(line)
    if (entry.seq !== seq + 1 || entry.previous_hash !== before) return `审计记录在第 ${entry.seq} 条断开`
    before = entry.hash
    seq = entry.seq
  }
  return seq === about.until ? null : `审计记录应到第 ${about.until} 条，实际到第 ${seq} 条`
}

document.getElementById('folder').addEventListener('change', async ({ target }) => {
  faults.replaceChildren()
  const files = new Map([...target.files].map((file) => [file.webkitRelativePath.split('/').slice(1).join('/'), file]))
  const manifestFile = files.get('manifest.json')
  if (manifestFile === undefined) {
    told.textContent = '所选文件夹里没有 manifest.json，请选择解压后的归档包文件夹。'
    return
  }
  const manifest = JSON.parse(await manifestFile.text())
  let bad = await checkFiles(files, manifest)
  const broken = bad === 0 ? await checkChain(files) : null
  if (broken !== null) {
    bad += 1
    say(broken, true)
  }
  told.textContent =
    bad === 0 ? `通过：${manifest.files.length} 个文件与清单一致，审计记录首尾相接。` : `未通过：${bad} 处不符。`
  say(`manifest.json 的 SHA-256：${await sha256(manifestFile)}`, false)
  say('不能在此核验：封签（seal.json）、每条审计记录的内容与其哈希；须用原系统密钥运行 checkup verify-archive。', false)
})
