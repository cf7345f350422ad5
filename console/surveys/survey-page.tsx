import { FirstAnswer } from '../list/first-answer.tsx'
import './surveys.css'
import type { SurveyRecord } from '#core/api/surveys.ts'
import { endpoints } from '#core/api/table.ts'
import { formatNumber, formatWithUnit } from '#core/form/format.ts'
import { sameCell } from '#core/record/merge.ts'
import { companionStateNames } from '#core/survey/companion.ts'
import { subjectTitle, surveyField, surveyItems } from '#core/survey/item.ts'
import { farMetresStanding } from '#core/survey/limits.ts'
import { townName } from '#core/vocabulary/district.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { instantInTable } from '#ui/instant.ts'
import { useAnswer } from '../data/use-answer.ts'
import { PageHead } from '../frame/page-head.tsx'
import { useCyclePath } from '../frame/use-cycle.ts'
import { conflictsPath, parcelPath } from '../route/route.ts'
import { surveysPath } from '../route/survey-route.ts'
import { distanceWords, SurveyMarks } from './survey-words.tsx'

/** One survey as it was handed in: nothing of it is ever changed. */
export function SurveyPage({ id }: { readonly id: string }) {
  const { value, failure, askAgain } = useAnswer('survey', { params: { id } })
  const cyclePath = useCyclePath()
  return (
    <>
      <a class="link back-link no-print" href={cyclePath(surveysPath)}>
        <Icon name="arrow-left" />
        返回现场核查
      </a>
      <PageHead title={value === null ? '核查记录' : `${value.parcelCode} 第 ${value.number} 次核查`}>
        {value !== null && (
          <>
            <a class="btn" href={parcelPath(value.cycle, value.parcelCode)}>
              打开地块
            </a>
            <a class="btn btn-fill" href={addressOf(endpoints.surveySummary, { params: { id } })} download>
              下载核查记录单
            </a>
          </>
        )}
      </PageHead>
      <FirstAnswer value={value} failure={failure} onRetry={askAgain} label="核查记录" />
      {value !== null && <Record record={value} />}
    </>
  )
}

function Record({ record }: { readonly record: SurveyRecord }) {
  return (
    <div class="survey-record">
      <Facts record={record} />
      <Found record={record} />
      <Photos record={record} />
      <Signatures record={record} />
    </div>
  )
}

function Facts({ record }: { readonly record: SurveyRecord }) {
  const { parcelName, townCode, surveyedAt, receivedAt, by, device, place, isFar, note } = record
  return (
    <section class="card card-body stack" aria-label="概况">
      <SurveyMarks line={record} />
      <dl class="survey-facts">
        <Fact label="地块名称/坐落" value={parcelName ?? '未填'} />
        <Fact label="街镇/园区" value={townCode === null ? '未填' : (townName(townCode) ?? townCode)} />
        <Fact label="核查时间（手机）" value={instantInTable(surveyedAt)} />
        <Fact label="收到时间" value={instantInTable(receivedAt)} />
        <Fact label="提交账号" value={by} />
        <Fact label="设备" value={device ?? '未记录'} />
        <Fact label="位置" value={placeWords(record)} />
        {place?.kind === 'none' && <Fact label="没有定位的原因" value={place.reason} />}
        <Fact label="其他情况" value={note === null ? '无权查看' : note === '' ? '无' : note} />
      </dl>
      {isFar && <p class="cap">{`离地块较远，请核对。${farMetresStanding}。`}</p>}
      {record.conflicts > 0 && (
        <p>
          {`提交时有 ${record.conflicts} 处与他人的现场值不同，进入冲突台账。`}
          <a href={conflictsPath(record.parcelCode)}>查看冲突</a>
        </p>
      )}
    </section>
  )
}

function placeWords(record: SurveyRecord): string {
  const { place } = record
  const away = distanceWords(record)
  if (place?.kind !== 'fix') return away
  const { longitude, latitude, accuracy } = place
  return `经度 ${formatNumber(longitude, 6)}，纬度 ${formatNumber(latitude, 6)}，精度约 ${formatNumber(accuracy, 0)} 米；${away}`
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function Found({ record: { items, found, reported } }: { readonly record: SurveyRecord }) {
  const shown = surveyItems.filter(({ id }) => items.includes(id))
  return (
    <section class="card field-scroll" aria-label="核查情况">
      <h2 class="card-head">核查情况</h2>
      <table class="table plain-table">
        <thead>
          <tr>
            {['字段', '现场核查', '当时的填报'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {shown.map(({ id, title, fields }) => (
          <tbody key={id}>
            <tr>
              <th class="survey-item-head" scope="colgroup" colSpan={3}>
                {title}
              </th>
            </tr>
            {fields.map((key: string) => {
              const field = surveyField(key)
              const [here, there] = [found[key] ?? null, reported[key] ?? null]
              return (
                <tr key={key}>
                  <th scope="row">{field.label}</th>
                  <td>{formatWithUnit(field, here)}</td>
                  <td>
                    {there === null ? '未填' : formatWithUnit(field, there)}
                    {there !== null && !sameCell(here, there) && <span class="badge badge-warn">不一致</span>}
                  </td>
                </tr>
              )
            })}
          </tbody>
        ))}
      </table>
    </section>
  )
}

function Photos({ record: { id, pictures } }: { readonly record: SurveyRecord }) {
  return (
    <section class="card card-body stack" aria-label="照片">
      <h2>{`照片（${pictures.length} 张）`}</h2>
      {pictures.length === 0 && <p class="sub">没有您可以查看的照片。</p>}
      <ol class="survey-pictures">
        {pictures.map(({ sha256, subject, caption, takenAt }, index) => {
          const address = addressOf(endpoints.surveyPicture, { params: { id, sha256 } })
          return (
            <li key={sha256}>
              <a href={address} download={`现场核查-${index + 1}.jpg`}>
                <img src={address} alt={`第 ${index + 1} 张：${subjectTitle(subject)}`} loading="lazy" />
              </a>
              <span>{`${index + 1}　${subjectTitle(subject)}`}</span>
              {caption !== '' && <span class="sub">{caption}</span>}
              <span class="cap nb">{instantInTable(takenAt)}</span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function Signatures({ record: { id, people, companion } }: { readonly record: SurveyRecord }) {
  return (
    <section class="card card-body stack" aria-label="签名">
      <h2>签名</h2>
      <p>{`${companionStateNames[companion]}${people?.reason == null ? '' : `：${people.reason}`}`}</p>
      {people === null ? (
        <p class="sub">签名和姓名属个人信息，不在您的查看范围内。</p>
      ) : (
        <ul class="survey-signatures">
          <Signature id={id} title="核查人" who={people.surveyor} />
          {people.companion !== null && <Signature id={id} title="陪同人（企业）" who={people.companion} />}
        </ul>
      )}
    </section>
  )
}

interface SignatureProps {
  readonly id: string
  readonly title: string
  readonly who: { readonly name: string; readonly sha256: string | null }
}

function Signature({ id, title, who: { name, sha256 } }: SignatureProps) {
  return (
    <li>
      <span>{`${title}　${name === '' ? '姓名未留' : name}`}</span>
      {sha256 === null ? (
        <span class="sub">没有签名</span>
      ) : (
        <img src={addressOf(endpoints.surveyPicture, { params: { id, sha256 } })} alt={`${title}签名`} />
      )}
    </li>
  )
}
