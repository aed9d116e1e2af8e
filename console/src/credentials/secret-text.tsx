import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import { useState } from 'react'

/** A secret, hidden until it is asked for, that can be copied without being shown. */
export function SecretText({ text, name }: { text: string; name: string }) {
  const [shown, setShown] = useState(false)
  return (
    <div className="secret">
      <CopyToClipboard
        variant="icon"
        textToCopy={text}
        copyButtonAriaLabel={`Copy ${name}`}
        copySuccessText="Copied"
        copyErrorText="It could not be copied"
      />
      <span className="mono">{shown ? text : '•'.repeat(16)}</span>
      <Button
        variant="inline-link"
        onClick={() => setShown(!shown)}
        ariaLabel={`${shown ? 'Hide' : 'Show'} ${name}`}
      >
        {shown ? 'Hide' : 'Show'}
      </Button>
    </div>
  )
}
