import { useEffect, useRef, useState } from 'preact/hooks'

const rest = 5000

/** Speaks what the last check found after that has changed, at most every five seconds. */
export function Announcer({ result }: { result: string }) {
  const [spoken, setSpoken] = useState('')
  const last = useRef(0)
  useEffect(() => {
    const wait = Math.max(0, last.current + rest - Date.now())
    const timer = setTimeout(() => {
      last.current = Date.now()
      setSpoken(result)
    }, wait)
    return () => clearTimeout(timer)
  }, [result])
  return (
    <p class="vh" role="status">
      {spoken}
    </p>
  )
}
