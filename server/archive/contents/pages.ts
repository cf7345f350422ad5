import type { ParcelResultBody } from '#core/api/evaluations.ts'
import { formatNumber } from '#core/form/format.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { className, parcelClasses } from '#core/vocabulary/class.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { ZippedFile } from '#workbook/zip.ts'
import { type ArchiveContent, type ArchiveSource, partNumber, textFile } from '../content.ts'
import { html, offlineText, pageHead } from '../html.ts'
import { type ArchivedParcel, archivedParts } from '../parcels.ts'

const hows: Readonly<Record<string, string>> = { direct: '直接判定', ranked: '排序定类', exempt: '暂不评价' }

/** Pages that show every parcel with what its class came from; they run no script. */
export const pagesContent: ArchiveContent = {
  id: 'pages',
  title: '逐宗页面（HTML）',
  async *files(source: ArchiveSource): AsyncGenerator<ZippedFile, void> {
    const style = offlineText('style.css')
    let number = 0
    for await (const part of archivedParts(source)) {
      number += 1
      yield textFile(`pages/${partNumber(number)}.html`, pageOf(source, part, style))
    }
  },
}

function pageOf({ cycle, standard, overrides }: ArchiveSource, part: readonly ArchivedParcel[], style: string): string {
  const first = part[0]?.decided.parcel_code ?? ''
  const last = part.at(-1)?.decided.parcel_code ?? ''
  const title = `${cycle}年度 ${first} 至 ${last}`
  const told = overrides.map((text) => `<p class="warn">${html(text)}</p>`).join('')
  return `${pageHead({ title, style })}<body>
<header><h1>${html(title)}</h1><p><a href="../index.html">返回目录</a>　${html(proposedFormNotice)}</p>${told}</header>
<main>
${part.map((one) => sectionOf(one, standard)).join('\n')}
</main></body></html>
`
}

function sectionOf({ decided, result, parcel }: ArchivedParcel, standard: Standard | null): string {
  const {
    parcel_code: code,
    town_code,
    land_class,
    land_area,
    class: decidedClass,
    evaluated_class,
    adjustment,
  } = decided
  const facts: readonly (readonly [string, string])[] = [
    ['用地主体', parcel?.owner_name ?? '—'],
    ['所属街镇/园区', town_code === null ? '—' : (townName(town_code) ?? town_code)],
    ['用地类别', land_class ?? '—'],
    ['土地面积', land_area === null ? '—' : `${formatNumber(land_area, 2)} 平方米`],
    ['审定类别', classText(decidedClass)],
    ['评估类别', classText(evaluated_class)],
    ...(adjustment === null ? [] : ([['调整说明', adjustment]] as const)),
    ['产生方式', decided.how === null ? '待补正' : (hows[decided.how] ?? decided.how)],
    ['总分', result?.total == null ? '—' : formatNumber(result.total, 2)],
    ['名次', decided.rank === null ? '—' : `${decided.rank} / ${decided.ranked ?? ''}`],
    ['触发规则', result === null ? '—' : rulesText(result, standard)],
    ['审定日期', decided.decided_on],
  ]
  const list = facts.map(([name, value]) => `<div><dt>${html(name)}</dt><dd>${html(value)}</dd></div>`).join('')
  const table = result === null ? '<p>评估结果已不在库。</p>' : indicatorTable(result, standard)
  return `<section id="${html(code)}"><h2>${html(code)} ${html(parcel?.parcel_name ?? '')}</h2><dl>${list}</dl>${table}</section>`
}

function classText(code: string | null): string {
  const known = parcelClasses.find((each) => each.code === code)?.code
  return known === undefined ? '无类别' : `${known}（${className(known)}）`
}

function rulesText({ rules }: ParcelResultBody, standard: Standard | null): string {
  if (rules.length === 0) return '无'
  return rules
    .map((id) => {
      const name = standard?.rules.find((rule) => rule.id === id)?.name
      return name === undefined ? id : `${id} ${name}`
    })
    .join('；')
}

function indicatorTable({ indicators }: ParcelResultBody, standard: Standard | null): string {
  const rows = indicators.map(({ id, value, points, weight }) => {
    const known = standard?.indicators.find((indicator) => indicator.id === id)
    const unit = known?.unit ?? ''
    const cells = [
      known === undefined ? id : `${id} ${known.name}`,
      value === null ? '—' : `${formatNumber(value, 2)}${unit === '' ? '' : ` ${unit}`}`,
      points === null ? '—' : formatNumber(points, 2),
      weight === null || weight === undefined ? '—' : formatNumber(weight, 2),
    ]
    return `<tr>${cells.map((cell) => `<td>${html(cell)}</td>`).join('')}</tr>`
  })
  return `<table><thead><tr><th>指标</th><th>数值</th><th>分值</th><th>权重</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}
