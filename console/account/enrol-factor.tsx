import { useState } from 'preact/hooks'
import type { Call } from '#ui/client.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { CodeForm } from './code-form.tsx'
import { QrCode } from './qr-code.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

export interface EnrolFactorProps {
  readonly call: Call
  /** A secret that was just drawn for the person. */
  readonly enrolment: AnswerOf<'startSecondFactor'>
  readonly onDone: () => void
}

/** Scan or type the secret, prove it with a first code, save the recovery codes. */
export function EnrolFactor({ call, enrolment, onDone }: EnrolFactorProps) {
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  if (codes !== null) return <RecoveryCodes codes={codes} onDone={onDone} />
  const confirm = async (code: string): Promise<void> => {
    const { recoveryCodes } = await call('confirmSecondFactor', { body: { code } })
    setCodes(recoveryCodes)
  }
  return (
    <div class="stack">
      <ol class="enrol-steps stack">
        <li>
          <p>1. 在手机的验证器应用里扫描此码：</p>
          <QrCode text={enrolment.uri} label="验证器二维码" />
          <p class="sub">不能扫描时，在应用里手工输入密钥（按时间，6 位）：</p>
          <p class="enrol-secret">{(enrolment.secret.match(/.{1,4}/g) ?? []).join(' ')}</p>
        </li>
        <li>
          <p>2. 填写应用里显示的 6 位数字：</p>
        </li>
      </ol>
      <CodeForm verb="确认开启" label="验证码" send={confirm} isFirst={false} />
    </div>
  )
}
