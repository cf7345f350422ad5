import { useState } from 'preact/hooks'
import type { LetterTemplates } from '#core/api/letter-shapes.ts'
import { letterKindNames } from '#core/letter/kind.ts'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { ListCard } from '../list/list-card.tsx'
import { ListShapes } from '../list/list-shapes.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'
import { SettingsCard } from './settings-card.tsx'
import { TemplateEditor } from './template-editor.tsx'
import { versionText, whoText } from './words.ts'

type KindTemplates = LetterTemplates['items'][number]

/** The text of each kind with its versions, and how letters are numbered and followed. */
export function TemplatesTab({ cycle }: { readonly cycle: string }) {
  const { account } = useSession()
  const { value, failure, askAgain } = useAnswer('letterTemplates', {})
  const [opened, setOpened] = useState<string | null>(null)
  const chosen = value?.items.find(({ kind }) => kind === opened)
  if (value === null) {
    return failure === null ? <ListShapes label="函件模板" /> : <FailureNotice failure={failure} onRetry={askAgain} />
  }
  const mayEdit = mayAsk('publishLetterTemplate', account.role)
  return (
    <>
      <SettingsCard settings={value.settings} />
      <ListCard
        label="函件模板"
        heads={['函件', '现行模板', '说明']}
        lines={value.items}
        failure={failure}
        onRetry={askAgain}
        row={(item: KindTemplates) => (
          <tr key={item.kind}>
            <th scope="row">{letterKindNames[item.kind]}</th>
            <td>
              {item.inForce === 0 ? (
                <span class="badge badge-dash">示例</span>
              ) : (
                <span class="badge badge-ok">{versionText(item.inForce)}</span>
              )}
            </td>
            <td>{noteOf(item)}</td>
            <td>
              <button type="button" class="btn btn-s" onClick={() => setOpened(item.kind)}>
                {mayEdit ? '打开、修改' : '打开'}
                <span class="vh">{letterKindNames[item.kind]}</span>
              </button>
            </td>
          </tr>
        )}
        emptyTitle=""
        emptyText=""
      />
      {chosen !== undefined && (
        <TemplateEditor
          key={`${chosen.kind} ${chosen.versions.length}`}
          cycle={cycle}
          templates={chosen}
          mayEdit={mayEdit}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  )
}

function noteOf({ inForce, versions }: KindTemplates): string {
  const current = versions.find(({ version }) => version === inForce)
  const coming = versions.find(({ version }) => version > inForce)
  const own = current === undefined ? '' : whoText(current)
  return coming === undefined ? own : `${own}；第 ${coming.version} 版自 ${coming.effectiveFrom ?? ''} 生效`
}
