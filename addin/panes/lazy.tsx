import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** A component whose code is fetched when it is first shown; meanwhile `waiting`. */
export function lazy<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null
  return function Lazy(props: Props) {
    const [, setLoaded] = useState(loaded !== null)
    const [failed, setFailed] = useState(false)
    useEffect(() => {
      if (loaded !== null) return
      load().then(
        (component) => {
          loaded = component
          setLoaded(true)
        },
        () => setFailed(true),
      )
    }, [])
    if (failed) return <p class="card card-part">这一部分没有取到。请检查网络后刷新页面，已填的内容不受影响。</p>
    const Component = loaded
    return Component === null ? null : <Component {...props} />
  }
}
