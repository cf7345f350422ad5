import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { filingPath, newFilingPath } from '../../route/route.ts'
import { newFilingKey, useKeptDrafts } from './kept-drafts.ts'

/** Says where something was typed and not saved. */
export function DraftsNotice() {
  const drafts = useKeptDrafts()
  return (
    <>
      {drafts.map(({ key, name, fields }) => (
        <div key={key} class="banner banner-warn">
          <Icon name="warning" />
          <p class="banner-text">
            <strong>{`“${name}”的申请表有 ${count(fields)} 处修改未保存`}</strong>
            修改还在本页，关闭或刷新网页会丢失。
          </p>
          <a class="link" href={key === newFilingKey ? newFilingPath : `${filingPath(key)}?tab=form`}>
            继续填写
          </a>
        </div>
      ))}
    </>
  )
}
