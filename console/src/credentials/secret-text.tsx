import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { Copyable } from '../details/copyable.tsx'

/** A secret, hidden until it is asked for, that can be copied without being shown. */
export function SecretText({ text, name }: { text: string; name: string }) {
  const [shown, setShown] = useState(false)
  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      {shown ? <Copyable text={text} name={name} /> : <span className="mono">{'•'.repeat(16)}</span>}
      <Button
        variant="inline-link"
        onClick={() => setShown(!shown)}
        ariaLabel={`${shown ? 'Hide' : 'Show'} ${name}`}
      >
        {shown ? 'Hide' : 'Show'}
      </Button>
    </SpaceBetween>
  )
}
