import { formatNumber } from '#core/form/format.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { townName } from '#core/vocabulary/district.ts'
import { type ArchiveSource, partNumber } from './content.ts'
import { archiveContents } from './contents.ts'
import { html, inlineJson, offlineText, pageHead } from './html.ts'
import { archivedParts, parcelsPerPart } from './parcels.ts'

/** index.html: the whole list of parcels with a search, and what else is in the package. It asks nothing of any server. */
export async function* indexPage(source: ArchiveSource): AsyncGenerator<string, void> {
  const { service, cycle, overrides, lines, evaluation } = source
  const script = offlineText('index-page.js')
  const title = `产业用地综合绩效评估归档（${service.district.name} ${cycle}年度）`
  yield `${pageHead({ title, style: offlineText('style.css'), script })}<body>
<header><h1>${html(title)}</h1>
<p>${html(proposedFormNotice)}</p>
${overrides.map((text) => `<p class="warn">${html(text)}</p>`).join('')}
<ul class="lines">${lines.map((line) => `<li>${html(line)}</li>`).join('')}</ul>
<details><summary>包内有什么，怎样核验</summary>
<ul>${archiveContents.map((content) => `<li>${html(content.title)}</li>`).join('')}</ul>
<p>核验：用浏览器打开 <a href="verify.html">verify.html</a> 选择本文件夹，或在本文件夹运行 <code>node verify.mjs</code>。</p>
<p>正式评估第 ${evaluation.number} 号，标准 ${html(evaluation.standard)}，输入摘要 <code>${html(evaluation.input_hash ?? '')}</code></p>
</details></header>
<main>
<form role="search" id="search"><label>查找 <input id="q" type="search" placeholder="编码、名称、用地主体、街镇"></label>
<label>审定类别 <select id="class"><option value="">全部</option><option>A</option><option>B</option><option>C</option><option>D</option><option value="-">无类别</option></select></label></form>
<p id="told" role="status" aria-live="polite"></p>
<table><thead><tr><th>地块编码</th><th>地块名称</th><th>用地主体</th><th>所属街镇/园区</th><th>审定类别</th><th>评估类别</th><th>总分</th><th>名次</th></tr></thead><tbody id="rows"></tbody></table>
</main>
<script type="application/json" id="parcels">[`
  let part = 0
  for await (const parcels of archivedParts(source)) {
    part += 1
    const texts = parcels.map(({ decided, result, parcel }) =>
      inlineJson([
        decided.parcel_code,
        parcel?.parcel_name ?? '',
        parcel?.owner_name ?? '',
        decided.town_code === null ? '' : (townName(decided.town_code) ?? decided.town_code),
        decided.class ?? '',
        decided.evaluated_class ?? '',
        result?.total == null ? '' : formatNumber(result.total, 2),
        decided.rank === null ? '' : `${decided.rank}/${decided.ranked ?? ''}`,
        partNumber(part),
      ]),
    )
    yield `${part === 1 ? '' : ','}${texts.join(',\n')}`
    if (parcels.length < parcelsPerPart) break
  }
  yield `]</script>
<script>${script}</script>
</body></html>
`
}

/** verify.html: checks the unpacked folder in a browser, offline. */
export function verifyPage(): string {
  const script = offlineText('verify-page.js')
  return `${pageHead({ title: '归档包核验', style: offlineText('style.css'), script })}<body>
<header><h1>归档包核验</h1><p><a href="index.html">返回目录</a></p>
<p>选择解压后的整个文件夹，在本机逐个计算 SHA-256，与 manifest.json 对照；不上传任何内容。</p></header>
<main><form><label>选择文件夹 <input id="folder" type="file" webkitdirectory multiple></label></form>
<p id="told" role="status" aria-live="polite"></p><ul id="faults"></ul></main>
<script>${script}</script>
</body></html>
`
}
