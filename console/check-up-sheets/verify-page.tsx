import './check-up-sheets.css'
import { useState } from 'preact/hooks'
import type { SheetVerification } from '#core/api/check-up-sheets.ts'
import { PageHead } from '../frame/page-head.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'
import { readSeal } from './read-seal.ts'
import { Verdict } from './verify-verdict.tsx'

const largestFile = 200 * 1024 * 1024

/** 体检表核验: a code, read off the paper or out of the file, against what is stored. */
export function VerifyPage() {
  const { call } = useSession()
  const [code, setCode] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [found, setFound] = useState<SheetVerification | null>(null)
  const [sheets, setSheets] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const check = async (typed: string, file: Awaited<ReturnType<typeof readSeal>>): Promise<void> => {
    setFound(null)
    setFailure(null)
    setBusy(true)
    try {
      const body = { code: typed.trim(), ...(file === null ? {} : { file }) }
      setFound(await call('verifyCheckUpSheet', { body }))
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }
  const submit = (): void => {
    const isBlank = code.trim() === ''
    setFault(isBlank ? '请输入纸面页脚的核验码。' : null)
    setSheets(null)
    if (!isBlank) void check(code, null)
  }
  const open = async (file: File): Promise<void> => {
    setFound(null)
    const seal = file.size > largestFile ? null : await readSeal(file)
    setFault(seal === null ? `“${file.name}”没有本系统的封签：不是本系统出具的 PDF，或另存过。请改输核验码。` : null)
    if (seal === null) return
    const isOne = seal.about.includes('.')
    if (isOne) setCode(seal.about)
    setSheets(isOne ? null : seal.about)
    await check(seal.about, seal)
  }
  return (
    <>
      <PageHead title="体检表核验" />
      <section class="card card-body stack verify-form" aria-label="核验">
        <form
          class="stack-s"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          <label class="field">
            <span class="label">核验码（评估编号.地块编码.16 位字符，在页脚；可用扫码枪）</span>
            <input
              class="input"
              value={code}
              maxLength={120}
              autocomplete="off"
              spellcheck={false}
              placeholder="12.SJ-XQ-0137.7F3K-2MQD-9XTA-HJ4C"
              onInput={(event) => setCode(event.currentTarget.value)}
            />
          </label>
          {fault !== null && (
            <p class="field-error" role="alert">
              {fault}
            </p>
          )}
          <div class="row">
            <button type="submit" class={isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'}>
              核验
            </button>
            <label class="btn">
              选 PDF 文件
              <input
                class="vh"
                type="file"
                accept="application/pdf"
                onChange={(event) => {
                  const [file] = event.currentTarget.files ?? []
                  event.currentTarget.value = ''
                  if (file !== undefined) void open(file)
                }}
              />
            </label>
          </div>
        </form>
        <p class="cap">
          核验码证明：本系统对这宗地、这次评估出具过体检表，且存档结果与出具时一致。它不证明填报数据属实，也不代替盖章；纸面数字请与下列存档逐项核对。文件只在本机计算摘要，不上传。
        </p>
      </section>
      {failure !== null && <FailureNotice failure={failure} />}
      {found !== null && <Verdict found={found} sheets={sheets} />}
    </>
  )
}
