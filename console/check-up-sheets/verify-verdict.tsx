import type { SheetVerification, VerifiedSheet } from '#core/api/check-up-sheets.ts'
import { ClassBadge } from '#ui/class-badge.tsx'
import { Icon } from '#ui/icon.tsx'
import { count, decimal } from '#ui/number.ts'
import { parcelPath, standardPath } from '../route/route.ts'

const faults = {
  form: '这不是核验码：应为“评估编号.地块编码.16 位字符”，如 12.SJ-XQ-0137.7F3K-2MQD-9XTA-HJ4C。请从页脚完整输入。',
  slip: '核验码有字符抄错（校验位不符）。请对照纸面重新输入，字母没有 I、L、O、U。',
  foreign: '不是本系统出具的核验码：评估编号、地块编码与 16 位字符对不上。请核对纸面；仍不符的，按伪造件处理。',
} as const

export interface VerdictProps {
  readonly found: SheetVerification
  /** How many sheets the file holds, of which no single one was checked; null for one sheet. */
  readonly sheets: string | null
}

/** What the check came to, then what is on file. */
export function Verdict({ found: { outcome, fault, untouched, sheet }, sheets }: VerdictProps) {
  return (
    <>
      {untouched !== null && (
        <div class={untouched ? 'banner banner-ok' : 'banner banner-err'} role="status">
          <Icon name={untouched ? 'done' : 'error'} />
          <p class="banner-text">
            {untouched
              ? '文件自本系统出具后一个字节也没有动过。'
              : '文件在出具之后被改动或另存过，内容不能作数。请以下列存档为准。'}
          </p>
        </div>
      )}
      {outcome === 'true' && (
        <div class="banner banner-ok" role="status">
          <Icon name="done" />
          <p class="banner-text">核验码属实，存档结果与出具时一致。请将纸面数字与下列存档逐项核对。</p>
        </div>
      )}
      {outcome === 'changed' && (
        <div class="banner banner-warn" role="status">
          <Icon name="warning" />
          <p class="banner-text">
            核验码是本系统为这宗地出具的，但存档结果与出具时不同，纸面已不能代表存档。请重新印制，并向系统管理员查明原因。
          </p>
        </div>
      )}
      {sheets !== null && <p class="sub">{`合订本，共 ${sheets} 宗。核验其中一宗，请输入该页页脚的核验码。`}</p>}
      {outcome === 'unknown' && sheets === null && (
        <div class="banner banner-err" role="alert">
          <Icon name="error" />
          <p class="banner-text">{faults[fault ?? 'foreign']}</p>
        </div>
      )}
      {sheet !== null && <OnFile sheet={sheet} />}
    </>
  )
}

function OnFile({ sheet }: { readonly sheet: VerifiedSheet }) {
  const { parcelCode, cycle, evaluation, standard, judgedOn, formal, rank, of, total, stepped, word } = sheet
  const facts: readonly (readonly [string, string])[] = [
    ['总分', total === null ? '不计' : `${decimal(total, 2)}${stepped ? '（按您的权限以 5 分为一档）' : ''}`],
    ['名次', rank === null || of === null ? '不参加排名' : `第 ${count(rank)} / ${count(of)} 名`],
    ['评估', `${formal ? '正式' : '草评'} #${evaluation}，${judgedOn}`],
  ]
  return (
    <section class="card verify-figures" aria-labelledby="on-file">
      <div class="card-head">
        <h2 id="on-file">存档结果</h2>
        <a class="cap" href={parcelPath(cycle, parcelCode)}>
          {`${parcelCode} ${cycle}年度`}
        </a>
      </div>
      <div class="card-body stack">
        <div class="verify-class">
          <ClassBadge class={sheet.class} none={word} formal={formal} size="l" />
          <div>
            <b>{sheet.class === null ? word : `${sheet.class} ${word}`}</b>
            <p class="cap">
              <a href={standardPath(standard)}>{standard}</a>
            </p>
          </div>
        </div>
        <dl class="facts">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd class="nb">{value}</dd>
            </div>
          ))}
        </dl>
        <table class="table plain-table">
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col" class="num">
                得分
              </th>
            </tr>
          </thead>
          <tbody>
            {sheet.indicators.map(({ id, name, score }) => (
              <tr key={id}>
                <th scope="row">{`${id} ${name}`}</th>
                <td class="num">{score === null ? '不适用' : decimal(score, 2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
