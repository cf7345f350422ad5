import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { StandardFileFault, StandardPreview } from '#core/api/standard-files.ts'
import { Icon } from '#ui/icon.tsx'
import { Bar } from '#ui/progress.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { DifferenceList } from '../differences-card.tsx'
import type { FilePreview as Preview } from './use-preview.ts'

export interface FilePreviewProps {
  readonly preview: Preview
  /** Version the file is compared with. */
  readonly against: string | null
  /** What is done with what was read; drawn when the file holds a standard. */
  readonly children: ComponentChildren
  readonly onClose: () => void
}

/** 导入: a file is chosen and read; what is wrong in it and what it changes are told before anything is taken over. */
export function FilePreview({ preview, against, children, onClose }: FilePreviewProps) {
  const { share, failure, read, pick } = preview
  const id = useId()
  return (
    <section class="card card-body std-import no-print" aria-label="导入评估标准">
      <h2>导入评估标准</h2>
      <p class="sub">评估标准.xlsx 或 JSON，不超过 5 MB。先读出来给您看，不会保存。空白样式可从任一版本“导出”得到。</p>
      <div class="row">
        <span class="std-pick">
          <input
            class="vh"
            id={id}
            type="file"
            accept=".xlsx,.json"
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0]
              if (file !== undefined) void pick(file)
              currentTarget.value = ''
            }}
          />
          <label class="btn" for={id}>
            <Icon name="upload" />
            {read === null ? '选择文件' : '换一个文件'}
          </label>
        </span>
        {read !== null && <b>{read.name}</b>}
        <button type="button" class="btn" onClick={onClose}>
          关闭
        </button>
      </div>
      {share !== null && (
        <div role="status">
          <Bar share={share} label="正在读取" />
          <span class="cap">正在读取</span>
        </div>
      )}
      {failure !== null && <FailureNotice failure={failure} />}
      {read !== null && <Read preview={read.preview} against={against} />}
      {read !== null && read.preview.standard !== null && children}
    </section>
  )
}

function Read({ preview, against }: { readonly preview: StandardPreview; readonly against: string | null }) {
  const { faults, faultCount, notices, differences, standard } = preview
  return (
    <>
      {faultCount > 0 && (
        <section class="banner banner-err" aria-label="文件中的问题">
          <Icon name="error" />
          <div class="banner-text">
            <strong>
              {standard === null
                ? `读不出完整的标准，有 ${faultCount} 处问题。请在文件中改正后重新选择。`
                : `有 ${faultCount} 处须改正。可以先收作草稿，在这里改；也可以改好文件再选。`}
            </strong>
            <ul class="std-import-faults">
              {faults.map((fault) => (
                <li key={`${fault.path} ${fault.cell} ${fault.message}`}>{faultText(fault)}</li>
              ))}
            </ul>
            {faultCount > faults.length && <p>{`只列出前 ${faults.length} 处。`}</p>}
          </div>
        </section>
      )}
      {faultCount === 0 && (
        <p class="with-icon" role="status">
          <Icon name="done" class="is-done" />
          没有发现问题。
        </p>
      )}
      {notices.length > 0 && (
        <ul class="standard-notes">
          {notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      )}
      {differences !== null && against !== null && (
        <details open={differences.length <= 20}>
          <summary>{`与 ${against} 的差异：${differences.length === 0 ? '没有' : `${differences.length} 处`}`}</summary>
          <DifferenceList items={differences} />
        </details>
      )}
    </>
  )
}

/** 分档 第 8 行 界限（C8）：应为数值。 In a JSON file the keys say where. */
function faultText({ sheet, row, column, cell, path, message }: StandardFileFault): string {
  if (sheet === null) return path === '' ? message : `${path}：${message}`
  const place = [sheet, row === null ? null : `第 ${row} 行`, column].filter((part) => part !== null).join(' ')
  const at = cell === null ? place : `${place}（${cell}）`
  return at === '' ? message : `${at}：${message}`
}
