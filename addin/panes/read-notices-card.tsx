import { useState } from 'preact/hooks'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import type { ReadNotice } from '#workbook/read-result.ts'
import { noticeText } from './read-notices.ts'

/** 读取说明: never a refusal, folded at first. */
export function ReadNoticesCard({ notices }: { notices: readonly ReadNotice[] }) {
  const [isOpen, setOpen] = useState(false)
  if (notices.length === 0) return null
  return (
    <section class="card read-notices" aria-label="读取说明">
      <button type="button" class="missing-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name="info" size={14} class="is-info" />
        <span class="missing-title">{`读取说明 ${count(notices.length)} 条`}</span>
        <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={12} />
      </button>
      {isOpen && (
        <ul>
          {notices.map((notice) => (
            <li key={noticeText(notice)} class="card-part sub">
              {noticeText(notice)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
