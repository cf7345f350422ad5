import type { SurveyRecord } from '#core/api/surveys.ts'
import { blankText, formatNumber, formatWithUnit } from '#core/form/format.ts'
import { companionStateNames } from '#core/survey/companion.ts'
import { subjectTitle, surveyField, surveyItems } from '#core/survey/item.ts'
import { farMetresStanding } from '#core/survey/limits.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { Block, PaperDocument, PaperPhoto } from '#paper/document.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import type { SentFile } from '../export/sent-file.ts'
import { once } from '../once.ts'
import type { Service } from '../service.ts'
import { readSurvey } from './open.ts'
import { recordBody } from './record.ts'
import { recordPrint } from './record-print.ts'

/** What the paper is made from: the record as its reader is shown it, with the pictures it names. */
interface SummaryContent {
  readonly record: SurveyRecord
  readonly ownerName: string | null
  readonly photos: readonly PaperPhoto[]
  readonly signatures: readonly PaperPhoto[]
}

/**
 * 现场核查记录 of one survey with its photos, as far as the reader is shown it. Throws ProblemError: not-found,
 * attachment-lost, those of paper.
 */
export async function surveySummary(service: Service, grant: Grant, id: string): Promise<SentFile> {
  const { record, ownerName } = await readSurvey(service, grant, id, async (_db, open) => ({
    record: recordBody(open),
    ownerName: open.parcel.ownerName,
  }))
  const photos: PaperPhoto[] = []
  for (const [index, { sha256, subject, caption }] of record.pictures.entries()) {
    const bytes = await service.attachments.bytes(sha256)
    const words = [subjectTitle(subject), caption].filter((part) => part !== '').join('：')
    photos.push({ mediaType: 'image/jpeg', bytes, caption: `${index + 1}　${words}` })
  }
  const content = { record, ownerName, photos, signatures: await signaturesOf(service, record) }
  const pdf = await service.paper.render(summaryPaper(content, todayInShanghai(service.clock), service.demo))
  const { cycle, parcelCode, number } = record
  await recordPrint(service, grant, `survey ${cycle}/${parcelCode}`, 'exported', { survey: id })
  return { name: `现场核查记录-${parcelCode}-${cycle}-第${number}次.pdf`, bytes: once(pdf), length: pdf.length }
}

async function signaturesOf(service: Service, { people }: SurveyRecord): Promise<readonly PaperPhoto[]> {
  const signed = [
    { title: '核查人', who: people?.surveyor },
    { title: '陪同人（企业）', who: people?.companion },
  ]
  const pictures: PaperPhoto[] = []
  for (const { title, who } of signed) {
    if (who === undefined || who === null || who.sha256 === null) continue
    const bytes = await service.attachments.bytes(who.sha256)
    pictures.push({ mediaType: 'image/png', bytes, caption: `${title}　${who.name}` })
  }
  return pictures
}

function summaryPaper(content: SummaryContent, today: string, demo: boolean): PaperDocument {
  const { record, ownerName, photos, signatures } = content
  const { cycle, parcelCode, number } = record
  return {
    title: '现场核查记录',
    issuedOn: today,
    subtitle: `${cycle}年度　地块编码 ${parcelCode}　第 ${number} 次核查`,
    blocks: [
      { kind: 'fields', fields: headFields(record, ownerName) },
      { kind: 'heading', text: '核查情况' },
      findingsTable(record),
      ...noteBlocks(record),
      { kind: 'heading', text: '签名' },
      ...signatureBlocks(record, signatures),
      { kind: 'heading', text: '照片' },
      ...(photos.length === 0
        ? [{ kind: 'paragraph' as const, text: '没有可查看的照片。' }]
        : [{ kind: 'photos' as const, photos, perRow: 2, height: 62 }]),
    ],
    footer: `${proposedFormNotice}　打印 ${today}${demo ? '　示例数据' : ''}`,
  }
}

function noteBlocks({ note }: SurveyRecord): readonly Block[] {
  if (note === null) return []
  return [{ kind: 'fields', fields: [{ label: '其他情况', value: note === '' ? '无' : note, wide: true }] }]
}

function headFields(record: SurveyRecord, ownerName: string | null) {
  const { parcelName, townCode, surveyedAt, receivedAt, by, device } = record
  return [
    { label: '地块名称/坐落', value: parcelName, wide: true as const },
    { label: '用地主体', value: ownerName },
    { label: '所属街镇/园区', value: townCode === null ? null : (townName(townCode) ?? null) },
    { label: '核查时间', value: minuteOf(surveyedAt) },
    { label: '收到时间', value: minuteOf(receivedAt) },
    { label: '提交账号', value: by },
    { label: '设备', value: device ?? '未记录' },
    { label: '位置', value: placeText(record), wide: true as const },
  ]
}

/** 2026-11-22 10:05 */
function minuteOf(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ')
}

function placeText({ place, hasPlace, metres, isFar }: SurveyRecord): string {
  if (place?.kind === 'none') return `没有定位：${place.reason}`
  if (!hasPlace) return '没有定位'
  const exact =
    place === null
      ? '已定位'
      : `经度 ${formatNumber(place.longitude, 6)}，纬度 ${formatNumber(place.latitude, 6)}，精度 ${formatNumber(place.accuracy, 0)} 米`
  if (metres === null) return `${exact}；底版没有边界，未比较距离`
  const away = metres === 0 ? '在地块内' : `距地块边界约 ${formatNumber(metres, 0)} 米`
  return `${exact}；${away}${isFar ? `（偏远，请核对；${farMetresStanding}）` : ''}`
}

function findingsTable({ items, found, reported }: SurveyRecord): Block {
  const text = (key: string, values: SurveyRecord['found']): string => {
    const value = values[key] ?? null
    return value === null ? '' : formatWithUnit(surveyField(key), value)
  }
  const shown = surveyItems.filter(({ id }) => items.includes(id))
  return {
    kind: 'table',
    columns: [
      { label: '核查项', width: 34 },
      { label: '字段', width: 42 },
      { label: '现场核查', width: { share: 1 } },
      { label: '当时的填报', width: { share: 1 } },
    ],
    rows: shown.flatMap(({ title, fields }) =>
      fields.map((key) => [title, surveyField(key).label, text(key, found) || blankText, text(key, reported)]),
    ),
  }
}

function signatureBlocks({ people, companion }: SurveyRecord, signatures: readonly PaperPhoto[]): readonly Block[] {
  if (people === null) {
    return [{ kind: 'paragraph', text: `${companionStateNames[companion]}。签名和姓名不在您的查看范围内。` }]
  }
  const reason = people.reason === null ? '' : `：${people.reason}`
  const said = { kind: 'paragraph' as const, text: `${companionStateNames[companion]}${reason}` }
  return [...(companion === 'signed' ? [] : [said]), { kind: 'photos', photos: signatures, perRow: 2, height: 24 }]
}
