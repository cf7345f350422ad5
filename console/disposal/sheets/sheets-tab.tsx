import { useState } from 'preact/hooks'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { upload } from '#ui/upload.ts'
import { tellChanged } from '../../data/changed.ts'
import { useFileUpload } from '../../data/use-file-upload.ts'
import { mayAsk } from '../../frame/entries.ts'
import { DropOne, Sending } from '../../list/drop-one.tsx'
import { TownChoice } from '../../list/town-choice.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { disposalSheetPath } from '../../route/disposal-route.ts'
import { navigate } from '../../route/place.ts'
import { useSession } from '../../session/session.ts'
import { SheetRecord } from './sheet-record.tsx'

/** 处置方案表.xlsx: handed out prefilled, brought back, and what became of every row. */
export function SheetsTab({ cycle }: { readonly cycle: string }) {
  const { account } = useSession()
  return (
    <>
      {mayAsk('uploadDisposalSheet', account.role) && <SheetCard cycle={cycle} />}
      <SheetRecord />
    </>
  )
}

function SheetCard({ cycle }: { readonly cycle: string }) {
  const [town, setTown] = useState('')
  const { share, failure, run, cancel } = useFileUpload()
  const send = async (file: File): Promise<void> => {
    const read = await run((options) => upload('uploadDisposalSheet', { body: file }, options))
    if (read === null) return
    tellChanged('disposalSheets', 'disposalPlans', 'disposalProgress')
    navigate(disposalSheetPath(read.id))
  }
  const query = { cycle, ...(town === '' ? {} : { town }) }
  return (
    <section class="card card-body stack no-print" aria-label="下发与回收">
      <p class="sub">
        处置方案表每宗一行，已有方案的地块和内容已预填；离线填好后上传，逐行合并，与网页上的修改相冲突的会列出来选择。
      </p>
      <div class="list-tools">
        <TownChoice value={town} onValue={setTown} />
        <a class="btn" href={addressOf(endpoints.disposalSheet, { query })} download>
          <Icon name="download" />
          下载处置方案表
        </a>
      </div>
      <DropOne
        place="填好的处置方案表"
        label="上传处置方案表"
        accept=".xlsx"
        isDisabled={share !== null}
        onFile={(file) => void send(file)}
      >
        或拖放到此处。须用从本系统下载的表；一行有问题不影响其他行。
      </DropOne>
      {share !== null && <Sending share={share} then="正在读取并合并" onCancel={cancel} />}
      {failure !== null && <FailureNotice failure={failure} />}
    </section>
  )
}
