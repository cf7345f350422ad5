import { Icon } from '#ui/icon.tsx'
import { Progress } from '#ui/progress.tsx'
import { useDelayed } from '#ui/use-delayed.ts'
import type { App } from '../app/app.ts'
import { useStore } from '../base/store.ts'
import { DefectBanner } from './defect-banner.tsx'

/** What has to be said before anything else: a refused file, our own defect, a second workbook, storage that is missing. */
export function Notices({ app }: { app: App }) {
  const trouble = useStore(app.state, (state) => state.trouble)
  const waiting = useStore(app.state, (state) => state.waiting)
  const storage = useStore(app.state, (state) => state.storage)
  const opening = useStore(app.state, (state) => state.opening)
  const unsaved = useStore(app.state, (state) => state.unsaved)
  const isSlow = useDelayed(opening !== null, 300)
  const { desk } = app
  const dismiss = (): void => app.state.patch({ trouble: null })
  return (
    <>
      {opening !== null && isSlow && (
        <Progress title={`正在读取“${opening.name}”`} done={0} total={0} unit="行" onCancel={opening.cancel} />
      )}
      {waiting !== null && desk.kind === 'file' && (
        <div class="banner banner-warn" role="alert">
          <Icon name="warning" />
          <div class="banner-text">
            <strong>{`${waiting.kind === 'open' ? '打开' : '关闭'}“${waiting.name}”前，还有 ${unsaved} 处修改没有保存到文件。`}</strong>
            <div class="banner-acts">
              <button
                type="button"
                class="btn btn-s"
                onClick={() => {
                  void desk.save().then(waiting.proceed)
                }}
              >
                {waiting.kind === 'open' ? '保存后打开' : '保存后关闭'}
              </button>
              <button type="button" class="btn btn-s" onClick={waiting.proceed}>
                {waiting.kind === 'open' ? '放弃修改并打开' : '放弃修改并关闭'}
              </button>
              <button type="button" class="link" onClick={() => app.state.patch({ waiting: null })}>
                留在当前文件
              </button>
            </div>
          </div>
        </div>
      )}
      {trouble?.kind === 'refused' && (
        <div class="banner banner-err" role="alert">
          <Icon name="error" class="is-error" />
          <div class="banner-text">
            <strong>{trouble.words.title}</strong>
            {`${trouble.file === '' ? '' : `${trouble.file}：`}${trouble.words.why}${trouble.words.what}`}
          </div>
          <button type="button" class="link" onClick={dismiss}>
            知道了
          </button>
        </div>
      )}
      {trouble?.kind === 'defect' && <DefectBanner reference={trouble.reference} />}
      {storage === 'unavailable' && (
        <div class="banner banner-warn" role="status">
          <Icon name="warning" class="is-warning" />
          <div class="banner-text">浏览器不能保存离线数据，关闭前请先同步或保存文件。</div>
        </div>
      )}
    </>
  )
}
